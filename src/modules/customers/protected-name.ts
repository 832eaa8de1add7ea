import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'

/** Who works with protected names: for everybody else it is as if they had never been. */
export const readsProtected = (actor: Actor): boolean =>
  actor.kind === 'system' || can(actor, 'customers.read-protected')

/**
 * Is this text a protected previous name of the person to whom this record belongs, under any of her ids? The record of an
 * old system that was joined to hers, or a change of her name, may hold it too.
 */
export const isProtectedName = (recordId: RawBuilder<unknown>, name: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from customers.ids_of_person hers
    join customers.other_names o on o.customer_id = hers.other_id and o.protected
    where hers.customer_id = ${recordId} and lower(btrim(o.name)) = lower(btrim(${name})))`

/** The name of the record with this alias as the actor may read it; null where it is protected. */
export const nameFor = (actor: Actor, record: string): RawBuilder<string | null> => {
  const [id, name] = [sql.ref(`${record}.id`), sql.ref(`${record}.name`)]
  return readsProtected(actor)
    ? sql<string>`${name}`
    : sql<string | null>`case when not ${isProtectedName(id, name)} then ${name} end`
}
