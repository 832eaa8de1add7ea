import type { Ctx } from '../context.ts'
import { Invalid, Refused } from '../errors.ts'
import type { UploadedFile } from '../page/page.ts'
import { keepUpload } from './keep-upload.ts'
import { sayUploadRefusal } from './say-refusal.ts'

const NAME_MOST = 100

/**
 * Takes in what a form brought, at most `room` of them (of `max` in all): a wrong file takes no good one with it. Answers
 * the ids of the good ones, and of each other one what it is called and why we do not have it.
 */
export async function keepUploads(
  ctx: Ctx,
  files: readonly UploadedFile[],
  { kind, room, max }: { kind: 'photo' | 'document'; room: number; max: number },
): Promise<{ kept: string[]; problems: string[] }> {
  const kept: string[] = []
  const problems: string[] = []
  for (const { name, bytes, refused } of files) {
    const code = refused ?? (kept.length >= room ? 'too-many' : null)
    if (code) problems.push(sayUploadRefusal(new Refused(code, { max }), ctx.language, name.slice(0, NAME_MOST)))
    else
      try {
        kept.push((await keepUpload(ctx, { field: 'file', name, bytes }, kind)).id)
      } catch (error) {
        if (!(error instanceof Invalid)) throw error
        problems.push(error.errors.file!)
      }
  }
  return { kept, problems }
}

/** Several files' problems in one line, for the box and for the summary. */
export const sayProblems = (problems: readonly string[]): string => problems.join('. ')
