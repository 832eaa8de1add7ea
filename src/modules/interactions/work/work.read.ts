import { type RawBuilder, sql } from 'kysely'
import type { StaffActor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { readCatalogue } from '../../catalogue/index.ts'
import { can, readOrganisation, readSkills } from '../../organisation/index.ts'
import { seenBy } from '../../requests/index.ts'
import { isBackInWorkOf } from '../call-backs/came-back.ts'
import { HELD_MINUTES } from '../call-backs/try-call-back.ts'
import { isNotRung, joinWhom } from '../call-backs/whom.ts'
import { heard, lineFor } from '../confided.ts'
import { isConversationOfOthers, isOfOthers } from '../of-others.ts'
import { STALE_MINUTES } from '../presence/presence.ts'
import { receiverOf } from '../presence/receiver.ts'
import { wroteAgain } from '../waiting/join-in-hand.ts'
import { isWrittenFor } from '../written-for.ts'
import { fitOf, type Here, inOrder, type WorkAbout, wantedBy } from './by-skill.ts'
import { RANKS, WORK_KINDS, type WorkItem } from './work.ts'

/** Nobody works down more than this; what is done makes room for the next. */
export const MOST_WORK = 50
/** So many are looked at: what only the actor can do is found among them, wherever its turn is. */
const LOOKED_AT = 200
/** So long before the end of what was promised a kept place waits for no other call. */
const AT_RISK_MINUTES = 30

/** Five working days, with the weekend among them. */
const COMING_DAYS = 7

type Found = Omit<WorkItem, 'due' | 'wroteAgainAt' | 'wanted' | 'fit'> &
  WorkAbout & { due: string; wroteAgainAt: string | null }

/** Everything the actor may take next, first what should be: who waits now, then by what is due and what she can do. One query. */
export const listWork = async (ctx: Ctx): Promise<WorkItem[]> => (await readWork(ctx)).items

/** A call that is promised for later: nobody takes it before its time. */
export interface Coming {
  id: string
  at: Date
  summary: string
  team: string
}

/** The same with what is promised for later: one query. */
export async function readWork(ctx: Ctx): Promise<{ items: WorkItem[]; coming: Coming[] }> {
  const me = receiverOf(ctx)
  const now = ctx.now()
  const [{ services }, organisation, skills] = await Promise.all([
    readCatalogue(ctx),
    readOrganisation(ctx),
    readSkills(ctx),
  ])
  const { found, here, coming } = await readFound(ctx, me, now)
  const themesOf = (slug: string) => services.get(slug)?.themes ?? []
  const items = found.map(({ service, language, signs, due, wroteAgainAt: again, ...rest }) => {
    const wanted = wantedBy(rest, { service, language, signs }, themesOf, organisation)
    const isPrivate = !!organisation.teams.get(rest.team ?? '')?.private
    const item = { ...rest, due: new Date(due), wroteAgainAt: again ? new Date(again) : null, wanted, isPrivate }
    return { ...item, fit: fitOf(item, me.id, here, skills) }
  })
  return {
    items: inOrder(items, now).slice(0, MOST_WORK),
    coming: coming.map(each => ({ ...each, at: new Date(each.at) })),
  }
}

interface Read {
  found: Found[]
  here: Here[]
  coming: Coming[]
}

async function readFound(ctx: Ctx, me: StaffActor, now: Date): Promise<Read> {
  const parts = [
    ...(can(me, 'interactions.answer-calls') ? [calls] : []),
    ...(can(me, 'interactions.take') ? [written(me), cameBack(me, now), parked(me)] : []),
    handovers(me, now),
    mine(me),
    callsCameBack(me, await isBackInWorkOf(ctx, me)),
    callBacks(me, now),
    chases(ctx, me),
  ]
  const { rows } = await sql<Read>`select coalesce((select jsonb_agg(jsonb_build_object(
      'kind', kind, 'id', id, 'due', due, 'words', words, 'team', team, 'from', "from", 'requestId', "requestId",
      'interactionId', "interactionId", 'isHeld', "isHeld", 'service', service, 'channel', channel,
      'language', coalesce(w.language, (select s.language from customers.spoken s where s.customer_id = w."customerId")),
      'isNotRung', kind in ('call-back', 'kept-place') and exists (select from interactions.call_backs b ${joinWhom} where b.id = w.id and ${isNotRung}),
      'wroteAgainAt', case when kind = 'parked' then (select ${wroteAgain('i')} from interactions.interactions i where i.id = w.id) end,
      'said', (select k.said from interactions.calls k where k.id = w.id),
      'signs', exists (select from customers.current_needs n where n.customer_id = w."customerId" and n.kind = 'bsl')))
      from (select * from (${sql.join(parts, sql` union all `)})
        u (kind, id, due, words, team, "from", "requestId", "interactionId", "isHeld", service, "customerId", language, channel)
        order by (${WORK_KINDS.map(kind => RANKS[kind])}::int[])[array_position(${[...WORK_KINDS]}::text[], kind)], due, id limit ${LOOKED_AT}) w), '[]') as found,
    ${freeColleagues(me, now)} as here, ${coming(me, now)} as coming`.execute(ctx.db)
  return rows[0]!
}

/** Who else is there and has nobody with her. */
const freeColleagues = ({ id }: StaffActor, now: Date): Part => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', s.id, 'roles', s.roles, 'teams', s.teams))
  from interactions.presence p join organisation.directory s on s.id = p.staff_id
  where p.seen_at > ${now}::timestamptz - make_interval(mins => ${STALE_MINUTES}) and p.chosen <> 'away' and s.id <> ${id}::uuid
    and (s.disabled_at is null or s.disabled_at > ${now})
    and not exists (select from interactions.interactions i where i.adviser_id = s.id and i.wrapped_at is null
      and i.parked_at is null and i.ended_at is null and i.channel in ('phone', 'desk', 'video'))), '[]')`

type Part = RawBuilder<unknown>

const calls: Part = sql`(select case when is_urgent then 'urgent-call' else 'call' end, id, ringing_at, coalesce(golden_number, ''), null, null, null::uuid, null::uuid, false, service, null::uuid, language, null
  from interactions.calls where state = 'ringing' and adviser_id is null order by is_urgent desc, ringing_at limit 20)`

/** What was written to us and nobody has begun to answer, as far as it is hers to read; first what hints at danger. Of a thread once: it is taken together. */
const written = (
  me: StaffActor,
): Part => sql`(select case when is_urgent then 'urgent' else 'written' end, id, due_at, summary, team, nullif(sender, ''),
    null::uuid, null::uuid, false, service, customer_id, null, channel
  from interactions.waiting w where interaction_id is null and put_away_at is null
    and ${isWrittenFor(me, { team: 'w.team', customer: 'w.customer_id', request: 'w.request_id', confided: 'w.confided_to' })}
    and not exists (select from interactions.waiting o where o.thread_id = w.thread_id and o.interaction_id is null
      and o.put_away_at is null and (not o.is_urgent, o.due_at, o.id) < (not w.is_urgent, w.due_at, w.id)
      and ${isWrittenFor(me, { team: 'o.team', customer: 'o.customer_id', request: 'o.request_id', confided: 'o.confided_to' })})
  order by is_urgent desc, due_at, id limit ${LOOKED_AT})`

/** Offered by the actor, given back or not answered, and since then nothing else was done with the matter. */
const cameBack = (
  { id }: StaffActor,
  now: Date,
): Part => sql`(select 'came-back', h.id, h.offered_at, h.summary, h.team,
    (select name from organisation.colleagues where id = h.to_id), null::uuid, m.interaction_id, false, null, null::uuid, null, null
  from interactions.interactions i join interactions.matters m on m.interaction_id = i.id
  join interactions.handovers h on h.matter_id = m.id
  where i.adviser_id = ${id}::uuid and i.wrapped_at is null
    and (h.state in ('given-back', 'unanswered') or (h.state = 'offered' and h.answer_by <= ${now}))
    and not exists (select from interactions.handovers x where x.matter_id = m.id and x.changed_at > h.changed_at)
    and not exists (select from interactions.call_backs b where b.matter_id = m.id and b.promised_at > h.offered_at))`

/** Promised and not kept, until somebody has seen to it. */
const callsCameBack = (
  me: StaffActor,
  isBack: RawBuilder<boolean>,
): Part => sql`(select 'call-came-back', b.id, b.came_back_at, concat_ws(': ', b.summary, nullif(b.ended_because, '')), b.team,
    null, null::uuid, null::uuid, false, null, null::uuid, null, null
  from interactions.call_backs b join interactions.matters m on m.id = b.matter_id ${joinWhom}
  where b.came_back_at is not null and ${isBack} and ${isOfOthers(me, { customer: 'who.person_id', request: 'm.request_id' })})`

/** Offered to her; or to another of her team, whom alone it waits for: she sees that it is on its way. */
const handovers = (me: StaffActor, now: Date): Part => {
  const { id, teams } = me
  return sql`(select case when h.to_id = ${id}::uuid then 'handover' else 'team-handover' end,
    h.id, h.answer_by, h.summary, h.team,
    (select name from organisation.colleagues where id = case when h.to_id = ${id}::uuid then h.from_id else h.to_id end), null::uuid, null::uuid,
    h.to_id <> ${id}::uuid,
    m.service, c.customer_id, null, null
  from interactions.handovers h join interactions.matters m on m.id = h.matter_id
  left join interactions.callers c on c.interaction_id = m.interaction_id
  where h.state = 'offered' and h.answer_by > ${now} and h.from_id <> ${id}::uuid
    and (h.to_id = ${id}::uuid or h.team = any(${teams}::text[]))
    and ${isOfOthers(me, { customer: 'c.customer_id', request: 'm.request_id' })})`
}

/** Taken by her; or back with her team, since whoever had taken it has no part in it. */
const mine = (
  me: StaffActor,
): Part => sql`(select case when h.state = 'accepted' then 'mine' when h.is_urgent then 'urgent-with-team' else h.state end,
    h.id, coalesce(h.answered_at, h.offered_at), ${lineFor(me)}, h.team,
    case when h.state = 'accepted' then (select name from organisation.colleagues where id = h.from_id) end,
    null::uuid, null::uuid, false, case when h.state = 'with-team' then m.service end, null::uuid, null, null
  from interactions.handovers h join interactions.matters m on m.id = h.matter_id
  join interactions.interactions i on i.id = m.interaction_id
  left join interactions.callers c on c.interaction_id = m.interaction_id
  where ((h.answered_by = ${me.id}::uuid and h.state = 'accepted') or (h.team = any(${me.teams}::text[]) and h.state = 'with-team'))
    and ${isOfOthers(me, { customer: 'c.customer_id', request: 'm.request_id' })})`

/** A kept place comes when nobody waits in its line who rang before, or when its promise would be missed. Not reached, it is a call-back like others. */
const callBacks = (me: StaffActor, now: Date): Part => {
  const { id, teams } = me
  return sql`(select case when p.is_kept then 'kept-place' else 'call-back' end, b.id,
    case when p.is_kept then k.ringing_at when b.promise is null then b.slot_until else b.next_at end,
    case when p.is_kept then coalesce(k.golden_number, '') else b.summary end, b.team, null, null::uuid, null::uuid,
    b.taken_by <> ${id}::uuid and b.taken_at > ${now}::timestamptz - make_interval(mins => ${HELD_MINUTES}) is true,
    coalesce(m.service, k.service), who.person_id, k.language, null
  from interactions.call_backs b left join interactions.matters m on m.id = b.matter_id left join interactions.calls k on k.id = b.call_id ${joinWhom}
  cross join lateral (select b.call_id is not null and b.promise is null as is_kept) p
  where b.state = 'open' and b.next_at <= ${now} and b.team = any(${teams}::text[])
    and ${isOfOthers(me, { customer: 'who.person_id', request: 'm.request_id' })}
    and (not p.is_kept or b.slot_until < ${now}::timestamptz + make_interval(mins => ${AT_RISK_MINUTES})
      or not exists (select from interactions.calls w where w.state = 'ringing' and w.adviser_id is null
        and w.golden_number is not distinct from k.golden_number and w.ringing_at < k.ringing_at)))`
}

/** What her teams promised for the next days. What keeps a place in a line comes when its turn is, and has no time. */
const coming = (me: StaffActor, now: Date): Part => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', n.id, 'at', n.next_at, 'summary', n.summary, 'team', n.team) order by n.next_at, n.id)
  from (select b.id, b.next_at, b.summary, b.team from interactions.call_backs b left join interactions.matters m on m.id = b.matter_id ${joinWhom}
    where b.state = 'open' and b.next_at > ${now} and b.team = any(${me.teams}::text[])
      and ${isOfOthers(me, { customer: 'who.person_id', request: 'm.request_id' })}
      and b.next_at < ${now}::timestamptz + make_interval(days => ${COMING_DAYS}) and (b.call_id is null or b.promise is not null)
    order by b.next_at, b.id limit ${MOST_WORK}) n), '[]')`

