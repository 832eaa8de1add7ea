import type { Words } from '../../platform/text.ts'

/** Longitude and latitude pairs, WGS84, as GeoJSON has them (RFC 7946). */
export interface Outline {
  type: 'Polygon' | 'MultiPolygon'
  coordinates: number[][][] | number[][][][]
}

/** A ward (electoral division) or a group of wards: community area, former district. */
export interface Area {
  id: string
  /** `ward`, or a kind the pack names. */
  kind: string
  name: Words
  /** Codes of the wards it consists of; a ward holds its own. */
  wards: string[]
  outline: Outline | null
}

export interface Point {
  lat: number
  lng: number
}

/** Where a point lies: the ward and every area that holds it. `ward` is null outside the council. */
export interface Whereabouts {
  ward: string | null
  areas: string[]
}
