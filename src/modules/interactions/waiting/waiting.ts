import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { together } from '../../../platform/database/together.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId } from '../../../platform/id.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { hintedTo } from '../../customers/index.ts'
import { keepInConfidence } from '../confided.ts'
import { adviserOf, type InteractionChannel, isLive } from '../interaction.ts'
import { waitingPutAway, waitingTaken } from '../interactions.events.ts'
import { change, findInHand, lockHands } from '../interactions.store.ts'
import { park } from '../park-conversation.ts'
import { addConversation } from '../start-conversation.ts'
import { isWrittenFor } from '../written-for.ts'
import { firstOf, readGiven, takeGivenAlong } from './given.ts'
import { joinInHand } from './join-in-hand.ts'
import { ASKED, findWritersOfThreads } from './writer.ts'

/** Something written to us that nobody has begun a conversation about. Whatever brought it keeps it whole, under the same id. */
export interface NewWaiting {
  id: string
  /** What belongs together: taken together. */
  threadId: string
  channel: InteractionChannel
  /** Whose inbox it came to; null: the council's. */
  team: string | null
  service: string | null
  /** Who it seems to be from. */
  customerId: string | null
  /** What it seems to be about. */
  requestId: string | null
  /** Who wrote, as they call themselves; '' where that is not known. */
  sender: string
  summary: string
  asked: string
  isUrgent: boolean
  arrivedAt: Date
  dueAt: Date
}

const SENDER = 100
const SUMMARY = 200

/** Puts it on the work list, or into the conversation of whoever has its thread in hand. The same id is there once. */
export async function putWaiting(ctx: Ctx, waiting: NewWaiting): Promise<void> {
  const interactionId = await addWaiting(ctx, waiting)
  if (interactionId) await publish(ctx, waitingTaken({ waitingId: waiting.id, interactionId }))
}

const addWaiting = together(async (db, all: NewWaiting[]): Promise<(string | null)[]> => {
  const writers = await findWritersOfThreads(db, all)
  await db
    .insertInto('interactions.waiting')
    .values(
      all.map(waiting => ({
        id: waiting.id,
        thread_id: waiting.threadId,
        channel: waiting.channel,
        team: waiting.team,
        service: waiting.service,
        customer_id: waiting.customerId ?? writers.get(waiting.threadId) ?? null,
        request_id: waiting.requestId,
        sender: waiting.sender.slice(0, SENDER),
        summary: maskCards(waiting.summary).slice(0, SUMMARY),
        asked: maskCards(waiting.asked).slice(0, ASKED),
        is_urgent: waiting.isUrgent,
        arrived_at: waiting.arrivedAt,
        due_at: waiting.dueAt,
      })),
    )
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  // Of a thread in which somebody spoke of danger all that comes is of it.
  await sql`update interactions.waiting w set confided_to = o.confided_to from interactions.waiting o
    where w.id = any(${all.map(({ id }) => id)}::uuid[]) and w.confided_to is null and o.thread_id = w.thread_id and o.confided_to is not null`.execute(
    db,
  )
  return joinInHand(db, all)
})

interface Found {
  channel: InteractionChannel
  service: string | null
  asked: string
  summary: string
  interactionId: string | null
  /** The team that works in confidence whose inbox it came to. */
  privateTeam: string | null
  /** The conversation in which it was given to the team that has it. */
  givenIn: string | null
}

/**
 * Begins a conversation about it and what else waits of its thread, with all that was written as its first matter; what a
 * colleague gave to the team goes on as she left it. What was in hand is parked. Answers the conversation. Of two who press at once one has it: to the other it is `Refused('interactions.gone-already')`.
 */
