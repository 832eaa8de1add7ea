import { type Reader, readerOfToken, readReader } from '../../../modules/notices/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Visit } from '../../../platform/page/page.ts'

/** Who the link belongs to; null: she has ended it, or said too late that it was she. Throws NotFound for what is no such link. */
export async function readOwn(ctx: Ctx, visit: Visit): Promise<Reader | null> {
  const id = await readerOfToken(ctx, visit.params.token!)
  if (!id) throw new NotFound('link')
  return readReader(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
}
