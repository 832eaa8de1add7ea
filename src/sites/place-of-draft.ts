import type { Draft } from '../modules/drafts/index.ts'
import {
  findPostcode,
  type KnownPlace,
  locate,
  nearestPostcode,
  type Point,
  placeOfPostcode,
} from '../modules/places/index.ts'
import type { Ctx } from '../platform/context.ts'
import type { Question } from '../platform/form/index.ts'

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

/** Ids of the areas that hold it, as they will be those of the request: of its place, else of its address; none: not known. */
export async function areasOfDraft(ctx: Ctx, questions: readonly Question[], draft: Said): Promise<readonly string[]> {
  const answerTo = (type: string) =>
    draft.answers[questions.find(each => each.type === type)?.id ?? ''] as Place | undefined
  const place = answerTo('place')
  const postcode = place ? place.postcode : (answerTo('address')?.postcode ?? draft.known.postcode)
  const isPoint = typeof place?.lat === 'number' && typeof place.lng === 'number'
  const found = isPoint ? await locate(ctx, place as Point) : await findPostcode(ctx, postcode ?? '')
  return found?.areas ?? []
}

type Place = Partial<Point> & { postcode?: string }

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