export async function takeWaiting(ctx: Ctx, id: string): Promise<string> {
  const adviser = adviserOf(ctx)
  return ctx.transaction(async ctx => {
    await lockHands(ctx, adviser.id)
    const thread = await lockThread(ctx, id)
    const inHand = await findInHand(ctx, adviser.id)
    refuseUnless(!inHand || !isLive(inHand), 'interactions.one-at-a-time')
    if (inHand) await park(ctx, inHand.id)
    const { channel, service, summary } = thread.find(each => each.id === id)!
    const given = await readGiven(ctx, adviser.id, thread)
    const [first] = given.matters
    const about = { service, asked: wordsOf(thread) || summary }
    const interactionId = await addConversation(ctx, {
      channel,
      direction: 'in',
      adviserId: adviser.id,
      about: first ? firstOf(first, about, wordsOf(thread.filter(each => !each.givenIn))) : about,
    })
    await takeGivenAlong(ctx, interactionId, given)
    const privateTeams = thread.flatMap(({ privateTeam }) => privateTeam ?? [])
    if (privateTeams.length > 0) await keepInConfidence(ctx, interactionId, privateTeams)
    // A spoken message: nobody is on the line.
    if (channel === 'phone') await change(ctx, interactionId, { ended_at: ctx.now() })
    await sql`update interactions.waiting set interaction_id = ${interactionId}::uuid
      where id = any(${thread.map(each => each.id)}::uuid[])`.execute(ctx.db)
    for (const each of thread) await publish(ctx, waitingTaken({ waitingId: each.id, interactionId }))
    return interactionId
  })
}

const wordsOf = (thread: Found[]): string =>
  thread
    .map(each => each.asked.trim())
    .filter(Boolean)
    .join('\n')

/** A colleague has looked at it and says what about and what it says. Throws Refused `interactions.gone-already`. */
export async function describeWaiting(
  ctx: Ctx,
  id: string,
  { service, words }: { service: string | null; words: string },
): Promise<void> {
  adviserOf(ctx)
  await ctx.transaction(async ctx => {
    await lockStill(ctx, id)
    const asked = maskCards(words)
    await ctx.db
      .updateTable('interactions.waiting')
      .set({ service, summary: asked.slice(0, SUMMARY), asked: asked.slice(0, ASKED) })
      .where('id', '=', id)
      .execute()
  })
}

/** What is known of its words only later; what somebody has taken stays as she has it. For the program. */
export async function addToWaiting(
  ctx: Ctx,
  id: string,
  { summary, asked, isUrgent }: Pick<NewWaiting, 'summary' | 'asked' | 'isUrgent'>,
): Promise<void> {
  await sql`update interactions.waiting set summary = ${maskCards(summary).slice(0, SUMMARY)}, asked = ${maskCards(asked).slice(0, ASKED)},
      is_urgent = is_urgent or ${isUrgent}, due_at = case when ${isUrgent} then arrived_at else due_at end
    where id = ${id}::uuid and interaction_id is null`.execute(ctx.db)
}

/** There is nothing to do about it (an advertisement, a thank you): it leaves the list. Twice is once. */
export async function putAwayWaiting(ctx: Ctx, id: string): Promise<void> {
  adviserOf(ctx)
  await ctx.transaction(async ctx => {
    await lockStill(ctx, id)
    await sql`update interactions.waiting set put_away_at = ${ctx.now()} where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, waitingPutAway({ waitingId: id }))
  })
}

/** It has been settled another way; what somebody has taken stays with her. For the program. */
export async function settleWaiting(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update interactions.waiting set put_away_at = ${ctx.now()}
      where id = ${id}::uuid and interaction_id is null and put_away_at is null`.execute(ctx.db)
    if (numAffectedRows) await publish(ctx, waitingPutAway({ waitingId: id }))
  })
}

