import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { newId } from '../../../platform/id.ts'
import { customerViewed } from '../customers.events.ts'

/** Writes down that a colleague looks at these persons' records, to put them right; once an hour each. */
export async function viewPair(ctx: Ctx, personIds: string[]): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff') return
  const openings = personIds.map(id => ({ id: newId(), customer_id: id }))
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string; customer_id: string }>`
      insert into customers.openings (id, customer_id, staff_id, teams, reason, opened_at)
      select o.id, o.customer_id, ${actor.id}, ${actor.teams}::text[], 'correct', ${ctx.now()}
      from jsonb_to_recordset(${JSON.stringify(openings)}::jsonb) as o (id uuid, customer_id uuid)
      where not exists (select from customers.openings e where e.staff_id = ${actor.id} and e.customer_id = o.customer_id
        and e.opened_at > ${ctx.now()}::timestamptz - interval '1 hour')
      returning id, customer_id`.execute(ctx.db)
    const seen = rows.map(row => ({ customerId: row.customer_id, openingId: row.id, reason: 'correct' }))
    if (seen.length > 0) await publish(ctx, ...seen.map(customerViewed))
  })
}
