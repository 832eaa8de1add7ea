import { type RawBuilder, sql } from 'kysely'
import type { Actor, StaffActor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'
import { readsProtected } from './protected-name.ts'

/** How long an opening of a record lasts. The database function `customers.kept_from` says the same. */
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
  return isNotKept(column, actor, false)
}

/** True where the actor may be told that this person is there, though not always her name. */
export function hintedTo(actor: Actor, column: string): RawBuilder<boolean> {
  if (actor.kind !== 'staff') return sql<boolean>`true`
  return isNotKept(column, actor, true)
}

/** Whose own something may be: the actor, or whoever stands in these columns. */
export type Colleague = Pick<StaffActor, 'id' | 'email'> | Record<'id' | 'email', RawBuilder<string>>

/** True where it is this colleague's own, or of her family: `column` holds any id of a person. Null where it holds none. */
export const isOwn = ({ id, email }: Colleague, column: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} in (select h.other_id from customers.own_of(${id}::uuid, lower(${email}::text)) o (id)
    join customers.ids_of_person h on h.customer_id = o.id))`

/** The same for whoever's id stands in `colleague`, where one query answers for several screens. */
export function hintedToColleague(colleague: string, column: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(column)} not in (select customers.kept_from(d.id, lower(d.email), d.teams, true)
    from organisation.directory d where d.id = ${sql.ref(colleague)}))`
}

/**
 * Names that are kept from the actor, with every id of whose they are: all of those whose record he may not see, and
 * protected previous names of others, without what of it she is called today. Few: read once for a query.
 */
export function keptFrom(actor: Actor): RawBuilder<unknown> {
  if (actor.kind !== 'staff') return sql`select null::uuid as other_id, null::text as name where false`
  const { id, email, teams } = actor
  return sql`select other_id, name from customers.names_kept_from(${id}::uuid, ${email.toLowerCase()}, ${teams}::text[], ${readsProtected(actor)})`
}

/** Those kept from one are few: they are read once for a query, and not again for every person. */
const isNotKept = (column: string, { id, email, teams }: Extract<Actor, { kind: 'staff' }>, knowing: boolean) =>
  sql<boolean>`(${sql.ref(column)} not in (
    select customers.kept_from(${id}::uuid, ${email.toLowerCase()}, ${teams}::text[], ${knowing})))`
