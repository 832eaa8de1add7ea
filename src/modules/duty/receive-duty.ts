import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { dutyReceived } from './duty.events.ts'
import { lockToldRecord, staffOf } from './duty.store.ts'

/** 'I have it': one named person of those who were told. Of two who press at once one has it, and the other learns who. */
export async function receiveDuty(ctx: Ctx, recordId: string): Promise<void> {
  const staff = staffOf(ctx)
  await ctx.transaction(async ctx => {
    const record = await lockToldRecord(ctx, recordId)
    if (record.receivedBy === staff.id) return
    refuseUnless(!record.receivedBy, 'duty.received-already')
    await sql`update duty.records set received_by = ${staff.id}::uuid, received_at = ${ctx.now()}
      where id = ${record.id}::uuid`.execute(ctx.db)
    await publish(ctx, dutyReceived({ recordId: record.id, staffId: staff.id }))
    await touch(ctx, 'duty-waiting')
  })
}
