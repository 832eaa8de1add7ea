import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { held } from '../../platform/memory.ts'
import { can } from '../organisation/index.ts'
import { dutyRangAgain } from './duty.events.ts'
import type { DutyOutcome } from './duty.ts'
import { mayReceive, seenBy } from './seen-by.ts'

export interface WaitingDuty {
  id: string
  kind: string
  teams: string[]
  /** Null: words that were written to us. */
  raisedBy: string | null
  raisedAt: Date
  rings: number
}

/** What nobody has received yet, held in memory: every staff page asks. */
const readWaiting = held<WaitingDuty[]>('duty-waiting', async ctx => {
  const { rows } = await sql<WaitingDuty>`
    select id, kind, teams, raised_by as "raisedBy", raised_at as "raisedAt", rings
    from duty.records where received_at is null order by raised_at`.execute(ctx.db)
  return rows
})

/** Of what nobody has received, what this actor raised or was told of, the oldest first. */
export async function listWaitingDuty(ctx: Ctx): Promise<(WaitingDuty & { isMine: boolean; mayReceive: boolean })[]> {
  const { actor } = ctx
  if (actor.kind !== 'staff') return []
  const told = (await readWaiting(ctx))
    .map(each => ({ ...each, isMine: each.raisedBy === actor.id, mayReceive: mayReceive(actor, each.teams) }))
    .filter(each => each.isMine || each.mayReceive)
  if (told.length === 0) return []
  // Whose it is may come out while it waits: of the few that are left this is asked each time.
  const { rows } = await sql<{ id: string }>`select d.id from duty.records d
    where d.id = any(${told.map(({ id }) => id)}::uuid[]) and ${seenBy(actor)}`.execute(ctx.db)
  return told.filter(({ id }) => rows.some(row => row.id === id))
}

/** How many wait and since when, for whoever leads: never what they are about. */
export async function countWaitingDuty(ctx: Ctx): Promise<{ count: number; oldest: Date | null }> {
  if (!can(ctx.actor, 'board.read')) throw new NotFound('board')
  const waiting = await readWaiting(ctx)
  return { count: waiting.length, oldest: waiting[0]?.raisedAt ?? null }
}

export interface DutyRow {
  id: string
  kind: string
  teams: string[]
  raisedAt: Date
  /** Null: words that were written to us. */
  raisedBy: string | null
  receivedBy: string | null
  receivedAt: Date | null
  outcome: DutyOutcome | null
}

export interface DutyRecord extends DutyRow {
  isMine: boolean
  mayReceive: boolean
  interactionId: string | null
  /** Ids of what was written to us that it is about, the oldest first. */
  written: string[]
  /** The requests it was typed in, the calls in which it was said to the menu of a line, and the visits of who said so to a kiosk. */
  requests: string[]
  calls: string[]
  visits: string[]
  rings: number
  /** Each team with when it was told first, in that order. */
  told: { team: string; at: Date }[]
  note: string
  outcomeWords: string
  offer: string
  offeredBy: string
  closedAt: Date | null
  closedBy: string | null
}

const COLUMNS = sql`d.id, d.kind, d.teams, d.raised_at as "raisedAt", raiser.name as "raisedBy", receiver.name as "receivedBy",
  d.received_at as "receivedAt", d.outcome`
const NAMES = sql`left join organisation.colleagues raiser on raiser.id = d.raised_by
  left join organisation.colleagues receiver on receiver.id = d.received_by`

const PAGE = 50

/**
 * Those this actor may see that are not closed, or of which messages are held back for somebody to decide (`held`: how many), the oldest
 * first; at most 50.
 */
export async function listOpenDuty(ctx: Ctx): Promise<(DutyRow & { held: number })[]> {
  const { rows } = await sql<DutyRow & { held: number }>`with held as materialized (
      select h.interaction_id, count(*)::int as messages from interactions.held_back h group by 1)
    select ${COLUMNS}, coalesce(held.messages, 0) as held from duty.records d ${NAMES} left join held on held.interaction_id = d.interaction_id
    where d.id in (select id from duty.records where closed_at is null
        union all select r.id from held join duty.records r on r.interaction_id = held.interaction_id)
      and ${seenBy(ctx.actor)} order by d.raised_at, d.id limit ${PAGE}`.execute(ctx.db)
  return rows
}

/** The last record that this colleague raised within the hour and that is open; null: none. */
export async function findOwnDuty(ctx: Ctx): Promise<{ id: string; raisedAt: Date } | null> {
  const since = new Date(ctx.now().getTime() - 3_600_000)
  const { rows } = await sql<{ id: string; raisedAt: Date }>`select id, raised_at as "raisedAt" from duty.records
    where raised_by = ${ctx.actor.kind === 'staff' ? ctx.actor.id : null}::uuid and closed_at is null and raised_at > ${since}
    order by raised_at desc limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

const idsOf = (
  column: 'request_id' | 'call_id' | 'visit_id',
) => sql`array(select w.${sql.ref(column)} from duty.written w
  where w.record_id = d.id and w.${sql.ref(column)} is not null group by 1 order by min(w.at))`

/** The first is told as it is raised, another when it rings again and nobody has answered. */
const toldAt = sql`select jsonb_agg(jsonb_build_object('team', t.team, 'at', coalesce(
    (select min(e.at) from platform.events e where e.subject = d.id and e.type = ${dutyRangAgain.type} and t.nth > 1 and e.data -> 'teams' ? t.team),
    d.raised_at)) order by t.nth) from unnest(d.teams) with ordinality t (team, nth)`

/** Throws NotFound where the actor may not see it. */
export async function readDutyRecord(ctx: Ctx, id: string): Promise<DutyRecord> {
  const { rows } = await sql<Omit<DutyRecord, 'isMine' | 'mayReceive'> & { raiserId: string | null }>`
    select ${COLUMNS}, d.raised_by as "raiserId", d.interaction_id as "interactionId",
      array(select w.received_id from duty.written w where w.record_id = d.id and w.received_id is not null order by w.at, w.received_id) as written,
      ${idsOf('request_id')} as requests, ${idsOf('call_id')} as calls, ${idsOf('visit_id')} as visits, d.rings, d.note,
      (${toldAt}) as told,
      d.outcome_words as "outcomeWords", d.offer, d.offered_by as "offeredBy", d.closed_at as "closedAt", closer.name as "closedBy"
    from duty.records d ${NAMES} left join organisation.colleagues closer on closer.id = d.closed_by
    where d.id = ${isId(id) ? id : null}::uuid and ${seenBy(ctx.actor)}`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('record of duty')
  const { raiserId, told, ...row } = rows[0]
  const each = told.map(({ team, at }) => ({ team, at: new Date(at) }))
  return { ...row, told: each, isMine: raiserId === ctx.actor.id, mayReceive: mayReceive(ctx.actor, row.teams) }
}
