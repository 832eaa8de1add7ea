import { type FailedMessage, listFailed } from '../../../../modules/channels/index.ts'
import { type KnownReader, readersOfFailed } from '../../../../modules/notifications/index.ts'
import { can } from '../../../../modules/organisation/index.ts'
import { listConfidence } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { page } from '../../../../platform/page/page.ts'
import { hideKept } from '../../messages/hide-kept.ts'
import { sayWhy } from './say-why.ts'
import { text } from './text.ts'

/** What could not be delivered and waits for a person: why, and what can be done about it, each with one press. */
export const failedPage = page({
  at: import.meta,
  path: '/staff/mail/failed',
  permission: 'interactions.take',
  texts: text,
  async load(ctx) {
    return { back: '/staff/mail', messages: await showFailed(ctx, await listFailed(ctx)) }
  },
})

export async function showFailed(ctx: Ctx, failed: FailedMessage[]) {
  const shown = await hideKept(ctx, failed)
  const readers = await readersOfFailed(ctx, failed)
  const confidence = await listConfidence(
    ctx,
    failed.flatMap(({ about }) => about ?? []),
  )
  return failed.map((message, index) => {
    const seen = message.about ? confidence.get(message.about)?.seen : undefined
    return show(ctx, message, { seen, recipient: shown[index]!.recipient, reader: readers.get(message.id) })
  })
}

interface Known {
  /** Whether the request may be seen; undefined: it is about none. */
  seen: boolean | undefined
  recipient: string
  reader: KnownReader | undefined
}

function show({ actor }: Ctx, message: FailedMessage, { seen, recipient, reader }: Known) {
  const isKept = recipient !== message.recipient
  return {
    id: message.id,
    subject: message.subject,
    medium: message.medium,
    recipient,
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
