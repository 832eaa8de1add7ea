import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { interactionEnded } from './interactions.events.ts'
import { change, getOwnForUpdate } from './interactions.store.ts'

/** The call is over or the visitor has left; what is still to be written can be written. Twice is once. */
export async function endConversation(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, id)
    if (mine.endedAt) return
    await change(ctx, id, { ended_at: ctx.now() })
    await publish(ctx, interactionEnded({ interactionId: id, missed: false }))
  })
}
