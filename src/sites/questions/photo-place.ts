import { askingNow } from '../../modules/drafts/index.ts'
import type { Ctx } from '../../platform/context.ts'
import {
  displayAnswer,
  metresBetween,
  type PlaceAnswer,
  type Point,
  type Question,
  sayNearest,
} from '../../platform/form/index.ts'

/** Photo and pin this near to each other are of one place: what was written about it still holds. */
const SAME_METRES = 100

export function isSamePlace({ lat, lng }: PlaceAnswer, point: Point): boolean {
  return lat !== null && lng !== null && metresBetween({ lat, lng }, point) <= SAME_METRES
}

/** Of a photo that knows where it was taken, said before its place is used: what is near, how far that is, what would go. */
export async function describePhotoPlace(
  ctx: Ctx,
  where: Question,
  place: PlaceAnswer | null | undefined,
  point: Point,
) {
  const nearest = await askingNow(ctx).near!(point)
  const isSame = !!place && isSamePlace(place, point)
  const isKnown = !!place && place.lat !== null && place.lng !== null
  return {
    near: nearest ? sayNearest(nearest, ctx.language) : '',
    away: isKnown && !isSame ? sayAway(metresBetween({ lat: place.lat!, lng: place.lng! }, point)) : null,
    goes: place && !isSame ? displayAnswer(where, place, ctx.language).join(', ') : '',
  }
}

/** Metres to the nearest 10, from one kilometre on kilometres. */
function sayAway(metres: number): { unit: 'metres' | 'km'; count: number } {
  return metres < 1000
    ? { unit: 'metres', count: Math.round(metres / 10) * 10 }
    : { unit: 'km', count: Math.round(metres / 1000) }
}
