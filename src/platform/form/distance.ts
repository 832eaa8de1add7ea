import type { Point } from './question.ts'

const METRES_PER_DEGREE = 111_195

/** Distance on a plane through the two points: exact to a metre over a few kilometres. */
export function metresBetween(a: Point, b: Point): number {
  const north = (a.lat - b.lat) * METRES_PER_DEGREE
  const east = (a.lng - b.lng) * METRES_PER_DEGREE * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot(north, east)
}
