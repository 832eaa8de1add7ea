import type { Ctx } from '../../platform/context.ts'
import { answersOfContact, checkAnswer, type Question } from '../../platform/form/index.ts'
import type { Language } from '../../platform/text.ts'
import { askingNow, makeResumeCode, readCurrentForm, saveAnswer, startDraft } from '../drafts/index.ts'
import { findPostcode } from '../places/index.ts'
import type { NewReceived } from './received.store.ts'

/** A form begun for somebody who wrote: she goes on with it by its code. */
export interface BegunForm {
  draftId: string
  code: string
}

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi

/** Begins the form of a service with what a mail says: its words, who wrote, and a postcode of ours in it. Nothing is asked twice. */
export async function beginForm(
  ctx: Ctx,
  { words, fromAddress, fromName }: Pick<NewReceived, 'words' | 'fromAddress' | 'fromName'>,
  service: string,
  language: Language,
): Promise<BegunForm> {
  const postcode = await postcodeIn(ctx, words)
  const { id } = await startDraft(ctx, { service, language, channel: 'email', known: postcode ? { postcode } : {} })
  const { questions } = await readCurrentForm(ctx, service)
  const own = questions.find(({ type }) => type === 'long-text')
  const given = {
    ...(own && { [own.id]: words.trim() }),
    ...answersOfContact(questions, { email: fromAddress, ...(fromName && { name: fromName }) }),
  }
  for (const question of questions.filter(each => each.id in given)) await keep(ctx, id, question, given[question.id])
  return { draftId: id, code: await makeResumeCode(ctx, { id }) }
}

/** What does not fit the question is left for her to answer. */
async function keep(ctx: Ctx, draftId: string, question: Question, typed: unknown): Promise<void> {
  const checked = await checkAnswer(question, typed, askingNow(ctx))
  if (!checked.problems && checked.answer !== undefined)
    await saveAnswer(ctx, { id: draftId }, question.id, checked.answer)
}

async function postcodeIn(ctx: Ctx, words: string): Promise<string | null> {
  for (const [typed] of words.matchAll(POSTCODE)) {
    const found = await findPostcode(ctx, typed)
    if (found) return found.postcode
  }
  return null
}