/** Requests of the actor's teams that somebody asked after because of a failure, and nobody has looked after since. */
const chases = (
  ctx: Ctx,
  { teams }: StaffActor,
): Part => sql`(select 'chase', m.id, coalesce(r.next_due_at, m.created_at), ${heard(ctx.actor, sql`left(m.asked, 200)`)},
    r.team_id, null, r.id, null::uuid, false, s.service_slug, null::uuid, null, null
  from interactions.matters m join interactions.interactions i on i.id = m.interaction_id join requests.standings r on r.id = m.request_id
  join requests.asked_of s on s.id = r.id
  where m.touched = 'chased' and m.demand = 'failure' and m.seen_to_at is null and i.wrapped_at is not null
    and not exists (select from interactions.matters o where o.id = m.continues_id and o.request_id = m.request_id)
    and r.status <> 'closed' and r.team_id = any(${teams}::text[]) and ${seenBy(ctx.actor, 'r')})`

/** Laid aside; a live call that rings beside is no different. */
const parked = (me: StaffActor): Part => sql`(select 'parked', i.id, i.parked_at,
    coalesce((select left(m.asked, 200) from interactions.matters m where m.interaction_id = i.id and m.asked <> '' order by m.position limit 1), left(i.note, 200)),
    null, null, null::uuid, i.id, false, null, null::uuid, null, null
  from interactions.interactions i where i.adviser_id = ${me.id}::uuid and i.wrapped_at is null and i.parked_at is not null
    and ${isConversationOfOthers(me)})`
