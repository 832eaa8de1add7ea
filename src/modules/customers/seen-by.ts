import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'

/** How long an opening of a record lasts. */
export const OPENING = sql`interval '1 hour'`

/**
 * Whose records an actor may see, as one predicate over persons in `customers.customers` for every search, list, count and
 * single read: those of customers, but a restricted one only for its teams (or for an hour after breaking the glass), and
 * never one's own or one's family's.
 */
export function seenBy(actor: Actor, table: string): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql<boolean>`true`
  if (actor.kind !== 'staff' || !can(actor, 'customers.read')) return sql<boolean>`false`
  return isNoneOf(table, own(actor), restricted(actor, sql`true`))
}

/** Whom an actor may see, or may at least know of: a restriction may say that others learn of the record. */
export function knownTo(actor: Actor, table: string): RawBuilder<boolean> {
  if (actor.kind !== 'staff' || !can(actor, 'customers.read')) return seenBy(actor, table)
  return isNoneOf(table, own(actor), restricted(actor, sql`not x.hinted`))
}

type Staff = Extract<Actor, { kind: 'staff' }>

/** Those kept from one are few: they are read once for a query, and not again for every person. */
const isNoneOf = (table: string, ...kept: RawBuilder<unknown>[]) =>
  sql<boolean>`(${sql.ref(`${table}.id`)} not in (${sql.join(kept, sql` union all `)}))`

/** By a link kept on the record, or by one's email of work. */
const own = ({ id, email }: Staff) => sql`
    select coalesce(m.person_id, x.customer_id) from customers.own_records x
    left join customers.merged_ids m on m.customer_id = x.customer_id where x.staff_id = ${id}::uuid
    union all select coalesce(m.person_id, x.customer_id) from customers.contact_points x
    left join customers.merged_ids m on m.customer_id = x.customer_id
    where x.normal = ${email.toLowerCase()} and x.kind = 'email'`

/** By any of the ids of a person; not where the glass was broken within the hour. */
const restricted = ({ id, teams }: Staff, which: RawBuilder<boolean>) => sql`
    select coalesce(m.person_id, x.customer_id) from customers.restrictions x
    left join customers.merged_ids m on m.customer_id = x.customer_id
    where x.ended_at is null and not x.teams && ${teams}::text[] and ${which}
      and coalesce(m.person_id, x.customer_id) not in (select o.customer_id from customers.openings o
        where o.staff_id = ${id}::uuid and o.broke_glass and o.opened_at > now() - ${OPENING})`
