import { type FoundPostcode, findPostcode } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { POSTCODE_COOKIE } from '../site.ts'

/** The postcode the visitor gave once, if it is one of ours. */
export async function knownPostcode(ctx: Ctx, visit: Visit): Promise<FoundPostcode | null> {
  const kept = visit.cookies[POSTCODE_COOKIE]
  return kept ? findPostcode(ctx, kept) : null
}

/** Keeps it for a year, in this browser only. */
export function keepPostcode(visit: Visit, postcode: string): void {
  visit.setCookie(POSTCODE_COOKIE, postcode.replaceAll(' ', ''), 365)
}
