import type { Ctx } from '../../platform/context.ts'
import { noteFailedDelivery, ownMessage } from '../channels/index.ts'
import { markPointFailing } from '../customers/index.ts'
import type { ReadMail } from './reading/read-mail.ts'

/** An address that does not take our mail is marked, and the message says that it did not arrive. */
export async function noteBounce(ctx: Ctx, { kind, failedRecipients, original }: ReadMail): Promise<void> {
  if (kind !== 'bounce') return
  const failed = failedRecipients.filter(({ isFinal }) => isFinal)
  const messageId = ownMessage(original?.messageId ?? null)
  if (messageId && failed.length > 0)
    await noteFailedDelivery(ctx, {
      messageId,
      answer: failed.map(({ address, reason }) => `${address}: ${reason}`).join('; '),
    })
  for (const { address, reason } of failed) await markPointFailing(ctx, { kind: 'email', value: address, reason })
}
