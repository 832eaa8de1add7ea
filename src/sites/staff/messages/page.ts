import { countTexts, listMessages } from '../../../modules/channels/index.ts'
import { page, type Visit } from '../../../platform/page/page.ts'
import { sayPounds } from '../money.ts'
import { hideKept } from './hide-kept.ts'
import { text } from './text.ts'
import { sayDemonstration } from './what-goes-out.ts'

const DAY = 86_400_000
const LATELY_DAYS = 30

const STATUSES = ['queued', 'recorded', 'sent', 'delivered', 'failed'] as const

export const messagesPage = page({
  at: import.meta,
  path: '/staff/messages',
  permission: 'messages.read',
  texts: text,
  async load(ctx, visit) {
    const filter = filterOf(visit)
    const { rows, next } = await listMessages(ctx, {
      ...filter,
      ...(visit.query.before && { before: visit.query.before }),
    })
    const { pence, ...texts } = await countTexts(ctx, new Date(ctx.now().getTime() - LATELY_DAYS * DAY))
    return {
      outWords: sayDemonstration(ctx.ports),
      texts: { ...texts, cost: pence > 0 ? sayPounds(Math.round(pence)) : null },
      // What somebody looks for would tell her what is in a subject or address that she does not see.
      messages: (await hideKept(ctx, rows)).filter(({ isKept }) => !(isKept && filter.text)),
      filter,
      statuses: STATUSES,
      next: next ? `/staff/messages?${new URLSearchParams({ ...filter, before: next })}` : null,
    }
  },
})

function filterOf({ query }: Visit): { text?: string; status?: string } {
  const status = STATUSES.find(each => each === query.status)
  return { ...(query.text && { text: query.text.slice(0, 100) }), ...(status && { status }) }
}
