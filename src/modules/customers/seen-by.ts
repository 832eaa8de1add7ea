import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'

/** How long an opening of a record lasts. */
export const OPENING = sql`interval '1 hour'`

/** Restrictions in force on the person `c`, by any of her ids. */
const restrictions = (id: RawBuilder<unknown>, which: RawBuilder<boolean>) => sql<boolean>`(
  exists (select from customers.restrictions x where x.customer_id = ${id} and x.ended_at is null and ${which})
  or exists (select from customers.merged_ids m join customers.restrictions x on x.customer_id = m.customer_id
    where m.person_id = ${id} and x.ended_at is null and ${which}))`

/**
 * Whose records an actor may see, as one predicate over persons in `customers.customers` for every search, list, count and
 * single read: those of customers, but a restricted one only for its teams (or for an hour after breaking the glass), and
 * never one's own or one's family's.
 */
export function seenBy(actor: Actor, table: string): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql<boolean>`true`
  if (actor.kind !== 'staff' || !can(actor, 'customers.read')) return sql<boolean>`false`
  const id = sql.ref(`${table}.id`)
  return sql<boolean>`(${notOwn(actor, id)} and (not ${restrictedFrom(actor, id)} or ${brokeGlass(actor, id)}))`
}

/** Which records an actor may not see, but may know that they are there. */
export function knownTo(actor: Actor, table: string): RawBuilder<boolean> {
  if (actor.kind !== 'staff' || !can(actor, 'customers.read')) return sql<boolean>`false`
  const id = sql.ref(`${table}.id`)
  return sql<boolean>`(${notOwn(actor, id)} and not ${restrictions(id, sql`not x.hinted and not x.teams && ${actor.teams}::text[]`)})`
}

type Staff = Extract<Actor, { kind: 'staff' }>

const restrictedFrom = (actor: Staff, id: RawBuilder<unknown>) =>
  restrictions(id, sql`not x.teams && ${actor.teams}::text[]`)

/** By a link kept on the record, or by her email of work. */
const notOwn = (actor: Staff, id: RawBuilder<unknown>) => sql<boolean>`not exists (
    select from customers.own_records o left join customers.merged_ids m on m.customer_id = o.customer_id
    where o.staff_id = ${actor.id}::uuid and coalesce(m.person_id, o.customer_id) = ${id})
  and not exists (
    select from customers.contact_points p left join customers.merged_ids m on m.customer_id = p.customer_id
    where p.normal = ${actor.email.toLowerCase()} and p.kind = 'email' and coalesce(m.person_id, p.customer_id) = ${id})`

const brokeGlass = (actor: Staff, id: RawBuilder<unknown>) => sql<boolean>`exists (
    select from customers.openings o where o.staff_id = ${actor.id}::uuid and o.customer_id = ${id}
      and o.broke_glass and o.opened_at > now() - ${OPENING})`
