import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isWithheld } from './enquiries/enquire.ts'
import { seenBy } from './seen-by.ts'

/** A record of one's team that somebody else opened in an emergency. */
export interface EmergencyOpening {
  id: string
  customerId: string
  /** Whose record it is. */
  name: string
  /** Who opened it, and what she said. */
  who: string
  words: string
  at: Date
}

const MOST = 20

/** Of the last 30 days, the newest first: for the teams that own the records, as `glassBroken` told them by email. */
export async function listEmergencyOpenings(ctx: Ctx): Promise<EmergencyOpening[]> {
  if (ctx.actor.kind !== 'staff' || ctx.actor.teams.length === 0) return []
  const { rows } = await sql<EmergencyOpening>`
    select o.id, c.id as "customerId", c.name, coalesce(d.name, '') as who, o.words, o.opened_at as at
    from customers.openings o join customers.identity i on i.customer_id = o.customer_id
    join customers.customers c on c.id = i.person_id
    left join organisation.colleagues d on d.id = o.staff_id
    where o.broke_glass and o.opened_at > ${ctx.now()}::timestamptz - interval '30 days'
      and exists (select from customers.restrictions x where x.ended_at is null and (x.customer_id = c.id
          or x.customer_id in (select m.customer_id from customers.merged_ids m where m.person_id = c.id))
        and x.owner_team = any(${ctx.actor.teams}::text[]))
      and ${seenBy(ctx.actor, 'c')} and not ${isWithheld(sql`c.id`)}
    order by o.opened_at desc limit ${MOST}`.execute(ctx.db)
  return rows
}
