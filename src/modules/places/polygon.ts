// Point in polygon for outlines with holes and several parts. Coordinates are degrees, [longitude, latitude].
import type { Outline, Point } from './area.ts'

/** A ring as flat numbers lng, lat, lng, lat …: half the memory and twice the speed of nested lists. */
export type Ring = Float64Array

export interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** An outline laid out for asking many times. Holes are rings like any other: a point in a hole crosses twice. */
export interface Shape {
  rings: Ring[]
  box: Box
}

export function shapeOf(outline: Outline): Shape {
  const polygons = (outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates) as number[][][][]
  const rings = polygons.flat().map(ring => Float64Array.from(ring.flatMap(([lng, lat]) => [lng!, lat!])))
  return { rings, box: boxOf(rings) }
}

function boxOf(rings: Ring[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box.west = Math.min(box.west, ring[i]!)
      box.east = Math.max(box.east, ring[i]!)
      box.south = Math.min(box.south, ring[i + 1]!)
      box.north = Math.max(box.north, ring[i + 1]!)
    }
  }
  return box
}

/** Counts how many edges a ray to the east crosses: odd is inside. A point on an edge belongs to one side of it. */
export function contains({ rings, box }: Shape, { lat, lng }: Point): boolean {
  if (lng < box.west || lng > box.east || lat < box.south || lat > box.north) return false
  let inside = false
  for (const ring of rings) {
    let previousLng = ring[ring.length - 2]!
    let previousLat = ring[ring.length - 1]!
    for (let i = 0; i < ring.length; i += 2) {
      const edgeLng = ring[i]!
      const edgeLat = ring[i + 1]!
      if (edgeLat > lat !== previousLat > lat) {
        const crossing = ((previousLng - edgeLng) * (lat - edgeLat)) / (previousLat - edgeLat) + edgeLng
        if (lng < crossing) inside = !inside
      }
      previousLng = edgeLng
      previousLat = edgeLat
    }
  }
  return inside
}