/** It and what else waits of its thread and is hers to read, in the order they came; all are locked in one order, so that nobody waits for ever. */
async function lockThread(ctx: Ctx, id: string): Promise<(Found & { id: string })[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from interactions.waiting w where (id = ${isId(id) ? id : null}::uuid
      or (thread_id = (select thread_id from interactions.waiting where id = ${isId(id) ? id : null}::uuid)
        and interaction_id is null and put_away_at is null)) and ${isHers(ctx)}
    order by arrived_at, id for update`.execute(ctx.db)
  const found: (Found & { id: string })[] = []
  for (const each of rows) found.push({ id: each.id, ...(await lockStill(ctx, each.id)) })
  if (!found.some(each => each.id === id)) throw new NotFound('waiting')
  return found
}

const isHers = ({ actor }: Ctx) =>
  isWrittenFor(actor, { team: 'w.team', customer: 'w.customer_id', request: 'w.request_id', confided: 'w.confided_to' })

async function lockStill(ctx: Ctx, id: string): Promise<Found> {
  const { rows } = await sql<Found & { isAway: boolean }>`select channel, service, asked, summary,
      (select id from organisation.private_teams where id = w.team) as "privateTeam",
      interaction_id as "interactionId", given_in as "givenIn", put_away_at is not null as "isAway"
    from interactions.waiting w where id = ${isId(id) ? id : null}::uuid
      and ${isHers(ctx)} for update`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('waiting')
  refuseUnless(!rows[0].interactionId && !rows[0].isAway, 'interactions.gone-already')
  return rows[0]
}

/** What became of what waited: still there, taken by whom, or put away. */
export interface WaitingState {
  id: string
  /** What it surely seems to be about. */
  service: string | null
  /** One person we know writes from there, or a colleague said who it is, whom this colleague may know of. */
  isKnown: boolean
  /** A colleague said it, of this or in a conversation about its thread. */
  isSaid: boolean
  dueAt: Date
  isUrgent: boolean
  interactionId: string | null
  takenBy: string | null
  isMine: boolean
  wrappedAt: Date | null
  putAwayAt: Date | null
  /** It was handed over and is not done: who has it; nobody by name, it is with the team. */
  handedTo: { name: string | null; team: string } | null
  /** When what was handed over was done, or somebody rung back; null: nothing was. */
  doneAt: Date | null
  /** A call-back was promised and is not over: the time that was said. */
  ringsFrom: Date | null
  ringsUntil: Date | null
  /** Somebody may come to harm: what is done about it is for who deals with it. */
  isConfided: boolean
}

/** Handovers and call-backs of the conversation about it, and of those in which whoever took one went on. */
const handed = sql`lateral (select (array_agg(jsonb_build_object('name', a.name, 'team', h.team) order by h.answered_at desc nulls first)
      filter (where h.state in ('accepted', 'with-team')))[1] as to, max(h.done_at) as done
    from interactions.went_on(w.interaction_id) went join interactions.interactions g on g.id = went.id
      join interactions.matters m on m.interaction_id = g.id join interactions.handovers h on h.matter_id = m.id
      left join organisation.colleagues a on a.id = h.answered_by
    where h.state = 'with-team' or (h.state in ('accepted', 'done') and h.answered_by <> g.adviser_id))`
const rung = sql`lateral (select max(t.at) as at, min(b.slot_from) filter (where b.state = 'open') as "from",
      min(b.slot_until) filter (where b.state = 'open') as until
    from interactions.went_on(w.interaction_id) went join interactions.matters m on m.interaction_id = went.id
      join interactions.call_backs b on b.matter_id = m.id left join interactions.call_back_tries t on t.call_back_id = b.id)`

const isSaid = sql`(exists (select from interactions.callers said where said.interaction_id = w.given_in and said.customer_id is not null)
  or exists (select from interactions.waiting o join interactions.callers said on said.interaction_id = o.interaction_id
    where o.thread_id = w.thread_id and o.interaction_id is not null and said.customer_id is not null))`

export async function readWaiting(ctx: Ctx, ids: readonly string[]): Promise<Map<string, WaitingState>> {
  const me = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  const { rows } = await sql<WaitingState>`select w.id, w.service,
      exists (select from customers.identity who where who.customer_id = w.customer_id and ${hintedTo(ctx.actor, 'who.person_id')}) as "isKnown", ${isSaid} as "isSaid", w.due_at as "dueAt", w.is_urgent as "isUrgent",
      w.interaction_id as "interactionId", c.name as "takenBy", coalesce(i.adviser_id = ${me}::uuid, false) as "isMine",
      i.wrapped_at as "wrappedAt", w.put_away_at as "putAwayAt", handed.to as "handedTo", greatest(handed.done, rung.at) as "doneAt",
      rung."from" as "ringsFrom", rung.until as "ringsUntil", coalesce(i.confided_to, w.confided_to) is not null as "isConfided"
    from interactions.waiting w left join interactions.interactions i on i.id = w.interaction_id
    left join organisation.colleagues c on c.id = i.adviser_id left join ${handed} handed on true left join ${rung} rung on true
    where w.id = any(${ids.filter(isId)}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(row => [row.id, row]))
}
