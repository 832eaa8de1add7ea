import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type Follower, publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { findDangerSaid } from '../catalogue/index.ts'
import { PERMISSIONS, readOrganisation, routeToTeam, staffChanged, staffDisabled } from '../organisation/index.ts'
import { seenToInWrapUp } from './call-backs/see-to-call-back.ts'
import { joinWhom } from './call-backs/whom.ts'
import { endWentOn } from './handovers/go-on-with.ts'
import { whoseIs } from './handovers/lock-matter.ts'
import { markUrgent } from './handovers/mark-urgent.ts'
import { LIVE } from './interaction.ts'
import { handoverAnswered, interactionEnded, interactionWrapped } from './interactions.events.ts'
import { isConversationOfOthers, isOfOthers } from './of-others.ts'
import { giveBack } from './waiting/give-to-team.ts'

const LINKED = 'customers.own-record-linked'

/**
 * Nobody has in hand what she or her family asked: it goes back to its team as soon as that is known, with all she wrote. So does
 * all that somebody has in hand who leaves, or may speak with nobody any more.
 */
export const giveBackFollower: Follower = {
  name: 'interactions.give-back',
  types: [
    LINKED,
    'customers.merged',
    'customers.changed',
    interactionEnded.type,
    staffDisabled.type,
    staffChanged.type,
  ],
  async handle(ctx, { type, subject, data }) {
    if (type === 'customers.changed' && data.what !== 'contact-point') return
    for (const id of await findHolders(ctx, type, subject, data)) await giveBackOf(ctx, id)
  },
}

