import { listNearby, type RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { serviceNow } from './heading.ts'

/** Open requests of the same service so near that they may be the same: as near as the service says. */
export async function readNearby(ctx: Ctx, request: RequestView) {
  const { nearby: rule } = await serviceNow(ctx, request)
  if (!rule || request.lat === null || request.lng === null) return []
  const point = { lat: request.lat, lng: request.lng }
  const found = await listNearby(ctx, { service: request.service, point, ...rule, except: request.id })
  return found.map((each, index) => ({
    ...each,
    number: index + 1,
    reference: formatCode(each.reference),
    digits: each.reference,
    metres: Math.round(each.metres),
    followers: Number(each.followers),
    href: `/staff/requests/${each.id}`,
  }))
}
