import type { Draft } from '../modules/drafts/index.ts'
import { type KnownPlace, nearestPostcode, placeOfPostcode } from '../modules/places/index.ts'
import type { Ctx } from '../platform/context.ts'

/** Nearer than this a postcode is the one of a pin. */
const SAME_PLACE_METRES = 300

/** Where what is asked in a form is, as far as it has been said: the place it is about before an address, and what was typed before the form. */
export async function placeOfDraft(
  ctx: Ctx,
  { answers, known }: Pick<Draft, 'answers' | 'known'>,
): Promise<KnownPlace | null> {
  const said = (Object.values(answers) as unknown[]).filter(
    (each): each is { postcode?: unknown; lat?: unknown; lng?: unknown } => typeof each === 'object' && each !== null,
  )
  const pin = said.find(({ lat, lng }) => typeof lat === 'number' && typeof lng === 'number')
  if (pin) {
    const near = await nearestPostcode(ctx, pin as { lat: number; lng: number })
    if (near && near.metres <= SAME_PLACE_METRES) return placeOfPostcode(ctx, near.postcode)
  }
  const typed = said.find(({ postcode }) => typeof postcode === 'string' && postcode !== '')
  return placeOfPostcode(ctx, (typed?.postcode as string | undefined) ?? known.postcode ?? null)
}
