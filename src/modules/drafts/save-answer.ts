import type { Ctx } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import type { Answer, Answers } from '../../platform/form/index.ts'
import { listFiles } from '../../platform/uploads/index.ts'
import type { Draft } from './draft.ts'
import { getForUpdate, mergeAnswer } from './drafts.store.ts'

/**
 * Keeps one checked answer; undefined takes it away. Answers to other questions stay, whoever saved them meanwhile.
 * `goOnTo`: where she is now. Answers all answers as they stand. Each save gives the draft its full time again.
 * Throws Refused('drafts.already-sent'), NotFound when it expired.
 */
export function saveAnswer(
  ctx: Ctx,
  draft: Pick<Draft, 'id'>,
  questionId: string,
  answer: Answer | undefined,
  goOnTo?: string,
): Promise<Answers> {
  return mergeAnswer(ctx, draft.id, questionId, answer, goOnTo)
}

/** Notes where she is, so that a code takes her up there. A draft that was sent has no place: nothing happens. */
export async function goTo(ctx: Ctx, draft: Pick<Draft, 'id'>, questionId: string): Promise<void> {
  await ctx.db
    .updateTable('drafts.drafts')
    .set({ at_question: questionId })
    .where('id', '=', draft.id)
    .where('submitted_at', 'is', null)
    .execute()
}

/**
 * Adds files (ids of `platform.files`) to the answer of a question, after those that other tabs added meanwhile.
 * Answers the whole list. Throws Refused('drafts.too-many-files', { max }) and then adds none; else as `saveAnswer`.
 */
export function addFiles(
  ctx: Ctx,
  draft: Pick<Draft, 'id'>,
  questionId: string,
  input: { files: string[]; max: number },
): Promise<string[]> {
  return changeFiles(ctx, draft.id, questionId, async (ctx, before) => {
    const all = await withoutRepeats(ctx, [...new Set([...before, ...input.files])])
    if (all.length > input.max) throw new Refused('drafts.too-many-files', { max: input.max })
    return all
  })
}

/** Takes one file out of the answer. The file itself goes when its draft does. Throws as `saveAnswer`. */
export function removeFile(ctx: Ctx, draft: Pick<Draft, 'id'>, questionId: string, fileId: string): Promise<string[]> {
  return changeFiles(ctx, draft.id, questionId, async (_, before) => before.filter(id => id !== fileId))
}

/** The same picture sent twice, by a script and by a press of Continue at once, is one. */
async function withoutRepeats(ctx: Ctx, ids: string[]): Promise<string[]> {
  const files = await listFiles(ctx, ids)
  return ids.filter(id => {
    const sha256 = files.find(file => file.id === id)?.sha256
    return !sha256 || files.find(file => file.sha256 === sha256)?.id === id
  })
}

function changeFiles(
  ctx: Ctx,
  id: string,
  questionId: string,
  change: (ctx: Ctx, before: string[]) => Promise<string[]>,
) {
  return ctx.transaction(async ctx => {
    const { answers } = await getForUpdate(ctx, id)
    const before = answers[questionId]
    const after = await change(ctx, Array.isArray(before) ? (before as string[]) : [])
    await mergeAnswer(ctx, id, questionId, after.length > 0 ? after : undefined, undefined)
    return after
  })
}
