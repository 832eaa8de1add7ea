import type { KeyActor } from '../caller.ts'
import { keyOfClient, keyOfContent, keyOfHeader, type RepeatKey } from '../repeats.ts'
import type { Fields } from './fields.ts'

/** Under which codes clients send their own number of a report: FixMyStreet's name for it, then older ones. */
const NUMBERS = ['fixmystreet_id', 'external_id', 'service_request_id_ext']
const ADDRESSES = ['report_url']
/** Codes that say where or what it is in another way: nothing that staff would miss. */
const TECHNICAL = ['easting', 'northing', 'closest_address']
export const KNOWN_CODES = new Set([...NUMBERS, ...ADDRESSES, ...TECHNICAL])

const LONGEST = 200

/** A client's own id of the report: its number, or the address of its page. */
export function reportIdOf({ attributes }: Fields): string | null {
  const code = [...NUMBERS, ...ADDRESSES].find(each => attributes[each]?.[0])
  return code ? attributes[code]![0]!.slice(0, LONGEST) : null
}

/** The page of the report in the description, as FixMyStreet writes it. The last one: what residents write comes before. */
const PAGE = /https?:\/\/[^\s<>"]+\/reports?\/\d+/gi

/**
 * How a repeat of this report is recognised, the surest sign first. A page that is only named in the description counts
 * together with service and place: somebody may write of another report than her own.
 */
export function repeatKeyOf(
  actor: KeyActor,
  fields: Fields,
  sent: { idempotencyKey: string; reportId: string | null; now: Date },
): RepeatKey {
  if (sent.idempotencyKey) return keyOfHeader(actor, sent.idempotencyKey, sent.reportId ?? fields.content())
  if (sent.reportId) return keyOfClient(actor, 'report', sent.reportId)
  const page = fields.one('description').match(PAGE)?.at(-1)
  if (!page) return keyOfContent(actor, fields.content(), sent.now)
  const where = ['service_code', 'lat', 'long', 'address_string'].map(name => fields.one(name))
  return keyOfClient(actor, 'link', [page.toLowerCase(), ...where].join(' '))
}
