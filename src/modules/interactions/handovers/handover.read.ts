import { type RawBuilder, sql } from 'kysely'
import type { StaffActor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { heard, isHeardBy, lineFor } from '../confided.ts'
import type { InteractionChannel } from '../interaction.ts'
import { canBeJoined, type Joins, joinsNow } from '../joining/joining.ts'
import { type Met, metBy } from '../met.read.ts'
import { isOfOthers } from '../of-others.ts'
import { receiverOf } from '../presence/receiver.ts'
import { type HandoverState, stateNow } from './handover.ts'

/** Everything that belongs to a matter that was handed over, for who gave and who received it. */
export interface HandoverView {
  id: string
  state: HandoverState
  summary: string
  word: string
  team: string
  fromName: string
  toName: string
  isGiver: boolean
  /** May the actor take or give it back; has she taken it? */
  isOffered: boolean
  isMine: boolean
  offeredAt: Date
  answerBy: Date
  /** How far she is with joining the call it came by; null: there is none, or she was on it and it is over. */
  joins: Joins | null
  joinsAskedAt: Date | null
  /** Offered, and the call goes on: her phone rings once she takes it. */
  canJoin: boolean
  /** The whole conversation is the actor's. */
  hasConversation: boolean
  /** The taker's own conversation in which it goes on. */
  wentOnIn: string | null
  interactionId: string
  channel: InteractionChannel
  note: string
  /** What they were told happens next. */
  promise: string
  service: string | null
  asked: string
  /** What was said is for others: her summary alone goes on. */
  isKept: boolean
  answer: string
  answerSource: string
  /** The form that was begun for it. */
  draftId: string | null
  requestId: string | null
  /** The number of the call it came by; null: withheld, or no call. */
  phone: string | null
  /** Whom it is about. */
  met: Met
}

type Row = Omit<HandoverView, 'isGiver' | 'isOffered' | 'isMine'> & {
  fromId: string
  answeredBy: string | null
  isCallOver: boolean
}

/** For who gave it, and to whom it was offered, who has taken it or whose team's it is; nobody's own or her family's. */
export async function readHandover(ctx: Ctx, id: string): Promise<HandoverView> {
  const me = receiverOf(ctx)
  const { rows } = await sql<Row>`
    select h.id, h.state, ${lineFor(me)} as summary, h.word, h.team, h.from_id as "fromId", h.answered_by as "answeredBy",
      f.name as "fromName", coalesce(a.name, t.name) as "toName", h.offered_at as "offeredAt", h.answer_by as "answerBy",
      h.joins, h.joins_asked_at as "joinsAskedAt", coalesce(i.ended_at is null and k.adviser_id = h.from_id and ${canBeJoined(ctx)}, false) as "canJoin",
      i.adviser_id = ${me.id}::uuid as "hasConversation", coalesce(k.ended_at is not null, true) as "isCallOver",
      case when h.answered_by = ${me.id}::uuid then h.went_on_in end as "wentOnIn", i.id as "interactionId", i.channel, ${heard(me, sql`i.note`)} as note, ${heard(me, sql`i.promise`)} as promise, m.service, ${heard(me, sql`m.asked`)} as asked,
      ${heard(me, sql`m.answer`)} as answer, m.answer_source as "answerSource", ${isHeardBy(me)} is false as "isKept", m.draft_id as "draftId",
      m.request_id as "requestId",
      k.caller as phone, ${metBy(ctx, { customer: 'who.person_id', interaction: 'i.id', phone: 'k.caller' })} as met
    from interactions.handovers h join interactions.matters m on m.id = h.matter_id
    join interactions.interactions i on i.id = m.interaction_id
    join organisation.colleagues f on f.id = h.from_id join organisation.colleagues t on t.id = h.to_id
    left join interactions.calls k on k.id = i.call_id left join organisation.colleagues a on a.id = h.answered_by
    left join interactions.callers c on c.interaction_id = i.id left join customers.identity who on who.customer_id = c.customer_id
    where h.id = ${isId(id) ? id : null}::uuid and ${isForHer(me)} and (h.from_id = ${me.id}::uuid or h.answered_by = ${me.id}::uuid
      or (h.state = 'offered' and h.answer_by > ${ctx.now()} and h.to_id = ${me.id}::uuid)
      or (h.state = 'with-team' and h.team = any(${me.teams}::text[])))`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('handover')
  const { fromId, answeredBy, isCallOver, ...row } = rows[0]
  const state = stateNow(row.state, row.answerBy, ctx.now())
  const isGiver = fromId === me.id
  return {
    ...row,
    state,
    joins: isCallOver && row.joins === 'joined' ? null : joinsNow(row.joins, row.joinsAskedAt, ctx.now()),
    isGiver,
    isOffered: (state === 'offered' && !isGiver) || (state === 'with-team' && me.teams.includes(row.team)),
    isMine: state === 'accepted' && answeredBy === me.id,
  }
}

/** An offer or its answer, for the screens that listen. */
export interface HandoverNews {
  id: string
  at: string
  state: HandoverState
  answerBy: Date
  joins: Joins | null
  fromId: string
  fromName: string
  toId: string
  team: string
  interactionId: string
  matterId: string
}

const news = (which: RawBuilder<unknown>) => sql<HandoverNews>`select h.id, h.changed_at::text as at, h.state,
    h.answer_by as "answerBy", h.joins, h.from_id as "fromId", f.name as "fromName", h.to_id as "toId", h.team,
    m.interaction_id as "interactionId", m.id as "matterId"
  from interactions.handovers h join interactions.matters m on m.id = h.matter_id
  join organisation.colleagues f on f.id = h.from_id
  left join interactions.callers c on c.interaction_id = m.interaction_id
  where ${which} order by h.changed_at`

/** As `listCallNews`: every change of the last ten seconds. */
export async function listHandoverNews(ctx: Ctx): Promise<HandoverNews[]> {
  const { rows } = await news(
    sql`h.changed_at > statement_timestamp() - interval '10 seconds' and h.state <> 'with-team' and (h.state <> 'done' or h.word = '')`,
  ).execute(ctx.db)
  return rows
}

const isForHer = (me: StaffActor): RawBuilder<boolean> =>
  isOfOthers(me, { customer: 'c.customer_id', request: 'm.request_id' })

/** The offers to the actor that stand: what a screen shows that was opened in the middle. */
export async function listOwnOffers(ctx: Ctx): Promise<HandoverNews[]> {
  const me = receiverOf(ctx)
  const { rows } = await news(
    sql`h.to_id = ${me.id}::uuid and h.state = 'offered' and h.answer_by > ${ctx.now()} and ${isForHer(me)}`,
  ).execute(ctx.db)
  return rows
}
