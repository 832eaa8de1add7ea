import { hash } from 'node:crypto'
import { askingNow } from '../../modules/drafts/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import { followRequest, reporterFrom } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { Invalid } from '../../platform/errors.ts'
import { CONTACT, contactOf, formOf, type Question, readAnswer, SAFE } from '../../platform/form/index.ts'
import type { Posted } from '../../platform/page/page.ts'
import type { Language } from '../../platform/text.ts'

/** How we may reach somebody who joins: the engine's own question, as every form has it, with the name left to her. */
export async function joinQuestion(ctx: Ctx): Promise<Question> {
  const { council } = await readOrganisation(ctx)
  const questions = formOf({ contact: 'required', onBehalf: false }, council.languages)
  const question = questions.find(({ id }) => id === CONTACT)!
  const fields = question.fields?.map(field => (field.id === 'name' ? { ...field, required: false } : field))
  return { ...question, ...(fields && { fields }) }
}

/**
 * Joins her to a request with what was posted for `joinQuestion`; answers the id of her participation. The same key with
 * the same answer joins once. Throws `Invalid` with words for each box.
 */
export async function joinRequest(
  ctx: Ctx,
  posted: Posted,
  input: { requestId: string; key: string; language: Language; words?: string },
): Promise<string> {
  const read = await readAnswer(await joinQuestion(ctx), posted, askingNow(ctx))
  if (read.errors) throw new Invalid(read.errors)
  const given = (read.answer ?? {}) as { email?: string; phone?: string }
  const safe = [...(given.email ? ['email'] : []), ...(given.phone ? ['phone', 'text'] : [])]
  const details = contactOf({ ...(read.answer === undefined ? {} : { [CONTACT]: read.answer }), [SAFE]: safe })
  const { participantId } = await followRequest(ctx, {
    requestId: input.requestId,
    key: `${input.key}:${digestOf(read.answer)}`,
    reporter: reporterFrom(details),
    language: details.language ?? input.language,
    ...(input.words && { words: input.words }),
  })
  return participantId
}

/** Somebody else at the same computer, or with 'back', joins for herself and is never shown what the first one has. */
const digestOf = (answer: unknown): string => hash('sha256', JSON.stringify(answer ?? null), 'base64url').slice(0, 16)
