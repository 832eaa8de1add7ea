import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { customerChanged } from './customers.events.ts'
import type { WrittenFrom } from './holder.read.ts'

export interface Doubt {
  /** Where she wrote from: nobody uses it for that, whoever has it. */
  from: WrittenFrom | null
  /** Null: nobody single is known. Then the ways of all who have that address or phone are doubted. */
  customerId: string | null
  /** What she asked us not to do: none of her ways is used for it. */
  not: readonly ('write' | 'ring')[]
  /** 'Asked us not to write back, in an email'. */
  because: string
  /** They speak with us by this kind just now, and have one such way: whoever answers there decides. */
  spare?: 'email' | 'phone' | 'address' | null
}

/**
 * A colleague heard of a danger in which somebody at home may read along. It names no danger: more people see a record than may know of
 * that. They may say themselves, each time, that it is safe (`isSaidSafe`).
 */
export const MAY_BE_READ = 'May not be safe to write to, says a colleague'

/** Whether a way of this alias is in doubt for that alone: nothing else was known against it, and a phone took texts. */
export const isSaidSafe = (alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.doubted_because`)} is not distinct from ${MAY_BE_READ})`

/** So long an address is remembered that asked for silence and is on no record. */
const REMEMBERED = sql`interval '30 days'`

/**
 * Somebody she is afraid of reads or hears what comes to her: her ways are not safe until a colleague, who knows better, saves them
 * anew. Every sender obeys what stands there; what is recorded later with the address she wrote from is doubted too.
 */
export async function doubtWays(ctx: Ctx, { from, customerId, not, because, spare = null }: Doubt): Promise<void> {
  if (not.length === 0) return
  const [write, ring] = [not.includes('write'), not.includes('ring')]
  const isFrom = sql`(t.kind = ${from?.kind ?? null}::text and t.normal = ${from?.value.toLowerCase() ?? null}::text)`
  // Who reads what comes to a phone hears it ring, and who listens to it reads what comes.
  const isSeen = sql`(${isFrom} is true and ${write || from?.kind === 'phone'}::boolean)`
  const whose = customerId
    ? sql`select ${customerId}::uuid as customer_id`
    : sql`select t.customer_id from customers.contact_points t where ${isFrom} and t.ended_at is null`
  // What was not safe before a colleague heard of danger is not for that alone.
  const isNew = sql`(${because !== MAY_BE_READ}::boolean or case p.kind when 'phone' then p.text_ok else p.safe end)`
  // Two ways to them, each by an index of its own (and of one person at a time): else every contact point would be read.
  const ways = sql`select t.id from customers.contact_points t where ${isFrom}
    union select t.id from (${whose}) h cross join lateral
      (select o.other_id from customers.ids_of_person o where o.customer_id = h.customer_id offset 0) o
      join customers.contact_points t on t.customer_id = o.other_id`
  const { rows } = await sql<{ id: string; customerId: string }>`
    with doubted as materialized (select t.id,
        t.safe and not ${isSeen} and not case t.kind when 'phone' then ${ring}::boolean else ${write}::boolean end as safe,
        t.text_ok and not ${isSeen} and not ${write}::boolean as text_ok,
        t.message_ok and not ${isSeen} and not ${ring}::boolean and ${because !== MAY_BE_READ}::boolean as message_ok
      from customers.contact_points t where t.ended_at is null and (t.kind is distinct from ${spare}::text
          or (select count(distinct o.normal) > 1 from customers.contact_points o where o.kind = t.kind and o.ended_at is null and o.id in (${ways})))
        and t.id in (${ways}))
    -- A phone that took no texts may still be rung: that its texts are read too stands there as well.
    update customers.contact_points p set safe = d.safe, text_ok = d.text_ok, message_ok = d.message_ok,
      texts_stopped_at = null, doubted_like = null,
      before_doubt = case when ${because === MAY_BE_READ}::boolean then coalesce(p.before_doubt, array[p.safe, p.text_ok, p.message_ok]) end,
      stopped_before_doubt = case when ${because === MAY_BE_READ}::boolean then
        case when p.before_doubt is null then p.texts_stopped_at else p.stopped_before_doubt end end, doubted_at = case when ${isNew} then ${ctx.now()} else p.doubted_at end,
      doubted_because = case when ${isNew} then ${because} else p.doubted_because end
    from doubted d
    where d.id = p.id and ((p.safe, p.text_ok, p.message_ok, p.texts_stopped_at is null) is distinct from (d.safe, d.text_ok, d.message_ok, true)
      or (p.kind = 'phone' and p.safe and ${write}::boolean and p.doubted_at is null and ${isNew})
      or p.doubted_like is not null
      -- What she asked herself stands before what a colleague heard.
      or (${isSaidSafe('p')} and ${because !== MAY_BE_READ}::boolean))
    returning p.id, p.customer_id as "customerId"`.execute(ctx.db)
  await publish(
    ctx,
    ...rows.map(({ id, customerId }) => customerChanged({ customerId, what: 'contact-point', rowId: id })),
  )
  if (from) await remember(ctx, { ...from, write, ring, because })
}

/**
 * It is safe to write to them after all: their ways stand as before a colleague heard of danger, and so do those that were given since and
 * doubted like them; what was known otherwise stays.
 */
export async function trustWays(ctx: Ctx, customerId: string): Promise<void> {
  const { rows } = await sql<{ id: string; customerId: string }>`
    with hers as materialized (select p.id from customers.ids_of_person o join customers.contact_points p on p.customer_id = o.other_id
        where o.customer_id = ${customerId}::uuid)
    update customers.contact_points p set safe = before_doubt[1], text_ok = before_doubt[2], message_ok = before_doubt[3],
      texts_stopped_at = stopped_before_doubt, before_doubt = null, stopped_before_doubt = null, doubted_at = null, doubted_because = null,
      doubted_like = null
    where p.id in (select id from hers where doubted_like is null union select t.id from hers join customers.contact_points t on t.doubted_like = hers.id)
      and ended_at is null and before_doubt is not null and (${isSaidSafe('p')} or doubted_because is null)
    returning id, customer_id as "customerId"`.execute(ctx.db)
  await publish(
    ctx,
    ...rows.map(({ id, customerId }) => customerChanged({ customerId, what: 'contact-point', rowId: id })),
  )
}

async function remember(
  ctx: Ctx,
  { kind, value, write, ring, because }: WrittenFrom & { write: boolean; ring: boolean; because: string },
): Promise<void> {
  await sql`with over as (delete from customers.doubted_addresses where asked_at < now() - ${REMEMBERED} and normal <> ${value.toLowerCase()})
    insert into customers.doubted_addresses as d (kind, normal, write, ring, because)
    values (${kind}, ${value.toLowerCase()}, ${write}, ${ring}, ${because})
    on conflict (kind, normal) do update set write = d.write or excluded.write, ring = d.ring or excluded.ring,
      because = excluded.because, asked_at = excluded.asked_at`.execute(ctx.db)
}

/** Ways that came to a record from somebody who asked her nothing: what is doubted of such an address is so of them. */
export async function doubtGiven(ctx: Ctx, pointIds: readonly string[]): Promise<void> {
  if (pointIds.length === 0) return
  // Found first: joined at once, every contact point there is would be read for a few.
  await sql`with doubted as materialized (
      select g.id, d.* from customers.contact_points g cross join lateral customers.doubt_of(g.kind, g.normal, false) d
      where g.id = any(${[...pointIds]}::uuid[]) and g.doubted_at is null)
    update customers.contact_points p set safe = p.safe and d.safe, text_ok = p.text_ok and d.text_ok,
      doubted_at = d.doubted_at, doubted_because = d.doubted_because, doubted_like = d.doubted_like,
      before_doubt = case when d.doubted_like is not null then array[p.safe, p.text_ok, p.message_ok] end
    from doubted d where p.id = d.id`.execute(ctx.db)
}

/** A school or a surgery speaks of somebody else: nobody at home reads what comes there. */
export async function isOrganisation(ctx: Ctx, customerId: string): Promise<boolean> {
  const { rows } =
    await sql`select from customers.customers where id = ${customerId}::uuid and kind = 'organisation'`.execute(ctx.db)
  return rows.length > 0
}

/** Whether one of her ways waits for a colleague to look. */
export async function isDoubted(ctx: Ctx, customerId: string): Promise<boolean> {
  const { rows } = await sql`select from customers.doubted where customer_id = ${customerId}::uuid limit 1`.execute(
    ctx.db,
  )
  return rows.length > 0
}
