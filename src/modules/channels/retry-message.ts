import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { messageRetried } from './channels.events.ts'
import { planSending } from './queue-messages.ts'

/** Sends a message that finally failed once more, with all its tries. Throws Refused `channels.not-failed`. */
export async function retryMessage(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { numUpdatedRows } = await ctx.db
      .updateTable('channels.messages')
      .set({ status: 'queued', settled_at: null })
      .where('id', '=', id)
      .where('status', '=', 'failed')
      .executeTakeFirst()
    refuseUnless(Number(numUpdatedRows) === 1, 'channels.not-failed')
    await planSending(ctx, [id])
    await publish(ctx, messageRetried({ messageId: id }))
  })
}
