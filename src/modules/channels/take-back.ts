import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'

/** Takes a message back that does not go yet: it is as if it had never been queued. Throws Refused `channels.message-gone`. */
export async function takeBackMessage(ctx: Ctx, key: string): Promise<void> {
  const { numAffectedRows } = await sql`delete from channels.messages
    where key = ${key} and status = 'queued' and tries = 0 and goes_at > ${ctx.now()}`.execute(ctx.db)
  if (!numAffectedRows) throw new Refused('channels.message-gone')
}
