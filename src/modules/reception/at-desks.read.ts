import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { can } from '../organisation/index.ts'
import { dayOf, inTurn } from './visit.ts'

/** People who wait for what the actor can help with, where her desk is open. */
export interface AtOwnDesk {
  location: string
  count: number
  /** Who is called next, and since when she waits. */
  ticket: string
  since: Date
}

/** Who waits that a desk `d` can call. */
export const forDesk = (d: { skills: RawBuilder<unknown>; location: RawBuilder<unknown> }, ctx: Ctx) =>
  sql<boolean>`location = ${d.location} and day = ${dayOf(ctx)}::date and state = 'waiting'
    and skills <@ ${d.skills} and (themes = '{}' or themes && ${d.skills})`

/** Null: her desk is not open, or nobody waits that she could call. */
export async function readAtOwnDesk(ctx: Ctx): Promise<AtOwnDesk | null> {
  if (ctx.actor.kind !== 'staff' || !can(ctx.actor, 'reception.work')) return null
  const { rows } = await sql<AtOwnDesk>`select d.location, w.* from reception.desks d
    join lateral (select count(*) over ()::int as count, ticket, coalesce(due_at, arrived_at) as since
      from reception.visits where ${forDesk({ skills: sql`d.skills`, location: sql`d.location` }, ctx)}
      order by ${inTurn(ctx)} limit 1) w on true
    where d.staff_id = ${ctx.actor.id}::uuid and d.day = ${dayOf(ctx)}::date`.execute(ctx.db)
  return rows[0] ?? null
}
