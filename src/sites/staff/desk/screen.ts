import { listBookedIn } from '../../../modules/bookings/index.ts'
import { postcodeIn, readThread } from '../../../modules/correspondence/index.ts'
import { type CustomerView, readCustomer } from '../../../modules/customers/index.ts'
import { listToldDutyIn } from '../../../modules/duty/index.ts'
import {
  type DeskView,
  findHome,
  findLinkTo,
  listConversationsOf,
  type PastConversation,
  postcodeOf,
  readConversation,
  wordsFor,
} from '../../../modules/interactions/index.ts'
import { can, readOrganisation } from '../../../modules/organisation/index.ts'
import { spacedPostcode } from '../../../modules/places/index.ts'
import { listAskers, listOfPerson } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayTime } from '../../../platform/dates/index.ts'
import { NotFound, Refused } from '../../../platform/errors.ts'
import { spokenPhone } from '../../../platform/page/spoken-phone.ts'
import { translator } from '../../../platform/text.ts'
import { showHeld } from '../duty/held/show-held.ts'
import { sayToldDuty } from '../duty/told-duty.ts'
import { findAnswered } from '../mail/answered.ts'
import { showThread } from '../mail/show-mail.ts'
import type { NeedOfCaller } from '../take/needs-in-script.ts'
import { readAreaFacts } from './area-facts.ts'
import { text } from './conversation/text.ts'
import { showMatters } from './show-matters.ts'
import { sayHelperSpeaks, sayThings, showMet } from './show-met.ts'
import { showPast } from './show-past.ts'
import { needWords, showPerson } from './show-person.ts'
import { type ShownRequest, showRequests } from './show-requests.ts'
import { lineName, showTabs } from './show-tabs.ts'
import { showVisit } from './show-visit.ts'
import { sinceLast } from './since-last.ts'

/** Conversations from which the history is made. */
const PAST = 12

/** Everything on the screen of a conversation: six queries with who is signed in, however much is known; of danger, or where a time was booked, one more. */
export async function readScreen(ctx: Ctx, id: string) {
  const view = await readConversation(ctx, id)
  const customerId = view.caller?.customerId ?? null
  const customer = customerId ? await readOpen(ctx, customerId) : null
  const past = customer ? await listConversationsOf(ctx, customer.id, { except: id, limit: PAST }) : []
  const requests = await readRequests(ctx, view, customer?.id ?? null, past)
  const needs = customer?.needs.filter(each => !each.endedAt) ?? view.met?.needs ?? []
  const { visit, needsNow } = await showVisit(ctx, view, needs)
  const seen = new Set(requests.map(each => each.id))
  const heard = past.map(each => wordsFor(each, seen))
  const home = customer && findHome(customer.ways, ctx.now())
  // What she has followed, and what was looked up for whoever it was thought to be, says nothing of where she lives.
  const hers = customerId ? requests.filter(each => each.facts.role === 'reporter') : requests
  const lives = home ? postcodeOf(home) : hers.find(each => each.facts.postcode)?.facts.postcode
  const written = lives ? null : await postcodeIn(ctx, view.matters.map(({ asked }) => asked).join('\n'))
  const postcode = view.postcode ?? (lives ? spacedPostcode(lives) : (written?.postcode ?? null))
  const mail = await showMail(ctx, view)
  const booked = view.matters.some(each => each.bookingId) ? await listBookedIn(ctx, id) : []
  const matters = await showMatters(ctx, view, requests, { thread: mail.mail, needs: needsNow, postcode, booked })
  return {
    view,
    /** The key was pressed in it, by whoever had it then. */
    toldDuty: view.dangerRaised ? sayToldDuty(ctx, await listToldDutyIn(ctx, id)) : [],
    /** What waited to be sent then, and where a link would go if they say that it is safe. */
    held: view.isHushed || view.confided ? await showHeld(ctx, id) : [],
    linkTo:
      view.isHushed && customer
        ? await findLinkTo(ctx, customer.id, view.call?.caller ?? view.wentOnFrom?.phone ?? '')
        : '',
    ...(await showTabs(ctx, view, id)),
    askers: await findAskers(ctx, view),
    met: view.met && (await showMet(ctx, view.met, view.wentOnFrom?.phone ?? null)),
    who: customer && (await showPerson(ctx, customer, view.caller?.things ?? [])),
    helper: sayHelperSpeaks(view.caller?.helper ?? null),
    saidThings: sayThings(view.caller?.things ?? []),
    visit,
    call: await showCall(ctx, view),
    meeting: showMeeting(view, needsNow, toldOf(mail.mail, customer, view)),
    matters,
    requests,
    open: requests.filter(each => !each.isClosed),
    closed: requests.filter(each => each.isClosed),
    seesAll: can(ctx.actor, 'requests.read-sensitive'),
    past: await showPast(ctx, heard, requests),
    news: newsOf(ctx, heard, requests),
    isFirst: !past.some(each => !each.missed),
    postcode: postcode ?? '',
    area: await readAreaFacts(ctx, postcode),
    ...mail,
  }
}

