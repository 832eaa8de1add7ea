import type { MessageRow } from '../../../modules/channels/index.ts'
import { findKeptSent } from '../../../modules/correspondence/index.ts'
import { findKeptContacts } from '../../../modules/customers/index.ts'
import type { Ctx } from '../../../platform/context.ts'

export const KEPT = 'Kept for other teams'

type Message = Pick<MessageRow, 'id' | 'about' | 'threadId' | 'recipient' | 'subject' | 'words' | 'html' | 'answer'>

/**
 * Messages without address and words where they went to somebody whose record this colleague may not see; without subject too where
 * they are of something that she may not read. That they went, how and how far, stays.
 */
export async function hideKept<T extends Message>(ctx: Ctx, messages: T[]): Promise<(T & { isKept: boolean })[]> {
  const keptContacts = await findKeptContacts(
    ctx,
    messages.map(({ recipient }) => recipient),
  )
  const keptSent = await findKeptSent(ctx, messages)
  return messages.map(message => {
    if (keptSent.has(message.id)) return { ...message, ...NOTHING, subject: KEPT, isKept: true }
    return keptContacts.has(message.recipient)
      ? { ...message, ...NOTHING, isKept: false }
      : { ...message, isKept: false }
  })
}

/** What a provider answers may name the address. */
const NOTHING = { recipient: KEPT, words: KEPT, html: null, answer: null }
