import { type Draft, readForm } from '../../modules/drafts/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { Raw } from '../../platform/page/page.ts'
import { fileHeaders, listFiles, openFile } from '../../platform/uploads/index.ts'
import { isFileQuestion } from './question-view.ts'

/** A picture that was added to a form not sent yet: only for who holds the form. */
export async function openDraftFile(ctx: Ctx, draft: Draft, fileId: string): Promise<Raw> {
  const { questions } = await readForm(ctx, draft)
  const own = questions.filter(isFileQuestion).flatMap(question => (draft.answers[question.id] as string[]) ?? [])
  const [file] = await listFiles(ctx, [fileId])
  if (!file || !own.includes(file.id)) throw new NotFound('file')
  const opened = await openFile(ctx, file.id, 'small')
  return new Raw(opened.bytes, fileHeaders(opened, false))
}
