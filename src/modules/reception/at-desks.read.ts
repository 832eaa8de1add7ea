import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { can } from '../organisation/index.ts'
import { dayOf, inTurn } from './visit.ts'

/** People who wait for what the actor can help with, where her desk is open. */
export interface AtOwnDesk {
  location: string
  count: number
  /** Who is called next, and since when she waits. */
  ticket: string
  isUrgent: boolean
  since: Date
}

/** People at a location for whom no open desk is: whoever sees it goes there, or finds who does. */
export interface Unhelped {
  location: string
  count: number
  /** One of them cannot wait. */
  isUrgent: boolean
  since: Date
}

/** Who waits that a desk `d` can call: whoever cannot wait is called by any. */
export const forDesk = (d: { skills: RawBuilder<unknown>; location: RawBuilder<unknown> }, ctx: Ctx) =>
  sql<boolean>`location = ${d.location} and day = ${dayOf(ctx)}::date and state = 'waiting'
    and (is_urgent or skills <@ ${d.skills} and (themes = '{}' or themes && ${d.skills}))`

/** A visit `v` of today whose turn has come, and no desk at its place can call it. Whom a specialist sees by video is on her own list. */
const isUnhelped = (ctx: Ctx) => sql<boolean>`v.day = ${dayOf(ctx)}::date and v.state = 'waiting'
  and coalesce(v.due_at <= ${ctx.now()}, true) and not 'video' = any(v.skills)
  and not exists (select from reception.desks d where d.location = v.location and d.day = v.day
    and (v.is_urgent or v.skills <@ d.skills and (v.themes = '{}' or v.themes && d.skills)))`

const since = sql`coalesce(due_at, arrived_at)`

/**
 * Who waits at the actor's own desk (`own` null: it is not open, or nobody waits that she could call), and who waits anywhere whom
 * no desk there can call: first where somebody cannot wait, then whoever waits longest. One query.
 */
export async function readAtDesks(ctx: Ctx): Promise<{ own: AtOwnDesk | null; unhelped: Unhelped[] }> {
  if (ctx.actor.kind !== 'staff' || !can(ctx.actor, 'reception.work')) return { own: null, unhelped: [] }
  const { rows } = await sql<{ own: AtOwnDesk | null; unhelped: Unhelped[] }>`select
    (select jsonb_build_object('location', d.location, 'count', w.count, 'ticket', w.ticket, 'isUrgent', w.is_urgent, 'since', w.since)
      from reception.desks d join lateral (select count(*) over ()::int as count, ticket, is_urgent, ${since} as since
        from reception.visits where ${forDesk({ skills: sql`d.skills`, location: sql`d.location` }, ctx)}
        order by ${inTurn(ctx)} limit 1) w on true
      where d.staff_id = ${ctx.actor.id}::uuid and d.day = ${dayOf(ctx)}::date) as own,
    coalesce((select jsonb_agg(u order by u."isUrgent" desc, u.since) from (select v.location, count(*)::int as count, bool_or(v.is_urgent) as "isUrgent", min(${since}) as since
      from reception.visits v where ${isUnhelped(ctx)} group by v.location) u), '[]') as unhelped`.execute(ctx.db)
  const { own, unhelped } = rows[0]!
  return { own: own && timed(own), unhelped: unhelped.map(timed) }
}

const timed = <T extends { since: Date }>(each: T): T => ({ ...each, since: new Date(each.since) })

/** Today at all desks together. */
export interface DesksToday {
  waiting: number
  /** Whoever has waited longest, and where: from her time on, where she has booked. */
  longest: { location: string; since: Date } | null
  /** Of those who wait: whom no open desk at their place can call. */
  unhelped: number
  /** Went, or were not there when they were called. */
  left: number
}

/** For a team leader: everybody together, and nobody's name. One query. Throws NotFound for whoever may not see the board. */
export async function readDesksToday(ctx: Ctx): Promise<DesksToday> {
  if (!can(ctx.actor, 'board.read')) throw new NotFound('board')
  const isTurn = sql`v.day = ${dayOf(ctx)}::date and v.state = 'waiting' and coalesce(v.due_at <= ${ctx.now()}, true)`
  const { rows } = await sql<DesksToday>`select
    (select count(*)::int from reception.visits v where ${isTurn}) as waiting,
    (select jsonb_build_object('location', v.location, 'since', ${since}) from reception.visits v where ${isTurn}
      order by ${since} limit 1) as longest,
    (select count(*)::int from reception.visits v where ${isUnhelped(ctx)}) as unhelped,
    (select count(*)::int from reception.visits v where v.state = 'left' and v.day = ${dayOf(ctx)}::date
      and v.arrived_at > ${ctx.now()}::timestamptz - interval '1 day') as left`.execute(ctx.db)
  const { longest, ...rest } = rows[0]!
  return { ...rest, longest: longest && timed(longest) }
}
