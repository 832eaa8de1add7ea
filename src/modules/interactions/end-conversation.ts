import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { interactionEnded } from './interactions.events.ts'
import { change, getOwnForUpdate } from './interactions.store.ts'
import { callOf, goOn } from './recording/recording.ts'

/** The call is over or the visitor has left; what is still to be written can be written. Twice is once. */
export async function endConversation(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, id)
    if (mine.endedAt) return
    await change(ctx, id, { ended_at: ctx.now() })
    await tellEnd(ctx, id)
  })
}

/** An event, and news to her other screens: the telephone system may say so later, or never. */
export async function tellEnd(ctx: Ctx, id: string): Promise<void> {
  const callId = await callOf(ctx, id)
  await goOn(ctx, callId, 'call')
  await sql`update interactions.calls set changed_at = clock_timestamp() where id = ${callId}::uuid`.execute(ctx.db)
  await publish(ctx, interactionEnded({ interactionId: id, missed: false }))
}
