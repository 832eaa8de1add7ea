import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { messageRetried } from './channels.events.ts'
import { planSending } from './plan-sending.ts'

/** What the provider has of it failed: that is no answer to whether it has the next try. */
const forgetProvider = {
  past_ids: sql<string[]>`array_remove(array_append(past_ids, provider_id), null)`,
  handed_at: sql<Date | null>`case when provider_id is null then handed_at end`,
  provider: null,
  provider_id: null,
}

/** Sends a message that finally failed once more, with all its tries. Throws Refused `channels.not-failed`. */
export async function retryMessage(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { numUpdatedRows } = await ctx.db
      .updateTable('channels.messages')
      .set({
        status: 'queued',
        settled_at: null,
        urgency: 'usual',
        mended: null,
        mended_at: null,
        sought_at: null,
        held_for: null,
        ...forgetProvider,
      })
      .where('id', '=', id)
      .where('status', '=', 'failed')
      .executeTakeFirst()
    refuseUnless(Number(numUpdatedRows) === 1, 'channels.not-failed')
    await planSending(ctx, [{ id, urgency: 'usual' }])
    await publish(ctx, messageRetried({ messageId: id }))
  })
}