/** Who asked for herself here while nobody said yet who it is: her details were just taken. */
async function findAskers(ctx: Ctx, { caller, wrappedAt, matters }: DeskView) {
  if (caller || wrappedAt) return []
  const opened = matters
    .filter(each => each.touched === 'opened' && !each.isContinued)
    .flatMap(each => each.requestId ?? [])
  const askers = await listAskers(ctx, opened)
  return askers.map(({ customerId, name, phone, email }) => ({
    customerId,
    name: name ?? (phone ? spokenPhone(phone) : (email ?? '')),
  }))
}

/** What was written to us, where the conversation is about that, and the address it came from. */
async function showMail(ctx: Ctx, { id, channel, direction, call, caller }: DeskView) {
  // By telephone without a call: a message that was spoken.
  const isSpoken = channel === 'phone' && direction === 'in' && !call
  if (!WRITTEN.has(channel) && !isSpoken) return { mail: [], answered: null, writer: '' }
  const thread = await readThread(ctx, { interactionId: id })
  const mail = await showThread(ctx, thread, caller?.language)
  return { mail, answered: findAnswered(ctx, mail), writer: thread.received[0]?.fromAddress ?? '' }
}

/** Ways by which somebody writes to us. */
const WRITTEN: ReadonlySet<string> = new Set(['email', 'letter', 'text'])

export type Screen = Awaited<ReturnType<typeof readScreen>>

/** Her record as this colleague has it open. An opening lasts an hour: then she says again who it is. Null until then. */
async function readOpen(ctx: Ctx, customerId: string): Promise<CustomerView | null> {
  return readCustomer(ctx, customerId).catch(error => {
    if (error instanceof NotFound || (error instanceof Refused && error.code === 'customers.why-missing')) return null
    throw error
  })
}

/** Hers, and those of conversations with her, as far as this colleague may see them. */
async function readRequests(
  ctx: Ctx,
  view: DeskView,
  customerId: string | null,
  past: PastConversation[],
): Promise<ShownRequest[]> {
  const also = [view.matters, ...past.map(each => each.matters)].flat().flatMap(({ requestId }) => requestId ?? [])
  // What a colleague found to be why she asked stays there while her record is not open.
  if (view.met && !customerId) also.push(...view.matters.flatMap(({ evidence }) => evidence.requestId ?? []))
  return showRequests(ctx, await listOfPerson(ctx, customerId, also))
}

function newsOf(ctx: Ctx, past: PastConversation[], requests: ShownRequest[]) {
  const last = past.find(each => !each.missed)?.startedAt
  const calls = past.flatMap(({ matters }) => matters.flatMap(({ callBack }) => callBack ?? []))
  return sinceLast(requests, calls, last ?? new Date(0), ctx.now())
}

/** Which address or number is named: one that she sees here anyhow, or of a record that is open to her. */
const toldOf =
  (mail: Awaited<ReturnType<typeof showMail>>['mail'], customer: CustomerView | null, { call }: DeskView) =>
  (to: string): boolean =>
    customer !== null || call?.caller === to || mail.some(each => !each.isOurs && each.fromAddress === to)

/** Its room, with whom to bring in beside it. Null: none was booked or added. */
function showMeeting({ meetings }: DeskView, needs: readonly NeedOfCaller[], mayName: (to: string) => boolean) {
  const link = meetings[0]?.link
  if (!link) return null
  const t = translator(text, 'en')
  return {
    link,
    sent: meetings.map(({ medium, recipient: to, sentAt }) => {
      const at = sayTime(sentAt, { language: 'en' })
      if (medium && to && mayName(to))
        return t(`meeting.sentTo.${medium}`, { at, to: to.includes('@') ? to : spokenPhone(to) })
      return t(`meeting.sent.${medium ?? 'booked'}`, { at })
    }),
    needs: needs.filter(({ kind }) => IN_A_MEETING.has(kind)).map(needWords),
  }
}

const IN_A_MEETING: ReadonlySet<string> = new Set(['bsl', 'interpreter'])

async function showCall(ctx: Ctx, { call }: DeskView) {
  if (!call) return null
  return {
    ...call,
    line: lineName(await readOrganisation(ctx), call.goldenNumber),
    dialled: spokenPhone(call.dialled),
    isWithheld: !call.caller,
    tellsTelephone: ctx.ports.telephony.isSet,
    stood: call.recording.pauses.map(({ from, until }) => ({
      from: sayTime(from, { language: 'en' }),
      until: until ? sayTime(until, { language: 'en' }) : null,
    })),
  }
}
