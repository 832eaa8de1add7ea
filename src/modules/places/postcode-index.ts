// All postcodes of the council in memory: by name, and by where they are. 17,000 take about 2 MB.
import { metresBetween } from '../../platform/form/index.ts'
import type { Point } from './area.ts'
import type { Box } from './polygon.ts'

export interface PostcodeRow {
  /** Without spaces. */
  postcode: string
  lat: number
  lng: number
  ward: string
}

export interface PostcodeIndex {
  size: number
  find(compact: string): PostcodeRow | null
  /** Those that begin so, without spaces: 'SN151' finds SN15 1ER. */
  startingWith(compact: string): PostcodeRow[]
  inWards(wards: ReadonlySet<string>): PostcodeRow[]
  /** The nearest within `reach` metres. */
  nearest(point: Point, reach: number): { row: PostcodeRow; metres: number } | null
  /** Those in a box, by name. */
  within(box: Box): PostcodeRow[]
}

const METRES_PER_DEGREE = 111_195
/** Some 350 m by 550 m: a town has a few postcodes in each, and a postcode in the country is a few cells away. */
const CELL_DEGREES = 0.005

export function indexPostcodes(rows: PostcodeRow[]): PostcodeIndex {
  const byName = new Map(rows.map(row => [row.postcode, row]))
  const cells = new Map<number, PostcodeRow[]>()
  for (const row of rows) {
    const key = cellKey(cellOf(row.lng), cellOf(row.lat))
    const held = cells.get(key)
    if (held) held.push(row)
    else cells.set(key, [row])
  }
  return {
    size: rows.length,
    find: compact => byName.get(compact) ?? null,
    startingWith: compact => rows.filter(({ postcode }) => postcode.startsWith(compact)),
    inWards: wards => (wards.size === 0 ? [] : rows.filter(({ ward }) => wards.has(ward))),
    nearest: (point, reach) => nearestIn(cells, point, reach),
    within: box => rowsWithin(cells, box).toSorted((a, b) => (a.postcode < b.postcode ? -1 : 1)),
  }
}

function rowsWithin(cells: Map<number, PostcodeRow[]>, { west, south, east, north }: Box): PostcodeRow[] {
  const found: PostcodeRow[] = []
  for (let x = cellOf(west); x <= cellOf(east); x++)
    for (let y = cellOf(south); y <= cellOf(north); y++) found.push(...(cells.get(cellKey(x, y)) ?? []))
  return found.filter(({ lat, lng }) => lng >= west && lng <= east && lat >= south && lat <= north)
}

/**
 * Looks at rings of cells around the point, outwards, until no further cell can hold a nearer one. Every report that
 * comes in asks for it, so rows are compared on a plane that is as wide everywhere as at the point.
 */
function nearestIn(cells: Map<number, PostcodeRow[]>, point: Point, reach: number) {
  const [x, y] = [cellOf(point.lng), cellOf(point.lat)]
  const narrowing = Math.cos((point.lat * Math.PI) / 180)
  let best: PostcodeRow | null = null
  let least = (reach / METRES_PER_DEGREE) ** 2
  // a cell is narrower than high: its width bounds how far away the next ring begins
  for (let ring = 0; ring <= 1 || ((ring - 1) * CELL_DEGREES * narrowing) ** 2 <= least; ring++) {
    for (const row of rowsOfRing(cells, x, y, ring)) {
      const [north, east] = [point.lat - row.lat, (point.lng - row.lng) * narrowing]
      const square = north * north + east * east
      if (best ? square >= least : square > least) continue
      best = row
      least = square
    }
  }
  return best && { row: best, metres: metresBetween(point, best) }
}

function rowsOfRing(cells: Map<number, PostcodeRow[]>, x: number, y: number, ring: number): PostcodeRow[] {
  const rows: PostcodeRow[] = []
  for (let dx = -ring; dx <= ring; dx++) {
    const step = Math.abs(dx) === ring ? 1 : 2 * ring
    for (let dy = -ring; dy <= ring; dy += step) rows.push(...(cells.get(cellKey(x + dx, y + dy)) ?? []))
  }
  return rows
}

/** The square whose sides are `metres` away from a point. */
export function boxAround({ lat, lng }: Point, metres: number): Box {
  const north = metres / METRES_PER_DEGREE
  const east = north / Math.cos((lat * Math.PI) / 180)
  return { west: lng - east, south: lat - north, east: lng + east, north: lat + north }
}

const cellOf = (degrees: number): number => Math.floor(degrees / CELL_DEGREES)
const cellKey = (x: number, y: number): number => x * 100_000 + y
