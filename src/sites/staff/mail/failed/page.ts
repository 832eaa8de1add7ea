import { type FailedMessage, listFailed } from '../../../../modules/channels/index.ts'
import { findKeptSent } from '../../../../modules/correspondence/index.ts'
import { type KnownReader, readersOfFailed } from '../../../../modules/notifications/index.ts'
import { can } from '../../../../modules/organisation/index.ts'
import { listConfidence } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { page } from '../../../../platform/page/page.ts'
import { hideKept, KEPT } from '../../messages/hide-kept.ts'
import { sayWhy } from './say-why.ts'
import { text } from './text.ts'

/** What could not be delivered and waits for a person: why, and what can be done about it, each with one press. */
export const failedPage = page({
  at: import.meta,
  path: '/staff/mail/failed',
  permission: 'interactions.take',
  texts: text,
  async load(ctx) {
    return { back: '/staff/mail', messages: await showFailed(ctx, await listFailedFor(ctx)) }
  },
})

/** Those that wait for a person; for whoever does not answer first for all, those of her teams that she may read. */
export async function listFailedFor(ctx: Ctx, most?: number): Promise<FailedMessage[]> {
  const failed = await listFailed(ctx, most)
  if (can(ctx.actor, 'interactions.answer-calls')) return failed
  const kept = await findKeptSent(ctx, failed)
  return failed.filter(({ id }) => !kept.has(id))
}

export async function showFailed(ctx: Ctx, failed: FailedMessage[]) {
  const shown = await hideKept(ctx, failed)
  const readers = await readersOfFailed(ctx, failed)
  const seenOf = await readSeen(ctx, failed)
  return failed.map((message, index) => {
    return show(ctx, message, {
      ...seenOf(message),
      recipient: shown[index]!.recipient,
      reader: readers.get(message.id),
    })
  })
}

/** Whether the actor may see the request that each is about (undefined: it is about none), and read what it answers. */
async function readSeen(ctx: Ctx, failed: FailedMessage[]) {
  const ids = failed.flatMap(({ about }) => about ?? [])
  const confidence = await listConfidence(ctx, ids)
  const kept = await findKeptSent(ctx, failed)
  return ({ id, about }: FailedMessage) => {
    const seen = about ? confidence.get(about)?.seen : undefined
    return { seen, isRead: seen !== undefined || !kept.has(id) }
  }
}

interface Known {
  /** Whether the request may be seen; undefined: it is about none. */
  seen: boolean | undefined
  /** Whether what it answers, or was said in its conversation, may be read. */
  isRead: boolean
  recipient: string
  reader: KnownReader | undefined
}

function show({ actor }: Ctx, message: FailedMessage, { seen, isRead, recipient, reader }: Known) {
  const isKept = recipient !== message.recipient || !isRead
  return {
    id: message.id,
    subject: isRead ? message.subject : '',
    medium: message.medium,
    recipient: isRead ? recipient : KEPT,
    at: message.settledAt ?? message.createdAt,
    why: sayWhy(message),
    answer: message.answer,
    byLaw: message.byLaw,
    isConfidential: seen === false || isKept,
    request: seen ? `/staff/requests/${message.about}` : '',
    record: reader && !isKept && can(actor, 'customers.read') ? `/staff/customers/${reader.customerId}` : '',
    ways: reader?.others ?? [],
  }
}
