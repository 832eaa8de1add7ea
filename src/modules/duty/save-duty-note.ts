import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { lockRecord } from './duty.store.ts'

/** Keeps what was typed so far by who raised it, every few seconds: the timeline is told how it ends, not each pause. */
export async function saveDutyNote(ctx: Ctx, input: { recordId: string; note: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const record = await lockRecord(ctx, input.recordId)
    if (record.raisedBy !== ctx.actor.id) throw new NotFound('record of duty')
    refuseUnless(!record.closedAt, 'duty.closed-already')
    await sql`update duty.records set note = ${maskCards(input.note)} where id = ${record.id}::uuid`.execute(ctx.db)
  })
}
