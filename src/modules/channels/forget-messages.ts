import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Deletes every message about these, sent or not: nothing is to be kept of whom they went to. What has no row is not sent. */
export async function forgetMessages(ctx: Ctx, about: readonly string[]): Promise<void> {
  if (about.length > 0)
    await sql`delete from channels.messages where about = any(${[...about]}::uuid[])`.execute(ctx.db)
}
