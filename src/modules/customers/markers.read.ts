import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { seenBy } from './seen-by.ts'

/** A safety marker of one's team that is to be looked at again. */
export interface MarkerToReview {
  id: string
  customerId: string
  /** Of whom it is. */
  name: string
  instruction: string
  /** ISO date. */
  reviewOn: string
}

const DAYS_BEFORE = 14
const MOST = 50

/** Those past their review, or within two weeks of it, the longest past first: for the teams that own them. */
export async function listMarkersToReview(ctx: Ctx): Promise<MarkerToReview[]> {
  if (ctx.actor.kind !== 'staff' || ctx.actor.teams.length === 0) return []
  const { rows } = await sql<MarkerToReview>`
    select m.id, c.id as "customerId", c.name, m.instruction, m.review_on as "reviewOn"
    from customers.safety_markers m join customers.identity i on i.customer_id = m.customer_id
    join customers.customers c on c.id = i.person_id
    where m.ended_at is null and m.owner_team = any(${ctx.actor.teams}::text[])
      and m.review_on <= ${ctx.now()}::date + ${DAYS_BEFORE}::int and ${seenBy(ctx.actor, 'c')}
    order by m.review_on, m.id limit ${MOST}`.execute(ctx.db)
  return rows
}
