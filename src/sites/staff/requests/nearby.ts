import { getVersion } from '../../../modules/catalogue/index.ts'
import { listNearby, type NearbyRequest, type RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { shortenWords } from '../../../platform/shorten-words.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { publicAnswers, publicPlace } from '../../public-words.ts'
import { mayReadWords } from '../queue/queue-query.ts'
import { STATUS_COLOURS, STATUS_NAMES } from '../request-words.ts'
import { staffOf } from '../site.ts'
import { serviceNow } from './heading.ts'

/** Open requests of the same service so near that they may be the same: as near as the service says. */
export async function readNearby(ctx: Ctx, request: RequestView) {
  const { nearby: rule } = await serviceNow(ctx, request)
  if (!rule || request.lat === null || request.lng === null) return []
  const point = { lat: request.lat, lng: request.lng }
  const found = await listNearby(ctx, { service: request.service, point, ...rule, except: request.id })
  return Promise.all(found.map((each, index) => showNearby(ctx, each, index + 1)))
}

/** One of them with what helps to recognise it, as far as this colleague may see it. */
export async function showNearby(ctx: Ctx, each: NearbyRequest, number: number) {
  const said = mayReadWords(staffOf(ctx)) ? wholeOf(each) : await publicOf(ctx, each)
  return {
    id: each.id,
    number,
    reference: formatCode(each.reference),
    digits: each.reference,
    href: `/staff/requests/${each.id}`,
    ...said,
    isHeld: each.isHeld,
    status: STATUS_NAMES[each.status],
    statusColour: STATUS_COLOURS[each.status],
    openedAt: each.openedAt,
    followers: Number(each.followers),
    metres: Math.round(each.metres),
    lat: each.lat,
    lng: each.lng,
  }
}

const wholeOf = ({ placeWords, details, photo }: NearbyRequest) => ({
  place: placeWords,
  words: shortenWords(details),
  photo: photo && `/staff/files/${photo}?size=small`,
})

/** As its public page shows it. */
async function publicOf(ctx: Ctx, each: NearbyRequest) {
  const { reference, versionId, placeWords, names, photo } = each
  const { form = [] } = await getVersion(ctx, versionId)
  return {
    place: publicPlace(placeWords, names),
    words: shortenWords(publicAnswers(form, each, ctx.language)),
    photo: photo && `/reports/${reference}/photos/${photo}?small=1`,
  }
}
