import { hash } from 'node:crypto'
import type { Ctx } from '../../platform/context.ts'
import type { Answer, Answers } from '../../platform/form/index.ts'
import type { Draft } from './draft.ts'
import { getForUpdate, mergeAnswerOver } from './drafts.store.ts'

/** Stands for one answer as a page shows it. Whoever answers gives it back. */
export const markOfAnswer = (answer: Answer | undefined): string =>
  hash('sha256', JSON.stringify(answer, inOneOrder) ?? '', 'base64url').slice(0, 16)

/**
 * As `saveAnswer`, for a page that showed the answer that `shown` stands for. Was the question answered otherwise meanwhile,
 * in another tab or by who helps her, nothing is saved: `meanwhile` is that answer, for her to see with her own. Whoever
 * changed nothing undoes nothing.
 */
export async function saveAnswerAsShown(
  ctx: Ctx,
  draft: Pick<Draft, 'id' | 'answers'>,
  questionId: string,
  { answer, shown }: { answer: Answer | undefined; shown: string },
): Promise<{ answers: Answers } | { meanwhile: Answer | undefined }> {
  const stored = draft.answers[questionId]
  const mark = markOfAnswer(stored)
  if (mark === shown) {
    const answers = await mergeAnswerOver(ctx, draft.id, questionId, answer, stored)
    if (answers) return { answers }
    // It was answered, or sent, since this visit read it.
    const now = await ctx.transaction(ctx => getForUpdate(ctx, draft.id))
    return saveAnswerAsShown(ctx, now, questionId, { answer, shown })
  }
  const isNothingNew = [mark, shown].includes(markOfAnswer(answer))
  return isNothingNew ? { answers: draft.answers } : { meanwhile: stored }
}

/** The database keeps the parts of an answer in an order of its own. */
const inOneOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value
