import type { Ctx } from '../../platform/context.ts'
import { shortenWords } from '../../platform/shorten-words.ts'
import { findReturned, noteFailedDelivery } from '../channels/index.ts'
import { markPointFailing } from '../customers/index.ts'
import type { ReadMail } from './reading/read-mail.ts'

const NAMED = 3
const REASON = 200

/** What a mail is, and whom it says that ours did not reach, with the reason of their system: it may stand deep in the report, or in no words. */
export function sayBecause({
  because,
  failedRecipients,
}: Pick<ReadMail, 'because' | 'failedRecipients'>): string | null {
  if (failedRecipients.length === 0) return because
  const named = failedRecipients
    .slice(0, NAMED)
    .map(({ address, reason }) => [address, shortenWords(reason, REASON)].filter(Boolean).join(': '))
  const more = failedRecipients.length > NAMED ? [`and ${failedRecipients.length - NAMED} more`] : []
  return [because, [...named, ...more].join('; ')].filter(Boolean).join(' ')
}

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
