import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isProtectedName } from './protected-name.ts'
import { type Findable, isWord, keysOf } from './search/keys.ts'

const BATCH = 500

/**
 * Sets the keys by which these customers are found; without ids, of up to 500 who have none yet. Answers of how many.
 * A merged id keeps keys of its own: what was said of it finds the person.
 */
export async function setKeys(ctx: Ctx, ids?: readonly string[]): Promise<number> {
  return ctx.transaction(async ctx => {
    const people = await lockPeople(ctx, ids)
    if (people.length > 0) await saveKeys(ctx, people)
    return people.length
  })
}

/**
 * Sets them anew for these ids where a name of theirs is protected: who belongs to whom has changed, and a record that was
 * joined to hers may be called by it.
 */
export async function setKeysOfProtected(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql`select from customers.other_names
    where protected and customer_id = any(${[...ids]}::uuid[]) limit 1`.execute(ctx.db)
  if (rows.length > 0) await setKeys(ctx, ids)
}

async function lockPeople(ctx: Ctx, ids?: readonly string[]) {
  const chosen = ids
    ? sql`c.id = any(${[...ids]}::uuid[]) for no key update`
    : sql`c.keys is null order by c.id limit ${BATCH} for no key update skip locked`
  const { rows } = await sql<Findable & { id: string }>`
    select c.id, c.born, array(select n.name from (select c.name where c.name is not null union all
        select o.name from customers.other_names o where o.customer_id = c.id and o.ended_at is null and not o.protected) n
      where not ${isProtectedName(sql.ref('c.id'), sql.ref('n.name'))}) as names,
      array(select h.other_name from customers.relationships h where h.customer_id = c.id and h.ended_at is null
        and h.authority <> '' and h.kind <> 'household') as helpers,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'value', p.value, 'normal', p.normal)), '[]')
        from customers.contact_points p where p.customer_id = c.id) as points
    from (select c.id, c.name, c.born from customers.customers c where ${chosen}) c`.execute(ctx.db)
  return rows.map(row => ({ id: row.id, keys: keysOf(row) }))
}

async function saveKeys(ctx: Ctx, set: { id: string; keys: string[] }[]): Promise<void> {
  const words = [...new Set(set.flatMap(({ keys }) => keys.filter(isWord)))].sort()
  await sql`with words as (insert into customers.words (word) select * from unnest(${words}::text[]) on conflict do nothing)
    update customers.customers c set keys = k.keys
    from jsonb_to_recordset(${JSON.stringify(set)}::jsonb) as k (id uuid, keys text[]) where c.id = k.id`.execute(
    ctx.db,
  )
}

/** Keys for everybody who has none yet, batch by batch. */
export async function setMissingKeys(ctx: Ctx): Promise<void> {
  while ((await setKeys(ctx)) === BATCH);
}
