import {
  type DeskView,
  listConversationsOf,
  type PastConversation,
  readConversation,
  wordsFor,
} from '../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { listOfPerson } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { spokenPhone } from '../../../platform/page/spoken-phone.ts'
import { readAreaFacts } from './area-facts.ts'
import { showPast } from './show-past.ts'
import { showMatters } from './show-matters.ts'
import { type ShownRequest, showRequests } from './show-requests.ts'
import { lineName, showTabs } from './show-tabs.ts'
import { sinceLast } from './since-last.ts'

/** Conversations from which the history is made. */
const PAST = 12

/** Everything on the screen of a conversation: five queries, however much is known. */
export async function readScreen(ctx: Ctx, id: string) {
  const view = await readConversation(ctx, id)
  const customerId = view.caller?.customerId ?? null
  const past = customerId ? await listConversationsOf(ctx, customerId, { except: id, limit: PAST }) : []
  const requests = await readRequests(ctx, view, past)
  const matters = await showMatters(ctx, view, requests)
  const seen = new Set(requests.map(each => each.id))
  const postcode = view.postcode ?? requests.find(each => each.facts.postcode)?.facts.postcode ?? null
  return {
    view,
    ...(await showTabs(ctx, view, id)),
    call: await showCall(ctx, view),
    matters,
    requests,
    open: requests.filter(each => !each.isClosed),
    closed: requests.filter(each => each.isClosed),
    past: await showPast(ctx, past.map(each => wordsFor(each, seen)), requests),
    news: newsOf(ctx, past, requests),
    isFirst: !past.some(each => !each.missed),
    postcode: postcode ?? '',
    area: await readAreaFacts(ctx, postcode),
  }
}

export type Screen = Awaited<ReturnType<typeof readScreen>>

/** Hers, and those of conversations with her, as far as this colleague may see them. */
async function readRequests(ctx: Ctx, view: DeskView, past: PastConversation[]): Promise<ShownRequest[]> {
  const also = [view.matters, ...past.map(each => each.matters)].flat().flatMap(({ requestId }) => requestId ?? [])
  return showRequests(ctx, await listOfPerson(ctx, view.caller?.customerId ?? null, also))
}

function newsOf(ctx: Ctx, past: PastConversation[], requests: ShownRequest[]) {
  const last = past.find(each => !each.missed)?.startedAt
  return sinceLast(requests, last ?? new Date(0), ctx.now())
}

async function showCall(ctx: Ctx, { call }: DeskView) {
  if (!call) return null
  return {
    ...call,
    line: lineName(await readOrganisation(ctx), call.goldenNumber),
    dialled: spokenPhone(call.dialled),
    isWithheld: !call.caller,
  }
}
