import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { canText } from '../../platform/ports.ts'
import { isSaidSafe } from '../customers/index.ts'

/** By which way somebody is told. */
export const WAYS = ['email', 'text', 'letter'] as const
export type Way = (typeof WAYS)[number]

/** Of `customers.reachable` as `c`: a text is safe, and there is somebody who carries texts. */
export const byText = ({ ports }: Ctx): RawBuilder<boolean> =>
  canText(ports) ? sql<boolean>`coalesce(c.text_ok, false)` : sql<boolean>`false`

/** An address that a letter reaches: more than a postcode, safe, of somebody who lives. */
const letterTo = sql`(select w.value from customers.ways w where w.customer_id = c.customer_id and w.kind = 'address' and w.safe
  and w.value ~ '[,\n]' and c.died_at is null order by w.preferred desc, w.created_at, w.id limit 1)`

/**
 * Of a participant `p` who is `c`, as a row: the safe address of each way (`email`, `text`, `letter`), and `way`, the one by which
 * she is told (the first in the order that `customers` publishes). Null: none is safe.
 */
export const waysOf = (ctx: Ctx): RawBuilder<unknown> => sql`(select s.email, s.text, s.letter,
    (select x.way from unnest(customers.order_of_ways(c.customer_id, p.way, c.email_failing, c.phone_failing)) with ordinality x (way, n)
      where case x.way when 'email' then s.email when 'text' then s.text when 'letter' then s.letter end is not null
      order by x.n limit 1) as way
  from (select case when c.email_safe then c.email end as email, case when ${byText(ctx)} then c.phone end as text,
    ${letterTo} as letter) s)`

/**
 * Of the same with her ways `k`: where none is safe, the first that is in doubt only since a colleague heard of a danger. Nothing goes
 * there before somebody says that it is safe.
 */
export const doubtedWayOf = (ctx: Ctx): RawBuilder<unknown> => sql`(select x.way, w.value
  from unnest(customers.order_of_ways(c.customer_id, p.way, c.email_failing, c.phone_failing)) with ordinality x (way, n)
  join customers.ways w on w.customer_id = p.customer_id and w.kind = case x.way when 'text' then 'phone' when 'letter' then 'address' else x.way end
  where k.way is null and c.died_at is null and ${isSaidSafe('w')} and (x.way <> 'text' or ${canText(ctx.ports)}::boolean)
    and (x.way <> 'letter' or w.value ~ '[,\n]')
  order by x.n, w.preferred desc, w.created_at, w.id limit 1)`

/** Of a participant `p` who is `c`: she wishes to be told, and can be. */
export const isToldSql = (ctx: Ctx): RawBuilder<boolean> =>
  sql<boolean>`coalesce(p.told and (select x.way is not null from ${waysOf(ctx)} x), false)`
