import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'
import { readsProtected } from './protected-name.ts'

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
  return namedTo(actor, `${table}.id`)
}

/** Whom an actor may see, or may at least know of: a restriction may say that others learn of the record. */
export function knownTo(actor: Actor, table: string): RawBuilder<boolean> {
  if (actor.kind !== 'staff' || !can(actor, 'customers.read')) return seenBy(actor, table)
  return hintedTo(actor, `${table}.id`)
}

/**
 * The same rule for whoever shows people of records elsewhere (who asked, who rings): true where this person's name may be
 * shown to the actor. `column` holds a person's id. What others than staff see is no matter of records.
 */
export function namedTo(actor: Actor, column: string): RawBuilder<boolean> {
  if (actor.kind !== 'staff') return sql<boolean>`true`
  return isNoneOf(column, own(actor), restricted(actor, sql`true`))
}

/** True where the actor may be told that this person is there, though not always her name. */
export function hintedTo(actor: Actor, column: string): RawBuilder<boolean> {
  if (actor.kind !== 'staff') return sql<boolean>`true`
  return isNoneOf(column, own(actor), restricted(actor, sql`not x.hinted`))
}

/**
 * Names that are kept from the actor, with every id of whose they are: all of those whose record he may not see, and
 * protected previous names of others, without what of it she is called today. Few: read once for a query.
 */
export function keptFrom(actor: Actor): RawBuilder<unknown> {
  if (actor.kind !== 'staff') return sql`select null::uuid as other_id, null::text as name where false`
  const kept = sql`select h.other_id, n.name
    from (${sql.join([own(actor), restricted(actor, sql`true`)], sql` union `)}) k (id)
    join customers.ids_of_person h on h.customer_id = k.id
    cross join lateral (
      select c.name from customers.ids_of_person o join customers.customers c on c.id = o.other_id
        where o.customer_id = k.id and c.name is not null
      union select x.name from customers.ids_of_person o join customers.other_names x on x.customer_id = o.other_id
        where o.customer_id = k.id) n`
  return readsProtected(actor) ? kept : sql`${kept} union all ${protectedNames}`
}

const protectedNames = sql`select h.other_id, rest.name
  from customers.other_names o
  join customers.ids_of_person h on h.customer_id = o.customer_id
  join customers.customers c on c.id = h.person_id
  cross join lateral (select string_agg(w.word, ' ' order by w.at) as name
    from regexp_split_to_table(o.name, '\\s+') with ordinality w (word, at)
    where lower(w.word) <> all (regexp_split_to_array(lower(coalesce(c.name, '')), '\\s+'))) rest
  where o.protected and rest.name <> ''`

type Staff = Extract<Actor, { kind: 'staff' }>

/** Those kept from one are few: they are read once for a query, and not again for every person. */
const isNoneOf = (column: string, ...kept: RawBuilder<unknown>[]) =>
  sql<boolean>`(${sql.ref(column)} not in (${sql.join(kept, sql` union all `)}))`

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
