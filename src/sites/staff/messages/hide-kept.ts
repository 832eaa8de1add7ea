import type { MessageRow } from '../../../modules/channels/index.ts'
import { findKeptContacts } from '../../../modules/customers/index.ts'
import type { Ctx } from '../../../platform/context.ts'

export const KEPT = 'Kept for other teams'

/** Messages without address and words where they went to somebody whose record this colleague may not see. */
export async function hideKept<T extends Pick<MessageRow, 'recipient' | 'words' | 'html'>>(
  ctx: Ctx,
  messages: T[],
): Promise<T[]> {
  const kept = await findKeptContacts(
    ctx,
    messages.map(({ recipient }) => recipient),
  )
  return messages.map(message =>
    kept.has(message.recipient) ? { ...message, recipient: KEPT, words: KEPT, html: null } : message,
  )
}
