import { type RawBuilder, sql } from 'kysely'

/**
 * How many people have the number of a call `k`, of those that `may` is true of: nothing more of them before it is known
 * who rings, and not even that of whom the adviser may not know.
 */
export const knownFor = (may: (person: string) => RawBuilder<boolean>) =>
  sql`(select count(distinct h.customer_id)::int from customers.point_holders h
  join customers.identity who on who.customer_id = h.customer_id and who.person_id = h.customer_id
  where h.normal = k.caller and h.kind = 'phone' and ${may('who.person_id')})`
