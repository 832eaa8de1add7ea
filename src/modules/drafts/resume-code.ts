import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { readSettings, sign } from '../../platform/settings.ts'
import { newResumeCode } from '../../platform/spoken-code/index.ts'
import { type Language, pathIn } from '../../platform/text.ts'
import { type Draft, expiryFrom } from './draft.ts'
import { resumeCodeMade } from './drafts.events.ts'
import { getForUpdate } from './drafts.store.ts'

/** Times a new code is drawn when it is taken by chance. With a million drafts all three are taken once in a million. */
const DRAWS = 3

/**
 * Makes the code that takes this draft up again: 9 digits (`formatCode` shows them in threes). Only its keyed digest is
 * kept, so it can be shown this once; asking again makes another, and the one before opens nothing any more.
 * Throws as `saveAnswer`.
 */
export function makeResumeCode(ctx: Ctx, draft: Pick<Draft, 'id'>): Promise<string> {
  return drawCode(ctx, async (code, digest) => {
    await keepCode(ctx, draft.id, digest)
    return code
  })
}

/** Somebody has this code already. */
export class CodeTaken extends Error {}

/** Draws codes until one can be kept: `keep` undoes itself where it fails, or has done nothing and throws `CodeTaken`. */
export async function drawCode<T>(ctx: Ctx, keep: (code: string, digest: Buffer) => Promise<T>): Promise<T> {
  for (let draw = 1; ; draw++) {
    const code = newResumeCode()
    try {
      return await keep(code, await digestOfCode(ctx, code))
    } catch (error) {
      const isTaken =
        error instanceof CodeTaken || (error as { constraint?: string }).constraint === 'drafts_resume_digest_key'
      if (draw === DRAWS || !isTaken) throw error
    }
  }
}

function keepCode(ctx: Ctx, id: string, digest: Buffer): Promise<void> {
  return ctx.transaction(async ctx => {
    const { service } = await getForUpdate(ctx, id)
    await ctx.db
      .updateTable('drafts.drafts')
      .set({ resume_digest: digest, expires_at: expiryFrom(ctx.now()) })
      .where('id', '=', id)
      .execute()
    await publish(ctx, resumeCodeMade({ draftId: id, service }))
  })
}

/** Keyed, because a hundred million codes are soon hashed: who reads the table cannot open a draft. */
export async function digestOfCode(ctx: Ctx, code: string): Promise<Buffer> {
  const { secret } = await readSettings(ctx)
  return Buffer.from(sign(secret, 'resume-code', code, 32), 'base64url')
}

/** What a link in a message adds to our address: it brings the code along. */
export const resumePath = (code: string, language: Language): string => pathIn(`/resume?code=${code}`, language)
