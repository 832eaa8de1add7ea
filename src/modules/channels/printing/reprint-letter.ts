import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId } from '../../../platform/id.ts'
import { letterMadeByHand, letterReprinted } from '../channels.events.ts'
import { TO_PRINT_AGAIN } from './to-print.ts'

/**
 * Somebody wants a letter once more (the printer ate it, it came back): it is in the next file again. Throws Refused
 * `channels.not-printed`.
 */
export async function reprintLetter(ctx: Ctx, messageId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update channels.messages
      set status = 'recorded', print_batch_id = null, answer = ${TO_PRINT_AGAIN}, reprints = reprints + 1
      where id = ${isId(messageId) ? messageId : null}::uuid and print_batch_id is not null`.execute(ctx.db)
    refuseUnless(Number(numAffectedRows) === 1, 'channels.not-printed')
    await publish(ctx, letterReprinted({ messageId }))
  })
}

/** Somebody has made it as its reader needs it (braille, easy read, a recording) and posted it. Throws Refused `channels.not-by-hand`. */
export async function noteMadeByHand(ctx: Ctx, messageId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update channels.messages
      set status = 'sent', answer = 'Made by hand and posted', settled_at = ${ctx.now()}
      where id = ${isId(messageId) ? messageId : null}::uuid and medium = 'letter' and status = 'recorded'
        and print_batch_id is null`.execute(ctx.db)
    refuseUnless(Number(numAffectedRows) === 1, 'channels.not-by-hand')
    await publish(ctx, letterMadeByHand({ messageId }))
  })
}
