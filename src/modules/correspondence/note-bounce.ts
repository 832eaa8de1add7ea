import type { Ctx } from '../../platform/context.ts'
import { findReturned, noteFailedDelivery } from '../channels/index.ts'
import { markPointFailing } from '../customers/index.ts'
import type { ReadMail } from './reading/read-mail.ts'

/**
 * An address that does not take our mail is marked, and the message says that it did not arrive. Only where the report knows a mail
 * of ours to that address: anybody can write one, and must not be able to say that somebody's address does not work.
 */
export async function noteBounce(ctx: Ctx, mail: ReadMail, cameTo: readonly string[]): Promise<void> {
  const failed = mail.failedRecipients.filter(({ isFinal }) => isFinal)
  if (mail.kind !== 'bounce' || failed.length === 0) return
  const { messageId, mark, replyTo = [] } = mail.original ?? {}
  const returned = await findReturned(ctx, {
    ids: [messageId, mark, ...mail.inReplyTo, ...mail.references].filter(id => id != null),
    addresses: [...cameTo, ...replyTo],
    failed: failed.map(({ address }) => address),
  })
  const answer = failed.map(({ address, reason }) => `${address}: ${reason}`).join('; ')
  for (const { messageId, recipient } of returned) {
    await noteFailedDelivery(ctx, { messageId, answer })
    const own = failed.find(({ address }) => address.toLowerCase() === recipient.toLowerCase())
    if (own) await markPointFailing(ctx, { kind: 'email', value: recipient, reason: own.reason })
  }
}