/** Who may have such a thing in hand. While somebody is on the line it stays with her: then it is looked at again. */
async function findHolders(ctx: Ctx, type: string, subject: string, data: Record<string, unknown>): Promise<string[]> {
  if (type === LINKED) return [String(data.staffId)]
  if (type === staffDisabled.type || type === staffChanged.type) return [subject]
  if (type !== interactionEnded.type) return findHoldersOf(ctx, subject)
  const { rows } = await sql<{ id: string }>`select adviser_id as id from interactions.interactions
    where id = ${subject}::uuid and wrapped_at is null`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Who has something of this person. */
async function findHoldersOf(ctx: Ctx, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with hers as (select h.other_id as id from customers.ids_of_person h
      join (values (${customerId}::uuid)) asked (id) on asked.id = h.customer_id),
    theirs as (select c.interaction_id as id from interactions.callers c join hers on hers.id = c.customer_id
      union select w.interaction_id from interactions.waiting w join hers on hers.id = w.customer_id where w.interaction_id is not null)
    select i.adviser_id as id from theirs join interactions.interactions i on i.id = theirs.id where i.wrapped_at is null
    union select h.answered_by from theirs join interactions.matters m on m.interaction_id = theirs.id
      join interactions.handovers h on h.matter_id = m.id where h.state = 'accepted'
    union select b.taken_by from interactions.call_backs b ${joinWhom} join hers on hers.id = who.customer_id
      where b.state = 'open' and b.taken_by is not null`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

interface Holder {
  id: string
  email: string
  teams: string[]
  isLeaving: boolean
}

async function giveBackOf(ctx: Ctx, staffId: string): Promise<void> {
  const { rows } = await sql<Holder>`select id, email, teams,
      (disabled_at <= ${ctx.now()} or not roles && ${PERMISSIONS['interactions.take']}::text[]) is true as "isLeaving"
    from organisation.directory where id = ${staffId}::uuid`.execute(ctx.db)
  const [holder] = rows
  if (!holder) return
  await giveBackCallBacks(ctx, holder)
  const given = await giveBackHandovers(ctx, holder)
  const { rows: left } = await sql<{ id: string }>`select i.id from interactions.interactions i
    where i.adviser_id = ${holder.id}::uuid and i.wrapped_at is null
      and ${goesBack(holder, isConversationOfOthers(holder), mayBeLeft)} order by i.id for no key update`.execute(
    ctx.db,
  )
  for (const { id } of left) await leave(ctx, holder, id)
  // Only now all that she had typed is among their words.
  const leftIn = left.map(({ id }) => id)
  await markUrgent(ctx, { given, leftIn })
}

/** All of whoever leaves that is such; else what is hers or her family's. */
const goesBack = (holder: Holder, isOfOthers: RawBuilder<boolean>, which = sql<boolean>`true`): RawBuilder<boolean> =>
  holder.isLeaving ? which : sql<boolean>`not ${isOfOthers}`

/**
 * A call ends first. And where somebody may come to harm it stays: the duty team has that, and nobody else is to read it; but what
 * came to a team in confidence is that team's.
 */
const mayBeLeft = sql<boolean>`(not (i.call_id is not null and i.ended_at is null) and (i.confided_to is null
  or exists (select from interactions.waiting w where w.interaction_id = i.id and i.confided_to <@ array[w.team])))`

/** Nobody holds them any more: they are on the list of the team again. */
async function giveBackCallBacks(ctx: Ctx, holder: Holder): Promise<void> {
  await sql`update interactions.call_backs set taken_by = null, taken_at = null
    where id in (select b.id from interactions.call_backs b left join interactions.matters m on m.id = b.matter_id ${joinWhom}
      where b.state = 'open' and b.taken_by = ${holder.id}::uuid
        and ${goesBack(holder, isOfOthers(holder, { customer: 'who.person_id', request: 'm.request_id' }))})`.execute(
    ctx.db,
  )
}

/** In what she went on with, a colleague has it from her, or it is offered to one: it is not hers to give back. */
const isPassedOn = sql<boolean>`exists (select from interactions.matters n join interactions.handovers o on o.matter_id = n.id
  where n.interaction_id = h.went_on_in and o.state in ('offered', 'accepted', 'with-team', 'done')
    and h.matter_id in (select id from interactions.continued(n.id)))`

/** But for one by which she speaks with them just now, and what she has handed on. Answers their ids. */
async function giveBackHandovers(ctx: Ctx, holder: Holder): Promise<string[]> {
  const { rows } = await sql<{ id: string; matterId: string }>`update interactions.handovers x set state = 'with-team',
      left_in = coalesce(went_on_in, left_in), went_on_in = null, answered_by = null, answered_at = null, changed_at = clock_timestamp()
    where x.id in (select h.id from interactions.handovers h join interactions.matters m on m.id = h.matter_id
      join interactions.interactions i on i.id = m.interaction_id
      left join interactions.callers c on c.interaction_id = m.interaction_id
      where h.answered_by = ${holder.id}::uuid and h.state = 'accepted'
        and not ${isPassedOn} and not (h.joins is not null and i.ended_at is null and i.channel = any(${[...LIVE]}::text[]))
        and ${goesBack(holder, isOfOthers(holder, { customer: 'c.customer_id', request: 'm.request_id' }))})
    returning x.id, x.matter_id as "matterId"`.execute(ctx.db)
  await tellTeams(ctx, rows)
  return rows.map(({ id }) => id)
}

/** What she offered in it and nobody has taken waits for whoever of that team takes it: it can come back to nobody. */
async function leaveOffers(ctx: Ctx, interactionId: string): Promise<void> {
  const { rows } = await sql<{ id: string; matterId: string }>`update interactions.handovers h set state = 'with-team',
      left_in = m.interaction_id, changed_at = clock_timestamp()
    from interactions.matters m where m.interaction_id = ${interactionId}::uuid and h.matter_id = m.id and h.state = 'offered'
    returning h.id, m.id as "matterId"`.execute(ctx.db)
  await tellTeams(ctx, rows)
}

async function tellTeams(ctx: Ctx, handovers: { id: string; matterId: string }[]): Promise<void> {
  for (const { id, matterId } of handovers)
    await publish(ctx, handoverAnswered({ handoverId: id, matterId, answer: 'with-team' }))
}

interface Left {
  id: string
  summary: string
  requestId: string | null
  outcome: 'handed-over' | 'call-back'
  /** Of the handover by which she had it or handed it on, which stands or is done, or of the call-back that led to it. */
  isOfHandover: boolean
  /** A handover of it stands: there can be no second. */
  isWithColleague: boolean
  /** Which promised the call-back that led to it, or whose inbox it came to; null: none did. */
  team: string | null
  service: string | null
  isSensitive: boolean
  requestTeam: string | null
  demand: string
}

/** What she had typed in its wrap-up already is of the conversation, beside what stands there. */
async function takeInWrapUp(ctx: Ctx, id: string): Promise<void> {
  const joined = (box: 'note' | 'promise') =>
    sql`case when position(${sql.ref(box)} in coalesce(wrap_up->'typed'->>${box}, '')) > 0 then wrap_up->'typed'->>${box}
      when position(wrap_up->'typed'->>${box} in ${sql.ref(box)}) > 0 then ${sql.ref(box)}
      else concat_ws(e'\\n', ${sql.ref(box)}, nullif(wrap_up->'typed'->>${box}, '')) end`
  await sql`update interactions.interactions set note = ${joined('note')}, promise = ${joined('promise')}, wrap_up = null
    where id = ${id}::uuid and wrap_up->'typed' ?& array['note', 'promise']`.execute(ctx.db)
}

/**
 * What was written stays with a matter of it that a colleague or a team has from her, or that somebody is to be rung back about:
 * whoever goes on with that answers it. What a colleague only finished with a word is still to be answered.
 */
async function readWritten(
  ctx: Ctx,
  id: string,
): Promise<{ isThere: boolean; inbox: string | null; isHandedOn: boolean }> {
  const { rows } = await sql<{
    isThere: boolean
    inbox: string | null
    isHandedOn: boolean
  }>`select count(*) > 0 as "isThere", min(team) as inbox,
      exists (select from interactions.matters m join interactions.handovers h on h.matter_id = m.id or h.left_in = m.interaction_id
        where m.interaction_id = ${id}::uuid and (h.state in ('accepted', 'with-team') or (h.state = 'done' and h.went_on_in is not null)))
      or exists (select from interactions.matters m join interactions.call_backs b on b.matter_id = m.id
        where m.interaction_id = ${id}::uuid and b.state <> 'cancelled') as "isHandedOn"
    from interactions.waiting where interaction_id = ${id}::uuid`.execute(ctx.db)
  return rows[0]!
}

/** Her conversation ends as it stands, and what is open in it is the team's. */
async function leave(ctx: Ctx, holder: Holder, id: string): Promise<void> {
  await takeInWrapUp(ctx, id)
  await leaveOffers(ctx, id)
  const { rows } =
    await sql<Left>`select m.id, coalesce(nullif(left(m.asked, 200), ''), nullif(left(m.answer, 200), ''), nullif(left(i.note, 200), ''), nullif(left(i.promise, 200), ''), '…') as summary,
      m.request_id as "requestId", m.service, coalesce(r.sensitive, false) as "isSensitive", r.team_id as "requestTeam", coalesce(m.demand, m.demand_suggested) as demand,
      case when exists (select from interactions.call_backs b where b.matter_id = m.id and b.state <> 'cancelled') then 'call-back'
        else 'handed-over' end as outcome,
      exists (select from interactions.handovers h where h.left_in = i.id and h.matter_id in (select id from interactions.continued(m.id)))
        or exists (select from interactions.handovers h where h.matter_id = m.id and h.state in ('accepted', 'with-team', 'done')) as "isOfHandover",
      exists (select from interactions.handovers h where h.matter_id = m.id and h.state in ('offered', 'accepted', 'with-team')) as "isWithColleague",
      (select b.team from interactions.call_backs b where b.interaction_id = i.id) as team
    from interactions.matters m join interactions.interactions i on i.id = m.interaction_id
    left join requests.standings r on r.id = m.request_id
    where i.id = ${id}::uuid and not (m.asked = '' and m.answer = '' and m.service is null and m.request_id is null and i.note = '' and i.promise = '')
    order by m.position`.execute(ctx.db)
  const open = rows.filter(each => each.outcome === 'handed-over' && !each.isOfHandover)
  const { isThere, inbox, isHandedOn } = await readWritten(ctx, id)
  const isUrgent = await hintsAtDanger(ctx, id)
  const waits = isThere && !isHandedOn
  if (waits) await giveBack(ctx, id, { matterIds: open.map(each => each.id), isUrgent })
  else
    for (const each of open.filter(({ requestId }) => !requestId))
      await handOver(ctx, holder, id, { ...each, team: each.team ?? inbox })
  // Of danger somebody hears, though each matter is with whoever has its request or rings back.
  const free = rows.find(each => !each.isWithColleague)
  if (isUrgent && !waits && free && !(await isLeftToTeam(ctx, id))) await handOver(ctx, holder, id, free)
  for (const each of rows) await keepToItsTeams(ctx, id, each)
  await end(ctx, id, rows)
}

/** What was typed of it; of what is in confidence already the duty team knows. */
async function hintsAtDanger(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql<{ words: string }>`select unnest(array[m.asked, m.answer, i.note, i.promise]) as words
    from interactions.matters m join interactions.interactions i on i.id = m.interaction_id
    where i.id = ${id}::uuid and i.confided_at is null`.execute(ctx.db)
  const found = await Promise.all([...new Set(rows.map(each => each.words))].map(words => findDangerSaid(ctx, words)))
  return found.flat().length > 0
}

async function isLeftToTeam(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from interactions.handovers
    where left_in = ${id}::uuid and state = 'with-team' limit 1`.execute(ctx.db)
  return rows.length > 0
}

/** What is said in confidence of a service goes to no team to which it could not be offered, though that was named since. */
async function keepToItsTeams(ctx: Ctx, interactionId: string, { id, requestTeam, ...about }: Left): Promise<void> {
  const { isSensitive, teams } = await whoseIs(ctx, { ...about, team: requestTeam })
  if (!isSensitive) return
  const organisation = await readOrganisation(ctx)
  const { fallback } = organisation.council
  const team = requestTeam ?? routeToTeam(organisation, { teams, areas: [], fallback: fallback.team }).team.id
  await sql`update interactions.handovers set team = ${team}, changed_at = clock_timestamp()
    where left_in = ${interactionId}::uuid and state = 'with-team' and team <> all(${teams}::text[])
      and matter_id in (select id from interactions.continued(${id}::uuid))`.execute(ctx.db)
}

/** For whoever of the team takes it, as what a colleague gave back. */
async function handOver(ctx: Ctx, holder: Holder, interactionId: string, left: Left): Promise<void> {
  const { id, summary } = left
  const team = left.team ?? (await teamOf(ctx, holder, left))
  const handoverId = newId()
  await sql`insert into interactions.handovers (id, matter_id, from_id, to_id, team, summary, state, left_in, offered_at, answer_by)
    values (${handoverId}::uuid, ${id}::uuid, ${holder.id}::uuid, ${holder.id}::uuid, ${team}, ${summary}, 'with-team',
      ${interactionId}::uuid, ${ctx.now()}, ${ctx.now()})`.execute(ctx.db)
  await tellTeams(ctx, [{ id: handoverId, matterId: id }])
}

/** Of her teams the one that does it, or else the one of first contact, to which all goes that is nobody's. */
async function teamOf(ctx: Ctx, { teams: hers }: Holder, { requestTeam, ...about }: Left): Promise<string> {
  const { teams } = await whoseIs(ctx, { ...about, team: requestTeam })
  const { fallback } = (await readOrganisation(ctx)).council
  return [...teams, fallback.team, ...hers].find(team => hers.includes(team)) ?? fallback.team
}

async function end(ctx: Ctx, id: string, matters: Left[]): Promise<void> {
  await sql`update interactions.matters m set outcome = t.outcome, demand = t.demand
    from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb) as t (id uuid, outcome text, demand text)
    where m.id = t.id`.execute(ctx.db)
  await seenToInWrapUp(ctx, matters)
  const { rows } = await sql<{
    isNew: boolean
    note: string
  }>`update interactions.interactions i set ended_at = coalesce(i.ended_at, ${ctx.now()}),
      wrapped_at = ${ctx.now()}, parked_at = null from interactions.interactions old
    where i.id = ${id}::uuid and old.id = i.id returning old.ended_at is null as "isNew", i.note`.execute(ctx.db)
  if (rows[0]?.isNew) await publish(ctx, interactionEnded({ interactionId: id, missed: false }))
  await endWentOn(ctx, id, rows[0]!.note)
  const ended = matters.map(({ id, outcome, demand }) => ({ matterId: id, outcome, demand }))
  await publish(ctx, interactionWrapped({ interactionId: id, matters: ended }))
}
