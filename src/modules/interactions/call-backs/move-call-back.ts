import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { callBackMoved } from '../interactions.events.ts'
import { lockTeamTimes } from '../promised/team-times.read.ts'
import { lockCallBack } from './lock-call-back.ts'
import { listSlots } from './slots.read.ts'
import { tellOfPromise } from './tell-of-call-back.ts'
import { countCallBack } from './try-call-back.ts'

/**
 * She asks for another time: another slot that the team has. The promise is told her again
 * (not in writing where it went to somebody else first, or somebody at home may read it), and counts by its new time; one that
 * was missed stays missed. A place that is kept in a line has no time of its own. Throws Refused: `interactions.call-back-over`,
 * `interactions.slot-full`.
 */
export async function moveCallBack(ctx: Ctx, { id, slotFrom }: { id: string; slotFrom: Date }): Promise<void> {
  await ctx.transaction(async ctx => {
    const due = await lockCallBack(ctx, id, { orPromiser: true })
    refuseUnless(due.state === 'open' && !due.callId, 'interactions.call-back-over')
    if (due.slotFrom.getTime() === slotFrom.getTime()) return
    await lockTeamTimes(ctx, [due.team])
    const slot = (await listSlots(ctx, due.team)).find(({ from }) => from.getTime() === slotFrom.getTime())
    refuseUnless(!!slot, 'interactions.slot-full')
    const { from, until } = slot!
    if (!due.promise && due.slotUntil < ctx.now()) await countCallBack(ctx, id, 'missed')
    const { customerId, phone } = due
    const told =
      due.isOfAnother || due.isHushed ? 'spoken' : await tellOfPromise(ctx, { id, customerId, phone, from, until })
    await sql`update interactions.call_backs set slot_from = ${from}, slot_until = ${until}, next_at = ${from}, told = ${told},
      taken_by = null, taken_at = null where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, callBackMoved({ callBackId: id, from: from.toISOString(), until: until.toISOString() }))
  })
}
