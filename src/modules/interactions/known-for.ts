import { sql } from 'kysely'

/** How many people have the number of a call `k`: nothing more of them before it is known who rings. */
export const knownFor = sql`(select count(distinct h.customer_id)::int from customers.point_holders h
  join customers.identity who on who.customer_id = h.customer_id and who.person_id = h.customer_id
  where h.normal = k.caller and h.kind = 'phone')`
