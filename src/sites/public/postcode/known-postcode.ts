import {
  type FoundPostcode,
  findNear,
  findPostcode,
  type KnownPlace,
  parsePostcode,
  placeOfPostcode,
  sharesSector,
  spacedPostcode,
} from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { POSTCODE_COOKIE } from '../site.ts'

/** The postcode the visitor gave once, if it is one of ours, or may be: a new one is kept, with no ward or areas. */
export async function knownPostcode(ctx: Ctx, visit: Visit): Promise<FoundPostcode | null> {
  const kept = visit.cookies[POSTCODE_COOKIE]
  return kept ? ((await findPostcode(ctx, kept)) ?? newPostcode(ctx, kept)) : null
}

/** One that we do not know among ours: of where it is only the sector is known. */
async function newPostcode(ctx: Ctx, typed: string): Promise<FoundPostcode | null> {
  const compact = parsePostcode(typed)
  if (!compact || !(await sharesSector(ctx, compact))) return null
  const postcode = spacedPostcode(compact)
  const around = await findNear(ctx, postcode.slice(0, -2))
  return around && { postcode, lat: around.lat, lng: around.lng, ward: '', areas: [] }
}

/** Keeps it for a year, in this browser only. */
export function keepPostcode(visit: Visit, postcode: string): void {
  visit.setCookie(POSTCODE_COOKIE, postcode.replaceAll(' ', ''), 365)
}

/** Where she lives, as notices are chosen by it. */
export const atHome = (ctx: Ctx, home: FoundPostcode | null): Promise<KnownPlace | null> =>
  placeOfPostcode(ctx, home?.postcode ?? null)
