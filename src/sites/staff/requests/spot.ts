import { getVersion } from '../../../modules/catalogue/index.ts'
import { gridReference } from '../../../modules/places/index.ts'
import type { RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type PlaceAnswer, placeQuestion } from '../../../platform/form/index.ts'

/** Five decimals are about a metre. */
const DECIMALS = 5

/** Where a crew drives to, in the ways that its maps and devices take. Null for what has no point. */
export async function readSpot(ctx: Ctx, request: RequestView) {
  const { lat, lng, sensitive } = request
  if (lat === null || lng === null) return null
  const { form = [] } = await getVersion(ctx, request.versionId)
  const asked = placeQuestion(form)
  const answer = asked && (request.answers[asked.id] as PlaceAnswer | undefined)
  const [north, east] = [lat.toFixed(DECIMALS), lng.toFixed(DECIMALS)]
  return {
    grid: gridReference({ lat, lng }),
    degrees: `${north}, ${east}`,
    /** RFC 5870; the query makes Android's programs put a pin there. */
    app: `geo:${north},${east}?q=${north},${east}`,
    /** Asks another site only when it is pressed; where something sensitive is goes to nobody. */
    web: sensitive ? null : `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=18/${north}/${east}`,
    isMiddleOfPostcode: answer?.source === 'postcode',
  }
}
