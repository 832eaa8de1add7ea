import { sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { type Helper, hintedTo, namedTo } from '../customers/index.ts'
import { can } from '../organisation/index.ts'
import { type PromisedCall, promisedCall, withTimes } from './call-backs/whom.ts'
import { type DangerBefore, dangerBefore, shownBefore } from './confided.ts'
import type { DemandType, Evidence } from './demand.ts'
import { type HandoverState, stateNow } from './handovers/handover.ts'
import { wentOnFrom } from './handovers/went-on-from.ts'
import { maySaySafe } from './hush.ts'
import { adviserOf, type Direction, type InteractionChannel, type MatterOutcome } from './interaction.ts'
import { canBeJoined, type Joins, joinsNow } from './joining/joining.ts'
import type { KeptWrapUp } from './keep-wrap-up.ts'
import { knownFor } from './known-for.ts'
import { type MessageTo, messageTo } from './message-to.ts'
import { type Met, metBy, speakerOf } from './met.read.ts'
import { isConversationOfOthers } from './of-others.ts'
import { recordingOf } from './recording/recording-of.ts'
import type { Tab } from './tab.ts'
import { spentOf } from './use-delegation.ts'
import { wroteAgain } from './waiting/join-in-hand.ts'
import type { Thing } from './what-was-said.ts'

export interface MatterView {
  id: string
  service: string | null
  asked: string
  answer: string
  answerSource: string
  draftId: string | null
  requestId: string | null
  /** The team that has its request, where that was asked in confidence. */
  heldBy: string | null
  touched: 'opened' | 'chased' | null
  /** The duty team was told of this one. */
  ofDanger: boolean
  /** It goes on with what a colleague began. */
  isContinued: boolean
  /** As typed so far; null: nothing yet. */
  message: string | null
  messageId: string | null
  /** The message does not go before this; null: it has gone. */
  goesAt: Date | null
  messageTo: MessageTo
  bookingId: string | null
  outcome: MatterOutcome | null
  referredTo: string | null
  suggested: DemandType
  evidence: Evidence
  demand: DemandType | null
  /** Links to pay that were sent about it, the first first. */
  payLinks: { pence: number; medium: 'email' | 'text'; sentAt: Date; isReplaced: boolean }[]
  /** The last time it was offered to a colleague; not to oneself, who has the conversation now. `joins`: she is brought into the call. */
  handover: {
    id: string
    state: HandoverState
    answerBy: Date
    toName: string
    word: string
    joins: Joins | null
    joinsAskedAt: Date | null
    /** It was offered after the call back was promised. */
    isLater: boolean
  } | null
  callBack: PromisedCall | null
}

/** A call that rings at nobody's own phone. */
export interface WaitingCall {
  id: string
  goldenNumber: string | null
  dialled: string
  ringingAt: Date
  /** What was said on it may be danger. */
  isUrgent: boolean
  said: string
}

export interface Caller {
  customerId: string | null
  how: 'said' | 'unchecked' | 'anonymous'
  because: string
  /** Kinds of things that she said; none: she was asked elsewhere. */
  things: Thing[]
  name: string | null
  /** Who speaks for her, and what may be told to him now; null: she speaks herself. */
  helper: Omit<Helper, 'id'> | null
  /** When she likes to be rung, as far as the adviser may know it. */
  preferredTimes: string | null
  /** How she speaks: what whoever is handed her matter should know. */
  language: string | null
  signs: boolean
}

export interface DeskView extends DangerBefore {
  id: string
  channel: InteractionChannel
  direction: Direction
  location: string | null
  postcode: string | null
  note: string
  promise: string
  /** Typed in its wrap-up and not saved; null: nothing. */
  wrapUp: KeptWrapUp | null
  startedAt: Date
  endedAt: Date | null
  parkedAt: Date | null
  wrappedAt: Date | null
  savedAt: Date | null
  missed: boolean
  /** Somebody may come to harm: the duty team has it. */
  confided: boolean
  /** The key was pressed in it. Who was shown its words before, and is not of who reads it now. */
  dangerRaised: boolean
  shownBefore: string[]
  call: {
    dialled: string
    caller: string | null
    goldenNumber: string | null
    state: string
    /** How often its recording stood, and now: asked for, or standing as the telephone system says; `never`: none is made. */
    recording: { now: 'on' | 'asked' | 'paused' | 'never'; pauses: { from: Date; until: Date | null }[] }
    /** A colleague who takes a matter of it can be rung and join it. */
    canBeJoined: boolean
    /** How many people have this number: nothing more of them before it is known who rings. */
    knownFor: number
  } | null
  /** What it goes on with, and on which number she is reached; null: it began by itself. */
  wentOnFrom: { kind: 'handover' | 'call-back' | 'given'; id: string; phone: string | null } | null
  /** Who it is to whoever goes on with her matter, though her record is not open to her; null: it began by itself. */
  met: Met | null
  caller: Caller | null
  matters: MatterView[]
  tabs: Tab[]
  waiting: WaitingCall[]
  /** Links to its meeting by video that were sent, the first first; all lead to one room. `medium` null: that room was booked. `recipient` may be of a record that is not open to the actor. */
  meetings: { link: string; medium: 'email' | 'text' | null; recipient: string | null; sentAt: Date }[]
  /** Pence used of each budget of the scheme of delegation, in its present period. */
  spent: Record<string, number>
}

const tabs = (
  adviser: StaffActor,
) => sql`coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'channel', t.channel,
    'startedAt', t.started_at, 'endedAt', t.ended_at, 'parkedAt', t.parked_at, 'wroteAgainAt', ${wroteAgain('t')}, 'goldenNumber', k.golden_number, 'callState', k.state, 'isUrgent', coalesce(k.is_urgent, false),
    'name', (select r.name from interactions.callers c join customers.reachable r on r.customer_id = c.customer_id
      where c.interaction_id = t.id and ${namedTo(adviser, 'r.person_id')}),
    'callerEnds', right(k.caller, 3), 'knownFor', ${knownFor(person => hintedTo(adviser, person))},
    'asked', coalesce((select left(m.asked, 60) from interactions.matters m where m.interaction_id = t.id and m.asked <> ''
      order by m.position limit 1), left(t.note, 60))) order by t.started_at)
  from interactions.interactions t join interactions.interactions i on i.id = t.id left join interactions.calls k on k.id = t.call_id
  where t.adviser_id = ${adviser.id}::uuid and t.wrapped_at is null and ${isConversationOfOthers(adviser)}), '[]') as tabs`

/** Calls that ring for anybody, for whoever answers them. */
const waiting = (
  adviser: StaffActor,
) => sql`coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'goldenNumber', w.golden_number, 'dialled', w.dialled,
    'ringingAt', w.ringing_at, 'isUrgent', w.is_urgent, 'said', w.said) order by w.is_urgent desc, w.ringing_at)
  from (select * from interactions.calls where state = 'ringing' and adviser_id is null
    and ${can(adviser, 'interactions.answer-calls')} order by is_urgent desc, ringing_at limit 20) w), '[]') as waiting`

/** `limit 1`: else all messages there are would be read to find one. */
const matters = sql`coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'service', m.service, 'asked', m.asked, 'answer', m.answer,
    'answerSource', m.answer_source, 'draftId', m.draft_id, 'requestId', m.request_id,
    'heldBy', (select s.team_id from requests.standings s where s.id = m.request_id and s.sensitive), 'touched', m.touched,
    'ofDanger', m.of_danger, 'isContinued', m.continues_id is not null,
    'message', m.message, 'messageId', w.id, 'goesAt', w.goes_at, 'messageTo', ${messageTo}, 'bookingId', m.booking_id, 'outcome', m.outcome, 'referredTo', m.referred_to, 'suggested', m.demand_suggested,
    'evidence', m.demand_evidence, 'demand', m.demand,
    'payLinks', (select coalesce(jsonb_agg(jsonb_build_object('pence', l.pence, 'medium', l.medium, 'sentAt', l.sent_at, 'isReplaced', l.replaced_by is not null) order by l.sent_at, l.id), '[]')
      from interactions.pay_links l where l.matter_id = m.id),
    'handover', (select jsonb_build_object('id', h.id, 'state', h.state, 'answerBy', h.answer_by, 'word', h.word,
        'joins', h.joins, 'joinsAskedAt', h.joins_asked_at,
        'isLater', not exists (select from interactions.call_backs b where b.matter_id = m.id and b.promised_at > h.offered_at),
        'toName', (select name from organisation.colleagues where id = coalesce(h.answered_by, h.to_id)))
      from interactions.handovers h where h.matter_id = m.id and h.answered_by is distinct from i.adviser_id order by h.changed_at desc limit 1),
    'callBack', ${promisedCall}) order by m.position)
  from interactions.matters m
  left join lateral (select id, goes_at from requests.messages_of_staff where id = m.message_id limit 1) w on true
  where m.interaction_id = i.id), '[]') as matters`

/** What this colleague has in hand and beside it, and the calls that ring at nobody's own phone. */
export async function listTabs(ctx: Ctx): Promise<Pick<DeskView, 'tabs' | 'waiting'>> {
  const adviser = adviserOf(ctx)
  const { rows } = await sql<Pick<DeskView, 'tabs' | 'waiting'>>`select ${tabs(adviser)}, ${waiting(adviser)}`.execute(
    ctx.db,
  )
  return withDates(rows[0]!)
}

/** The actor's own conversation with everything about it but what is known of the customer. One query. */
export async function readConversation(ctx: Ctx, id: string): Promise<DeskView> {
  const adviser = adviserOf(ctx)
  const { rows } = await sql<DeskView>`
    select i.id, i.channel, i.direction, i.location, i.postcode, i.note, i.promise, i.wrap_up as "wrapUp", i.started_at as "startedAt",
      i.ended_at as "endedAt", i.parked_at as "parkedAt", i.wrapped_at as "wrappedAt", i.saved_at as "savedAt", i.missed, i.confided_to is not null as confided,
      i.danger_raised as "dangerRaised", coalesce(d.hushed, false) as "isHushed", coalesce(d.hushed, false) and ${maySaySafe(adviser, sql`i.id`)} as "maySaySafe", i.confided_to is null and coalesce(d.confided, false) as "saidInConfidence", ${shownBefore} as "shownBefore",
      (select jsonb_build_object('dialled', k.dialled, 'caller', k.caller, 'goldenNumber', k.golden_number, 'state', k.state,
        'recording', ${recordingOf(ctx)}, 'canBeJoined', ${canBeJoined(ctx)}, 'knownFor', ${knownFor(person => hintedTo(adviser, person))})
        from interactions.calls k where k.id = i.call_id) as call,
      case when g.id is not null then jsonb_build_object('kind', g.kind, 'id', g.id, 'phone', g.phone) end as "wentOnFrom",
      case when g.id is not null then ${metBy(ctx, { customer: 'gw.person_id', interaction: 'i.id', phone: 'g.phone' })} end as met,
      (select jsonb_build_object('customerId', c.customer_id, 'how', c.how, 'because', c.because, 'things', c.things, 'language', r.language,
          'signs', exists (select from customers.current_needs n where n.customer_id = c.customer_id and n.kind = 'bsl'),
          'name', case when ${namedTo(adviser, 'r.person_id')} then r.name end,
          'preferredTimes', case when ${namedTo(adviser, 'r.person_id')} then
            (select s.preferred_times from customers.spoken s where s.customer_id = c.customer_id) end,
          'helper', case when ${namedTo(adviser, 'r.person_id')} then ${speakerOf(ctx)} end)
        from interactions.callers c left join customers.reachable r on r.customer_id = c.customer_id
        where c.interaction_id = i.id) as caller,
      (select coalesce(jsonb_agg(jsonb_build_object('link', v.link, 'medium', v.medium, 'sentAt', v.sent_at, 'recipient', (select s.recipient from channels.sent_in_threads s where s.thread_id = i.id and s.key = 'meeting:' || v.id limit 1)) order by v.sent_at), '[]')
        from interactions.video_meetings v where v.interaction_id = i.id) as meetings, ${await spentOf(ctx)} as spent, ${matters}, ${tabs(adviser)}, ${waiting(adviser)}
    from interactions.interactions i left join ${wentOnFrom} g on true
    left join ${dangerBefore} d on true
    left join interactions.callers gc on gc.interaction_id = i.id and g.id is not null
    left join customers.identity gw on gw.customer_id = gc.customer_id
    where i.id = ${isId(id) ? id : null}::uuid and i.adviser_id = ${adviser.id}::uuid and ${isConversationOfOthers(adviser)}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new NotFound('interaction')
  const { matters: all, ...view } = rows[0]
  for (const pause of view.call?.recording.pauses ?? []) {
    pause.from = new Date(pause.from)
    pause.until = pause.until && new Date(pause.until)
  }
  const sent = view.meetings.map(each => ({ ...each, sentAt: new Date(each.sentAt) }))
  return { ...withDates(view), meetings: sent, matters: all.map(matter => passedOn(matter, ctx.now())) }
}

function passedOn({ handover, callBack, goesAt, payLinks, ...matter }: MatterView, now: Date): MatterView {
  const answerBy = handover && new Date(handover.answerBy)
  const joinsAskedAt = handover?.joinsAskedAt ? new Date(handover.joinsAskedAt) : null
  return {
    ...matter,
    payLinks: payLinks.map(link => ({ ...link, sentAt: new Date(link.sentAt) })),
    goesAt: goesAt && new Date(goesAt),
    handover: handover && {
      ...handover,
      answerBy: answerBy!,
      state: stateNow(handover.state, answerBy!, now),
      joinsAskedAt,
      joins: joinsNow(handover.joins, joinsAskedAt, now),
    },
    callBack: callBack && withTimes(callBack),
  }
}

function withDates<T extends Pick<DeskView, 'tabs' | 'waiting'>>(view: T): T {
  const at = (value: Date | null) => value && new Date(value)
  return {
    ...view,
    tabs: view.tabs.map(tab => ({
      ...tab,
      startedAt: new Date(tab.startedAt),
      endedAt: at(tab.endedAt),
      parkedAt: at(tab.parkedAt),
      wroteAgainAt: at(tab.wroteAgainAt),
    })),
    waiting: view.waiting.map(call => ({ ...call, ringingAt: new Date(call.ringingAt) })),
  }
}

/** Which of this colleague's conversations is in hand; null: none. */
export async function findConversationInHand(
  ctx: Ctx,
): Promise<{ id: string; channel: InteractionChannel; name: string | null } | null> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !actor.permissions.has('interactions.take')) return null
  const { rows } = await sql<{ id: string; channel: InteractionChannel; name: string | null }>`
    select i.id, i.channel, case when ${namedTo(actor, 'r.person_id')} then r.name end as name from interactions.interactions i
    left join interactions.callers c on c.interaction_id = i.id
    left join customers.reachable r on r.customer_id = c.customer_id
    where i.adviser_id = ${actor.id}::uuid and i.wrapped_at is null and i.parked_at is null`.execute(ctx.db)
  return rows[0] ?? null
}
