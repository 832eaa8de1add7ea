import type { Council } from '../../modules/organisation/index.ts'
import type { FoundPostcode } from '../../modules/places/index.ts'
import type { Question } from '../../platform/form/index.ts'

export const isFileQuestion = (question: Question): boolean =>
  question.type === 'photos' || question.type === 'documents'

/** What the map of a place question needs (see `question.njk`); the layout adds the tiles, where there are any. */
export function mapOf(council: Council, start: FoundPostcode | null) {
  return {
    outlines: '/areas.geojson',
    bounds: council.map.bounds,
    start: start ? { lat: start.lat, lng: start.lng } : null,
    find: '/find-place',
  }
}
