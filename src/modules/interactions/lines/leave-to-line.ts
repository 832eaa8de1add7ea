import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { callMoved, interactionEnded } from '../interactions.events.ts'
import { lockConversationOf, lockHands } from '../interactions.store.ts'
import { endJoining } from '../joining/join-call.ts'
import { goOn } from '../recording/recording.ts'

/**
 * Whoever spoke with her hung up while a colleague's phone rang to join them: nobody leaves a caller alone, so she waits again at
 * her old place, and the phone is to be quiet. False: it was not so.
 */
export async function leaveToLine(ctx: Ctx, { call, agent }: { call: string; agent: string }): Promise<boolean> {
  return ctx.transaction(async ctx => {
    const { rows: mine } = await sql<{
      id: string
    }>`select id from organisation.colleagues where email = ${agent}`.execute(ctx.db)
    if (!mine[0]) return false
    await lockHands(ctx, mine[0].id)
    await lockConversationOf(ctx, call)
    const { rows } = await sql<{
      id: string
      adviserId: string | null
      isEnded: boolean
    }>`select id, adviser_id as "adviserId",
        ended_at is not null as "isEnded" from interactions.calls where provider_call = ${call} for update`.execute(
      ctx.db,
    )
    const found = rows[0]
    if (!found || found.isEnded || found.adviserId !== mine[0].id || !(await endJoining(ctx, found.id))) return false
    await goOn(ctx, found.id, 'call')
    await sql`update interactions.calls set adviser_id = null, state = 'ringing', answered_at = null, changed_at = clock_timestamp()
      where id = ${found.id}::uuid`.execute(ctx.db)
    // They spoke: what was said is hers to wrap up. Whoever takes the call now begins anew.
    const { rows: ended } = await sql<{ id: string }>`update interactions.interactions set call_id = null,
        ended_at = coalesce(ended_at, ${ctx.now()}) where call_id = ${found.id}::uuid returning id`.execute(ctx.db)
    await publish(
      ctx,
      callMoved({ callId: found.id, state: 'ringing', adviserId: null }),
      ...ended.map(({ id }) => interactionEnded({ interactionId: id, missed: false })),
    )
    return true
  })
}
