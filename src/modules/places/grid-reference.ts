// Where a point is on the National Grid. Ordnance Survey, 'A guide to coordinate systems in Great Britain' (2020): datum by
// the Helmert transformation of section 6.6, projection by Annexe C.1. True to about 5 metres: enough for a crew.
import type { Point } from './area.ts'

/** Metres east and north of the false origin of the National Grid. */
export interface GridPoint {
  easting: number
  northing: number
}

/** An ellipsoid by its half axes, in metres. */
type Ellipsoid = { a: number; b: number }
type Vector = [x: number, y: number, z: number]

const WGS84: Ellipsoid = { a: 6_378_137, b: 6_356_752.3141 }
const AIRY: Ellipsoid = { a: 6_377_563.396, b: 6_356_256.909 }
const SECONDS = Math.PI / 648_000
const TO_OSGB36 = {
  shift: [-446.448, 125.157, -542.06] satisfies Vector,
  turn: [-0.1502 * SECONDS, -0.247 * SECONDS, -0.8421 * SECONDS] satisfies Vector,
  scale: 1 + 20.4894e-6,
}
/** The true origin (49°N 2°W), what it is called on the grid, and the scale on its meridian. */
const ORIGIN = { lat: radians(49), lng: radians(-2), easting: 400_000, northing: -100_000, scale: 0.9996012717 }
const SQUARE = 100_000
/** Five by five, from the north west; there is no I. */
const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ'

/** Two letters and eight figures, to ten metres: 'ST 9211 7356'. Null for a point that is not on the grid. */
export function gridReference(point: Point): string | null {
  const { easting, northing } = gridPoint(point)
  const [east, north] = [Math.floor(easting / SQUARE), Math.floor(northing / SQUARE)]
  if (east < 0 || east > 6 || north < 0 || north > 12) return null
  const figures = (metres: number) => String(Math.floor((metres % SQUARE) / 10)).padStart(4, '0')
  return `${squareLetters(east, north)} ${figures(easting)} ${figures(northing)}`
}

/** The first letter names a square of 500 km, the second one of 100 km in it. The grid begins in the south west of S. */
function squareLetters(east: number, north: number): string {
  const [x, y] = [east + 10, 19 - north]
  const large = Math.floor(y / 5) * 5 + Math.floor(x / 5)
  return LETTERS[large]! + LETTERS[(y % 5) * 5 + (x % 5)]!
}

/** Degrees (WGS84) as metres of the grid. */
export function gridPoint({ lat, lng }: Point): GridPoint {
  return project(toAngles(toOsgb36(toCartesian(radians(lat), radians(lng)))))
}

/** From the middle of the earth, at height 0. */
function toCartesian(lat: number, lng: number): Vector {
  const squash = 1 - WGS84.b ** 2 / WGS84.a ** 2
  const nu = WGS84.a / Math.sqrt(1 - squash * Math.sin(lat) ** 2)
  return [nu * Math.cos(lat) * Math.cos(lng), nu * Math.cos(lat) * Math.sin(lng), nu * (1 - squash) * Math.sin(lat)]
}

function toOsgb36([x, y, z]: Vector): Vector {
  const { shift, turn, scale } = TO_OSGB36
  return [
    shift[0] + scale * x - turn[2] * y + turn[1] * z,
    shift[1] + turn[2] * x + scale * y - turn[0] * z,
    shift[2] - turn[1] * x + turn[0] * y + scale * z,
  ]
}

function toAngles([x, y, z]: Vector): { lat: number; lng: number } {
  const squash = 1 - AIRY.b ** 2 / AIRY.a ** 2
  const across = Math.hypot(x, y)
  let lat = Math.atan2(z, across * (1 - squash))
  // Each round adds some five digits: the third is exact to less than a millimetre.
  for (let round = 0; round < 3; round++) {
    const nu = AIRY.a / Math.sqrt(1 - squash * Math.sin(lat) ** 2)
    lat = Math.atan2(z + squash * nu * Math.sin(lat), across)
  }
  return { lat, lng: Math.atan2(y, x) }
}

/** The transverse Mercator projection; roman numerals as in the guide. */
export function project({ lat, lng }: { lat: number; lng: number }): GridPoint {
  const { a, b } = AIRY
  const squash = 1 - b ** 2 / a ** 2
  const [sin, cos, tan2] = [Math.sin(lat), Math.cos(lat), Math.tan(lat) ** 2]
  const bend = 1 - squash * sin ** 2
  const nu = (a * ORIGIN.scale) / Math.sqrt(bend)
  const rho = (nu * (1 - squash)) / bend
  const eta2 = nu / rho - 1
  const east = lng - ORIGIN.lng
  const I = meridian(lat) + ORIGIN.northing
  const II = (nu / 2) * sin * cos
  const III = (nu / 24) * sin * cos ** 3 * (5 - tan2 + 9 * eta2)
  const IIIA = (nu / 720) * sin * cos ** 5 * (61 - 58 * tan2 + tan2 ** 2)
  const IV = nu * cos
  const V = (nu / 6) * cos ** 3 * (nu / rho - tan2)
  const VI = (nu / 120) * cos ** 5 * (5 - 18 * tan2 + tan2 ** 2 + 14 * eta2 - 58 * tan2 * eta2)
  return {
    easting: ORIGIN.easting + IV * east + V * east ** 3 + VI * east ** 5,
    northing: I + II * east ** 2 + III * east ** 4 + IIIA * east ** 6,
  }
}

/** Metres along the meridian from the true origin. */
function meridian(lat: number): number {
  const n = (AIRY.a - AIRY.b) / (AIRY.a + AIRY.b)
  const [less, more] = [lat - ORIGIN.lat, lat + ORIGIN.lat]
  return (
    AIRY.b *
    ORIGIN.scale *
    ((1 + n + 1.25 * n ** 2 + 1.25 * n ** 3) * less -
      (3 * n + 3 * n ** 2 + 2.625 * n ** 3) * Math.sin(less) * Math.cos(more) +
      1.875 * (n ** 2 + n ** 3) * Math.sin(2 * less) * Math.cos(2 * more) -
      (35 / 24) * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more))
  )
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
