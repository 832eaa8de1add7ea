import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { type AskedRequest, listNearby } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { showNearby } from '../../requests/nearby.ts'

/** In a hurry a place is a postcode, not a pin: look at least so many metres round it. */
const LEAST_METRES = 150

/** Open requests so near that they may be the same: where the service looks for such. */
export async function findSame(ctx: Ctx, { service, place }: AskedRequest) {
  const rule = (await readCatalogue(ctx)).services.get(service)?.nearby
  if (!rule || !place || place.lat === null || place.lng === null) return []
  const point = { lat: place.lat, lng: place.lng }
  const metres = Math.max(rule.metres, LEAST_METRES)
  const found = await listNearby(ctx, { service, point, ...rule, metres })
  return Promise.all(found.map((each, index) => showNearby(ctx, each, index + 1)))
}
