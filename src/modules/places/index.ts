// places: wards, areas, postcodes, and which of them hold a point.
export type { Area, Outline, Point, Whereabouts } from './area.ts'
export type { Near } from './find-near.ts'
export { gridReference } from './grid-reference.ts'
export {
  areaName,
  councilsElsewhere,
  type FoundPostcode,
  findArea,
  findNear,
  findPostcode,
  holdsPostcode,
  listAreas,
  locate,
  nearestPostcode,
  placeName,
  placeOfPostcode,
  postcodeNear,
  postcodesWithin,
  sharesSector,
} from './places.read.ts'
export { parsePostcode, spacedPostcode } from './postcode.ts'
export { type PlacesOfPack, replacePlaces } from './replace-places.ts'
export { streetOf } from './street.ts'
export { type Extent, isWithin, type KnownPlace, parsePostcodePart } from './within.ts'
