import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { callMoved, interactionEnded } from '../interactions.events.ts'
import { lockConversationOf, lockHands } from '../interactions.store.ts'

/**
 * The telephone of the colleague who took a call was not answered: it waits again at its old place, and she has nobody to wrap
 * up. Nothing happens where it is not hers any more, or was answered.
 */
export async function returnCall(ctx: Ctx, { call, agent }: { call: string; agent: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const { rows: mine } = await sql<{
      id: string
    }>`select id from organisation.colleagues where email = ${agent}`.execute(ctx.db)
    if (!mine[0]) return
    await lockHands(ctx, mine[0].id)
    await lockConversationOf(ctx, call)
    const { rows } = await sql<{ id: string }>`update interactions.calls set adviser_id = null, state = 'ringing',
        changed_at = clock_timestamp()
      where provider_call = ${call} and adviser_id = ${mine[0].id}::uuid and answered_at is null and ended_at is null returning id`.execute(
      ctx.db,
    )
    const callId = rows[0]?.id
    if (!callId) return
    const { rows: begun } = await sql<{
      id: string
    }>`update interactions.interactions set call_id = null, missed = true,
        ended_at = coalesce(ended_at, ${ctx.now()}), wrapped_at = coalesce(wrapped_at, ${ctx.now()}), parked_at = null
      where call_id = ${callId}::uuid returning id`.execute(ctx.db)
    await publish(
      ctx,
      callMoved({ callId, state: 'ringing', adviserId: null }),
      ...begun.map(({ id }) => interactionEnded({ interactionId: id, missed: true })),
    )
  })
}
