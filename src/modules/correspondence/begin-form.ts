import type { Ctx } from '../../platform/context.ts'
import {
  type Answers,
  answersOfContact,
  FILES_MAX,
  type GivenContact,
  mainTextQuestion,
  placeQuestion,
  type Question,
} from '../../platform/form/index.ts'
import { type Language, say } from '../../platform/text.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { fittingAnswers, readCurrentForm, startDraftWithCode } from '../drafts/index.ts'
import { type FoundPostcode, findPostcode, streetOf } from '../places/index.ts'
import type { Put } from './put-for-colleague.ts'
import type { NewReceived } from './received.store.ts'

/** The form that asks what a colleague would have to ask. `begun`: with what she wrote; she goes on with it by its code. */
export interface FormFor {
  slug: string
  name: string
  begun: { draftId: string; code: string } | null
}

/** O and I as machines and people put them for digits too: `findPostcode` knows which are ours. */
const POSTCODE = /\b[A-Z]{1,2}[\dOI][A-Z\d]? ?[\dOI][A-Z]{2}\b/gi

/** Begun where it is sure to be that one. Null: there is none, or it may be about danger, or it is asked in confidence. */
export async function formFor(
  ctx: Ctx,
  received: NewReceived,
  { likely, dangers, language, back }: Put,
): Promise<FormFor | null> {
  const service = likely && (await readCatalogue(ctx)).services.get(likely.slug)
  if (!service?.form || service.privacy.sensitive || dangers.length > 0 || !back.isSafe) return null
  const { slug } = service
  const begun = likely!.isSure ? await beginForm(ctx, received, slug, language) : null
  return { slug, name: say(service.name, language), begun }
}

/**
 * Begins the form of a service with what a mail says: its words, who wrote, and where. Nothing is asked twice; the place is
 * shown to her first, because words are a guess of it.
 */
async function beginForm(
  ctx: Ctx,
  { words, fromAddress, fromName }: NewReceived,
  service: string,
  language: Language,
): Promise<{ draftId: string; code: string }> {
  const { place, postcode } = await placeIn(ctx, words)
  const { questions } = await readCurrentForm(ctx, service)
  const answers = await answersFrom(ctx, questions, { words, place, email: fromAddress, name: fromName, language })
  const where = placeQuestion(questions)
  const { id: draftId, code } = await startDraftWithCode(ctx, {
    service,
    language,
    channel: 'email',
    known: postcode ? { postcode } : {},
    answers,
    ...(where && answers[where.id] && { at: where.id }),
  })
  return { draftId, code }
}

/** What somebody wrote answers of these questions: her words, and who she is. What does not fit is left to be asked. */
export async function answersFrom(
  ctx: Ctx,
  questions: readonly Question[],
  { words, place, photos = [], ...who }: GivenContact & { words: string; place?: unknown; photos?: string[] },
): Promise<Answers> {
  const [main, where] = [mainTextQuestion(questions), placeQuestion(questions)]
  const pictures = questions.find(({ type }) => type === 'photos')
  const given = {
    ...(pictures && photos.length > 0 && { [pictures.id]: photos.slice(0, pictures.max ?? FILES_MAX) }),
    ...(main && { [main.id]: words.trim() }),
    ...(where && place !== undefined && { [where.id]: place }),
    // Whom we cannot reach may still want to be told: that is asked.
    ...((who.email || who.phone) && answersOfContact(questions, who)),
  }
  return fittingAnswers(ctx, questions, given)
}

/** The first postcode of ours in it. */
export async function postcodeIn(ctx: Ctx, words: string): Promise<FoundPostcode | null> {
  for (const [typed] of words.matchAll(POSTCODE)) {
    const found = await findPostcode(ctx, typed)
    if (found) return found
  }
  return null
}

/**
 * Where it is in the words of whoever wrote, as the question about the place is answered: a postcode is a point only with words
 * for the spot, a street is no point.
 */
export async function placeIn(ctx: Ctx, words: string): Promise<{ place?: unknown; postcode?: string }> {
  const [found, street] = [await postcodeIn(ctx, words), streetOf(words)]
  if (!found) return street ? { place: { near: street } } : {}
  return { place: { near: found.postcode, words: street ?? '' }, postcode: found.postcode }
}

/** Where it is, as those words say it: a street and a postcode of ours, as far as they name them. '' where they say no place. */
export async function placeWritten(ctx: Ctx, words: string): Promise<string> {
  const found = await postcodeIn(ctx, words)
  return [streetOf(words), found?.postcode].filter(Boolean).join(', ')
}
