import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'

/** How long an opening of a record lasts. */
export const OPENING = sql`interval '1 hour'`

/** Restrictions in force on a person, by any of her ids. Names within are long, so that no query around has the same. */
const restrictions = (id: RawBuilder<unknown>, which: RawBuilder<boolean>) => sql<boolean>`(
  exists (select from customers.restrictions in_force where in_force.customer_id = ${id} and in_force.ended_at is null and ${which})
  or exists (select from customers.merged_ids joined join customers.restrictions in_force on in_force.customer_id = joined.customer_id
    where joined.person_id = ${id} and in_force.ended_at is null and ${which}))`

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
  return sql<boolean>`(${notOwn(actor, id)} and not ${restrictions(id, sql`not in_force.hinted and not in_force.teams && ${actor.teams}::text[]`)})`
}

type Staff = Extract<Actor, { kind: 'staff' }>

const restrictedFrom = (actor: Staff, id: RawBuilder<unknown>) =>
  restrictions(id, sql`not in_force.teams && ${actor.teams}::text[]`)

/** By a link kept on the record, or by her email of work. */
const notOwn = (actor: Staff, id: RawBuilder<unknown>) => sql<boolean>`not exists (
    select from customers.own_records own left join customers.merged_ids joined on joined.customer_id = own.customer_id
    where own.staff_id = ${actor.id}::uuid and coalesce(joined.person_id, own.customer_id) = ${id})
  and not exists (
    select from customers.contact_points point left join customers.merged_ids joined on joined.customer_id = point.customer_id
    where point.normal = ${actor.email.toLowerCase()} and point.kind = 'email' and coalesce(joined.person_id, point.customer_id) = ${id})`

const brokeGlass = (actor: Staff, id: RawBuilder<unknown>) => sql<boolean>`exists (
    select from customers.openings broken where broken.staff_id = ${actor.id}::uuid and broken.customer_id = ${id}
      and broken.broke_glass and broken.opened_at > now() - ${OPENING})`
