import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { listConversationsOf, type PastConversation, wordsFor } from '../../../../modules/interactions/index.ts'
import { can } from '../../../../modules/organisation/index.ts'
import { listOfPerson, type RequestOfPerson } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { say } from '../../../../platform/text.ts'
import { showPast } from '../../desk/show-past.ts'
import { sayDueWords } from '../../due-words.ts'
import { nameOf, STATUS_COLOURS, STATUS_NAMES } from '../../request-words.ts'
import { mayChange, pathOf, readOpened } from '../opened.ts'
import { REASON_NAMES } from '../words.ts'
import { showCustomer } from './show-customer.ts'
import { text } from './text.ts'

/** One person: what to do, how to reach her, who helps her, what she asked and said. Three queries. */
export const customerPage = page({
  at: import.meta,
  path: '/staff/customers/:customer',
  permission: 'customers.read',
  texts: text,
  async load(ctx, visit) {
    const customer = await readOpened(ctx, visit)
    if (isRedirect(customer)) return customer
    const [who, conversations] = await Promise.all([showCustomer(ctx, customer), listConversationsOf(ctx, customer.id)])
    const about = conversations.flatMap(({ matters }) => matters.flatMap(({ requestId }) => requestId ?? []))
    const all = await Promise.all((await listOfPerson(ctx, customer.id, about)).map(each => showRequest(ctx, each)))
    // What she rang about and others asked is not among hers.
    const shown = all.filter(each => each.role)
    return {
      back: '/staff/customers',
      href: pathOf(customer),
      who,
      openedFor: REASON_NAMES[customer.openedFor],
      open: shown.filter(each => each.isOpen),
      past: shown.filter(each => !each.isOpen),
      conversations: await readPast(ctx, conversations, all),
      mayChange: mayChange(ctx),
      mayRestrict: can(ctx.actor, 'customers.restrict'),
    }
  },
  example: ({ customer }) => `/staff/customers/${customer}`,
})

/** Conversations with her, without what was said of requests that this colleague may not see. */
function readPast(ctx: Ctx, conversations: PastConversation[], requests: { id: string; reference: string }[]) {
  const seen = new Set(requests.map(each => each.id))
  return showPast(
    ctx,
    conversations.map(each => wordsFor(each, seen)),
    requests,
  )
}

async function showRequest(ctx: Ctx, request: RequestOfPerson) {
  const { names } = await readCatalogue(ctx)
  return {
    ...request,
    isOpen: request.status !== 'closed',
    service: say(names.get(request.service), 'en') || request.service,
    reference: formatCode(request.reference),
    href: `/staff/requests/${request.id}`,
    gist: request.details.split('\n')[0],
    statusName: nameOf(STATUS_NAMES, request.status),
    statusColour: nameOf(STATUS_COLOURS, request.status),
    due: sayDueWords(request.nextDueAt, request.status, ctx.now()),
  }
}
