import { type RawBuilder, sql } from 'kysely'
import type { StaffActor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { can } from '../../organisation/index.ts'
import { seenBy } from '../../requests/index.ts'
import { HELD_MINUTES } from '../call-backs/try-call-back.ts'
import { receiverOf } from '../presence/receiver.ts'
import { WORK_KINDS, type WorkItem } from './work.ts'

/** Nobody works down more than this; what is done makes room for the next. */
const MOST = 50

/** Everything the actor may take next, first what should be: by kind, then by what is due. One query. */
export async function listWork(ctx: Ctx): Promise<WorkItem[]> {
  const me = receiverOf(ctx)
  const now = ctx.now()
  const parts = [
    ...(can(me, 'interactions.take') ? [calls, cameBack(me, now), parked(me)] : []),
    handovers(me, now),
    mine(me),
    callBacks(me, now),
    chases(ctx, me),
  ]
  const { rows } = await sql<WorkItem>`select kind, id, due, words, team, "from", "requestId", "interactionId", "isHeld"
    from (${sql.join(parts, sql` union all `)}) w (kind, id, due, words, team, "from", "requestId", "interactionId", "isHeld")
    order by array_position(${[...WORK_KINDS]}::text[], kind), due, id limit ${MOST}`.execute(ctx.db)
  return rows
}

type Part = RawBuilder<unknown>

const calls: Part = sql`(select 'call', id, ringing_at, coalesce(golden_number, ''), null, null, null::uuid, null::uuid, false
  from interactions.calls where state = 'ringing' and adviser_id is null order by ringing_at limit 20)`

/** Offered by the actor, given back or not answered, and since then nothing else was done with the matter. */
const cameBack = (
  { id }: StaffActor,
  now: Date,
): Part => sql`(select 'came-back', h.id, h.offered_at, h.summary, h.team,
    (select name from organisation.colleagues where id = h.to_id), null::uuid, m.interaction_id, false
  from interactions.interactions i join interactions.matters m on m.interaction_id = i.id
  join interactions.handovers h on h.matter_id = m.id
  where i.adviser_id = ${id}::uuid and i.wrapped_at is null
    and (h.state in ('given-back', 'unanswered') or (h.state = 'offered' and h.answer_by <= ${now}))
    and not exists (select from interactions.handovers x where x.matter_id = m.id and x.changed_at > h.changed_at)
    and not exists (select from interactions.call_backs b where b.matter_id = m.id))`

const handovers = (
  { id, teams }: StaffActor,
  now: Date,
): Part => sql`(select case when h.to_id = ${id}::uuid then 'handover' else 'team-handover' end,
    h.id, h.answer_by, h.summary, h.team, (select name from organisation.colleagues where id = h.from_id), null::uuid, null::uuid, false
  from interactions.handovers h where h.state = 'offered' and h.answer_by > ${now} and h.from_id <> ${id}::uuid
    and (h.to_id = ${id}::uuid or h.team = any(${teams}::text[])))`

const mine = ({ id }: StaffActor): Part => sql`(select 'mine', h.id, h.answered_at, h.summary, h.team,
    (select name from organisation.colleagues where id = h.from_id), null::uuid, null::uuid, false
  from interactions.handovers h where h.answered_by = ${id}::uuid and h.state = 'accepted')`

const callBacks = ({ id, teams }: StaffActor, now: Date): Part => sql`(select 'call-back', b.id,
    case when b.promise is null then b.slot_until else b.next_at end, b.summary, b.team, null, null::uuid, null::uuid,
    b.taken_by <> ${id}::uuid and b.taken_at > ${now}::timestamptz - make_interval(mins => ${HELD_MINUTES}) is true
  from interactions.call_backs b where b.state = 'open' and b.next_at <= ${now} and b.team = any(${teams}::text[]))`

/** Requests of the actor's teams that somebody asked after because of a failure, and nobody has looked after since. */
const chases = (
  ctx: Ctx,
  { teams }: StaffActor,
): Part => sql`(select 'chase', m.id, coalesce(r.next_due_at, m.created_at), left(m.asked, 200),
    r.team_id, null, r.id, null::uuid, false
  from interactions.matters m join interactions.interactions i on i.id = m.interaction_id join requests.standings r on r.id = m.request_id
  where m.touched = 'chased' and m.demand = 'failure' and m.seen_to_at is null and i.wrapped_at is not null
    and r.status <> 'closed' and r.team_id = any(${teams}::text[]) and ${seenBy(ctx.actor, 'r')})`

/** Laid aside; a live call that rings beside is no different. */
const parked = ({ id }: StaffActor): Part => sql`(select 'parked', i.id, i.parked_at,
    coalesce((select left(m.asked, 200) from interactions.matters m where m.interaction_id = i.id and m.asked <> '' order by m.position limit 1), left(i.note, 200)),
    null, null, null::uuid, i.id, false
  from interactions.interactions i where i.adviser_id = ${id}::uuid and i.wrapped_at is null and i.parked_at is not null)`
