import type { Ctx } from '../../platform/context.ts'
import { seenBy } from './seen-by.ts'

/** The id of a request by its reference (12 digits), if this actor may see it. */
export async function findByReference(ctx: Ctx, reference: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('requests.requests')
    .select('id')
    .where('reference', '=', reference)
    .where(seenBy(ctx.actor))
    .executeTakeFirst()
  return row?.id ?? null
}
