import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { callBackCancelled } from '../interactions.events.ts'
import { receiverOf } from '../presence/receiver.ts'
import { lockCallBack } from './lock-call-back.ts'

/** She does not need it any more, and why: nobody rings, its time is free again, and whoever else promised it hears. Sent twice it is one. */
export async function cancelCallBack(ctx: Ctx, input: { id: string; because: string }): Promise<void> {
  const because = maskCards(input.because.trim())
  const me = receiverOf(ctx)
  refuseUnless(because !== '', 'interactions.word-missing')
  await ctx.transaction(async ctx => {
    const due = await lockCallBack(ctx, input.id, { orPromiser: true })
    if (due.state === 'cancelled') return
    refuseUnless(due.state === 'open', 'interactions.call-back-over')
    await sql`update interactions.call_backs set state = 'cancelled', ended_because = ${because}, next_at = null, taken_by = null, taken_at = null,
      came_back_at = case when promised_by <> ${me.id}::uuid then ${ctx.now()}::timestamptz end where id = ${input.id}::uuid`.execute(
      ctx.db,
    )
    await publish(ctx, callBackCancelled({ callBackId: input.id }))
  })
}
