import type { Draft } from '../modules/drafts/index.ts'
import { findPostcode, type KnownPlace, locate, nearestPostcode, placeOfPostcode } from '../modules/places/index.ts'
import type { Ctx } from '../platform/context.ts'

/** Nearer than this a postcode is the one of a pin. */
const SAME_PLACE_METRES = 300

type Said = Pick<Draft, 'answers' | 'known'>

/** Where what is asked in a form is, as far as it has been said: the place it is about before an address, and what was typed before the form. */
export async function placeOfDraft(ctx: Ctx, draft: Said): Promise<KnownPlace | null> {
  const { pin, postcode } = whereSaid(draft)
  if (pin) {
    const near = await nearestPostcode(ctx, pin)
    if (near && near.metres <= SAME_PLACE_METRES) return placeOfPostcode(ctx, near.postcode)
  }
  return placeOfPostcode(ctx, postcode)
}

/** Ids of the areas that hold it, as they will be those of the request; none: not known. */
export async function areasOfDraft(ctx: Ctx, draft: Said): Promise<readonly string[]> {
  const { pin, postcode } = whereSaid(draft)
  const found = pin ? await locate(ctx, pin) : await findPostcode(ctx, postcode ?? '')
  return found?.areas ?? []
}

function whereSaid({ answers, known }: Said) {
  const said = (Object.values(answers) as unknown[]).filter(
    (each): each is { postcode?: unknown; lat?: unknown; lng?: unknown } => typeof each === 'object' && each !== null,
  )
  const pin = said.find(({ lat, lng }) => typeof lat === 'number' && typeof lng === 'number')
  const typed = said.find(({ postcode }) => typeof postcode === 'string' && postcode !== '')
  return {
    pin: pin ? (pin as { lat: number; lng: number }) : null,
    postcode: (typed?.postcode as string | undefined) ?? known.postcode ?? null,
  }
}
