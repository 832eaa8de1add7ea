// Which ward holds a point, asked at every report: a grid over the outlines keeps the candidates of each cell.
import type { Point } from './area.ts'
import { contains, type Shape } from './polygon.ts'

/** About 500 m by 800 m here: most cells have one or two candidates. */
const CELL_DEGREES = 0.0075

export interface WardIndex {
  /** The code of the ward whose outline holds the point. */
  wardAt(point: Point): string | null
}

export function indexWards(wards: { id: string; shape: Shape }[]): WardIndex {
  const cells = new Map<number, { id: string; shape: Shape }[]>()
  for (const ward of wards) {
    const { west, south, east, north } = ward.shape.box
    for (let x = cellOf(west); x <= cellOf(east); x++)
      for (let y = cellOf(south); y <= cellOf(north); y++) {
        const key = cellKey(x, y)
        const held = cells.get(key)
        if (held) held.push(ward)
        else cells.set(key, [ward])
      }
  }
  return {
    wardAt(point) {
      const candidates = cells.get(cellKey(cellOf(point.lng), cellOf(point.lat)))
      return candidates?.find(({ shape }) => contains(shape, point))?.id ?? null
    },
  }
}

const cellOf = (degrees: number): number => Math.floor(degrees / CELL_DEGREES)
const cellKey = (x: number, y: number): number => x * 100_000 + y
