import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { seenBy } from '../seen-by.ts'
import { personsOf } from './identity.ts'

export interface Merge {
  id: string
  customerId: string
  intoId: string
  undoneAt: Date | null
}

/**
 * One merge or undoing at a time: each follows from those before. They are few and short, and two that touch the same
 * people by different ids could not find one another's rows to lock.
 */
export async function lockMerging(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('customers.merging'))`.execute(ctx.db)
}

/** Throws NotFound where one of these is nobody, or somebody whose record the actor may not see. */
export async function findAllSeen(ctx: Ctx, customerIds: string[]): Promise<void> {
  const { rows } = await sql`select from customers.identity i join customers.customers c on c.id = i.person_id
    where i.customer_id = any(${customerIds}::uuid[]) and ${seenBy(ctx.actor, 'c')}`.execute(ctx.db)
  if (rows.length < new Set(customerIds).size) throw new NotFound('customer')
}

/** The person an id belongs to. Throws NotFound. */
export async function personOf(ctx: Ctx, customerId: string): Promise<string> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from customers.identity where customer_id = ${customerId}`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('customer')
  return rows[0].person_id
}

export async function getMerge(ctx: Ctx, mergeId: string): Promise<Merge> {
  const { rows } = await sql<Merge>`
    select id, customer_id as "customerId", into_id as "intoId", undone_at as "undoneAt"
    from customers.merges where id = ${mergeId}`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('merge')
  return rows[0]
}

export async function addMerge(ctx: Ctx, id: string, from: string, into: string): Promise<void> {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await sql`insert into customers.merges (id, customer_id, into_id, merged_by, merged_at)
    values (${id}, ${from}, ${into}, ${by}, ${ctx.now()})`.execute(ctx.db)
}

export async function endMerge(ctx: Ctx, id: string): Promise<void> {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await sql`update customers.merges set undone_at = ${ctx.now()}, undone_by = ${by} where id = ${id}`.execute(ctx.db)
}

/** Every id of these people, as it was before the change. */
export async function idsOf(ctx: Ctx, persons: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select customer_id as id from customers.merged_ids where person_id = any(${persons}::uuid[])
    union select unnest(${persons}::uuid[])`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** Writes whom each of these ids belongs to, as the merges that stand among them say. */
export async function settleIdentity(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ from: string; into: string }>`
    select customer_id as from, into_id as into from customers.merges
    where undone_at is null and customer_id = any(${ids}::uuid[]) and into_id = any(${ids}::uuid[])
    order by seq`.execute(ctx.db)
  const persons = personsOf(rows)
  const merged = ids
    .filter(id => (persons.get(id) ?? id) !== id)
    .map(id => ({ customer_id: id, person_id: persons.get(id) }))
  await sql`delete from customers.merged_ids where customer_id = any(${ids}::uuid[])`.execute(ctx.db)
  await sql`insert into customers.merged_ids (customer_id, person_id)
    select customer_id, person_id from jsonb_to_recordset(${JSON.stringify(merged)}::jsonb) as m (customer_id uuid, person_id uuid)`.execute(
    ctx.db,
  )
  return persons
}
