import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { type GivenContact, type PlaceAnswer, placeQuestion } from '../../platform/form/index.ts'
import { LANGUAGES } from '../../platform/text.ts'
import { readWritingBack } from '../customers/index.ts'
import { readCurrentForm, startDraft } from '../drafts/index.ts'
import { type DeskView, noteDraftOf, readConversation } from '../interactions/index.ts'
import { answersFrom, placeIn } from './begin-form.ts'
import { listPhotosOf } from './fetching/files-to-fetch.store.ts'
import { writtenFrom } from './put-for-colleague.ts'
import { readThread } from './received.read.ts'
import { theyAskedNot } from './they-asked-not.ts'

/** A form that was begun with what somebody wrote. */
export interface BegunForm {
  id: string
  /** For the browser of whoever goes on with it. */
  secret: string
  channel: DeskView['channel']
  /** The question about the place, and whether the words give a point of the map; null: they say no place. */
  place: { question: string; isPoint: boolean } | null
}

/**
 * Begins the form of a service for a matter that came in writing, with all that is known: the words, where it is (a postcode,
 * a street), who wrote. `service`: what the colleague says it is about; without it what the matter is about. Throws NotFound
 * where there is no such matter, no form, or the matter has its request; Refused `interactions.wrapped-already`.
 */
export async function beginFormOfMatter(
  ctx: Ctx,
  { interactionId, matterId, service: said }: { interactionId: string; matterId: string; service?: string },
): Promise<BegunForm> {
  const view = await readConversation(ctx, interactionId)
  const matter = view.matters.find(each => each.id === matterId)
  const slug = said || matter?.service
  if (!matter || !slug) throw new NotFound('matter')
  const { service, questions } = await readCurrentForm(ctx, slug)
  if (!service.form) throw new NotFound('form')
  const { channel } = view
  const { place, postcode } = await placeIn(ctx, matter.asked)
  const photos = await listPhotosOf(ctx, interactionId)
  const { email, phone, ...who }: GivenContact = await writerOf(ctx, view)
  const mind = await theyAskedNot(ctx, interactionId)
  // Where she asked for silence no way is filled in: a colleague writes it there herself, and says that it is safe.
  const ways = mind ? {} : { ...(email && { email }), ...(phone && { phone }) }
  const answers = await answersFrom(ctx, questions, { words: matter.asked, place, photos, ...who, ...ways })
  const draft = await ctx.transaction(async ctx => {
    const known = { ...(postcode && { postcode }), ...(mind && { mind }) }
    const draft = await startDraft(withContext(ctx, { channel }), { service: slug, known, answers })
    await noteDraftOf(ctx, { interactionId, matterId, draftId: draft.id, service: slug })
    return draft
  })
  const where = placeQuestion(questions)
  const answer = where && (answers[where.id] as PlaceAnswer | undefined)
  return { ...draft, channel, place: answer ? { question: where.id, isPoint: answer.lat !== null } : null }
}

/** Whoever wrote first, as she can be reached where that is safe and she did not ask us not to; her name where the conversation knows it. */
async function writerOf(ctx: Ctx, { id, caller }: DeskView) {
  const { received } = await readThread(ctx, { interactionId: id })
  const [first] = received
  const isSilent = received.some(({ askedNotBack }) => askedNotBack.length > 0)
  const from = first?.fromAddress && !isSilent ? writtenFrom(first) : null
  const name = first?.fromName || caller?.name
  const language = LANGUAGES.find(each => each === caller?.language)
  return {
    ...(name && { name }),
    ...(language && { language }),
    ...(from && (await readWritingBack(ctx, from)).isSafe && { [from.kind]: from.value }),
  }
}
