import { type FailedMessage, listFailed } from '../../../../modules/channels/index.ts'
import { findFailedFor, findKeptSent } from '../../../../modules/correspondence/index.ts'
import { type KnownReader, readersOfFailed } from '../../../../modules/notifications/index.ts'
import { can } from '../../../../modules/organisation/index.ts'
import { listConfidence } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { isId } from '../../../../platform/id.ts'
import { page } from '../../../../platform/page/page.ts'
import { hideKept, KEPT } from '../../messages/hide-kept.ts'
import { isForNobody, isNotToBeRung, sayWhy, whyHeldBack } from './say-why.ts'
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
export async function listFailedFor(ctx: Ctx, most = 50): Promise<FailedMessage[]> {
  if (can(ctx.actor, 'interactions.answer-calls')) return listFailed(ctx, { most })
  return listFailed(ctx, { ids: await findFailedFor(ctx, most), most })
}

/** One of those, however long ago; null: it is not there for her. */
export async function findFailed(ctx: Ctx, id: string): Promise<FailedMessage | null> {
  const [failed = null] = isId(id) ? await listFailed(ctx, { ids: [id] }) : []
  if (!failed || can(ctx.actor, 'interactions.answer-calls')) return failed
  return (await findKeptSent(ctx, [failed])).size > 0 ? null : failed
}

export async function showFailed(ctx: Ctx, failed: FailedMessage[]) {
  const shown = await hideKept(ctx, failed)
  const readers = await readersOfFailed(ctx, failed)
  const confidence = await listConfidence(
    ctx,
    failed.flatMap(({ about }) => about ?? []),
  )
  return failed.map((message, index) => {
    const { recipient, isKept } = shown[index]!
    const seen = message.about ? confidence.get(message.about)?.seen : undefined
    return show(ctx, message, {
      ...{ seen, isRead: seen !== undefined || !isKept },
      recipient,
      reader: readers.get(message.id),
    })
  })
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
  const isConfidential = seen === false || isKept
  const why = sayWhy(message)
  const answer = isConfidential ? null : message.answer
  return {
    id: message.id,
    subject: isRead ? message.subject : '',
    medium: message.medium,
    recipient: isRead ? recipient : KEPT,
    at: message.settledAt ?? message.createdAt,
    why: isConfidential && why === 'unsafe' ? 'held' : why,
    heldBack: whyHeldBack(answer),
    told: isForNobody(answer) ? 'not-needed' : isNotToBeRung(answer) ? 'toldSafely' : 'told',
    answer,
    byLaw: message.byLaw,
    isConfidential,
    request: seen ? `/staff/requests/${message.about}` : '',
    record: reader && !isKept && can(actor, 'customers.read') ? `/staff/customers/${reader.customerId}` : '',
    ways: reader?.others ?? [],
  }
}
