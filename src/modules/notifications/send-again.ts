import type { Ctx } from '../../platform/context.ts'
import { Refused, refuseUnless } from '../../platform/errors.ts'
import { type FailedMessage, getFailed, retryMessage, sendElsewhere } from '../channels/index.ts'
import { readWritingBack } from '../customers/index.ts'
import { readersOfFailed } from './fall-back.ts'

/**
 * A colleague sends what failed once more, to where it was to go or to another address or number (`to`). What may not go there
 * still does not: Throws Refused `notifications.not-safe-there` and `.has-died`; what did not fail is `channels.not-failed`.
 */
export async function sendAgain(ctx: Ctx, id: string, to?: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const message = await getFailed(ctx, id, { orMended: true })
    // Codes and links to sign in are of no thread: whoever is there has just asked for them.
    if (message.threadId) await refuseUnlessMayGo(ctx, message, to ?? message.recipient)
    await (to === undefined || to === message.recipient ? retryMessage(ctx, id) : sendElsewhere(ctx, message, to))
  })
}

/** How `withholdMessages` and `withholdFrom` answer. */
const WITHHELD = /^Not sent: /
const HAS_DIED = /^Not sent: .*has died/

async function refuseUnlessMayGo(ctx: Ctx, message: FailedMessage, to: string): Promise<void> {
  const { medium, answer } = message
  const known = (await readersOfFailed(ctx, [message])).get(message.id)
  if (HAS_DIED.test(answer ?? '') && !known?.way) throw new Refused('notifications.has-died')
  if (medium === 'letter') {
    // A home that a colleague has typed herself is hers to judge.
    const isThere = to !== message.recipient || (!!known?.letter && to.endsWith(known.letter))
    return refuseUnless(isThere || !WITHHELD.test(answer ?? ''), 'notifications.not-safe-there')
  }
  const { isSafe } = await readWritingBack(ctx, { kind: medium === 'text' ? 'phone' : 'email', value: to })
  refuseUnless(isSafe, 'notifications.not-safe-there')
}
