import { hash } from 'node:crypto'
import { askingNow } from '../../modules/drafts/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import { type Asker, followForPerson, reporterFrom } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { Invalid } from '../../platform/errors.ts'
import {
  type Answers,
  CONTACT,
  contactOf,
  FIELD,
  formOf,
  type Question,
  readAnswer,
  SAFE,
} from '../../platform/form/index.ts'
import type { Posted } from '../../platform/page/page.ts'
import type { Language } from '../../platform/text.ts'

/** How we may reach somebody: the engine's own question, as every form has it, with the name left to her. */
export async function reachQuestion(ctx: Ctx): Promise<Question> {
  const question = await engineQuestion(ctx, CONTACT)
  const fields = question.fields!.map(field => (field.id === 'name' ? { ...field, required: false } : field))
  return { ...question, fields }
}

/** For somebody who joins: how we may reach her and what of it is safe, on one page. */
export async function joinQuestion(ctx: Ctx): Promise<Question> {
  const [reach, safe] = await Promise.all([reachQuestion(ctx), engineQuestion(ctx, SAFE)])
  const options = safe.options!.map(({ when: _, ...option }) => option)
  return { ...reach, fields: [...reach.fields!, { ...safe, id: 'safe', when: [], options }] }
}

async function engineQuestion(ctx: Ctx, wanted: string): Promise<Question> {
  const { council } = await readOrganisation(ctx)
  return formOf({ contact: 'required', onBehalf: false }, council.languages).find(({ id }) => id === wanted)!
}

/**
 * Joins her to a request with what was posted for `joinQuestion`; answers the id of her participation. The same key with
 * the same answer joins once. `asker`: whom a colleague speaks with. Throws `Invalid` with words for each box.
 */
export async function joinRequest(
  ctx: Ctx,
  posted: Posted,
  {
    asker = null,
    ...input
  }: { requestId: string; key: string; language: Language; words?: string; asker?: Asker | null },
): Promise<string> {
  const read = await readAnswer(await joinQuestion(ctx), withoutWhatWasNotGiven(posted), askingNow(ctx))
  if (read.errors) throw new Invalid(read.errors)
  const { safe = [], ...contact } = (read.answer ?? {}) as Answers
  const details = contactOf({ [CONTACT]: contact, [SAFE]: safe })
  const joining = {
    requestId: input.requestId,
    key: `${input.key}:${digestOf(contact)}`,
    reporter: reporterFrom(details),
    language: details.language ?? input.language,
    ...(input.words && { words: input.words }),
  }
  const { participantId } = await followForPerson(ctx, joining, { asker, isSafeSaid: true })
  return participantId
}

/** 'Ring me' says nothing where no phone number was given: such a tick does not count. */
function withoutWhatWasNotGiven(posted: Posted): Posted {
  const gave = (box: string) => String(posted[`${FIELD}-${box}`] ?? '').trim() !== ''
  const needs = (tick: string) => tick === 'none' || gave(tick === 'email' ? 'email' : 'phone')
  const ticked = [posted[`${FIELD}-safe`] ?? []].flat()
  return { ...posted, [`${FIELD}-safe`]: ticked.filter(needs) }
}

/** Somebody else at the same computer, or with 'back', joins for herself and is never shown what the first one has. */
const digestOf = (answer: unknown): string => hash('sha256', JSON.stringify(answer ?? null), 'base64url').slice(0, 16)
