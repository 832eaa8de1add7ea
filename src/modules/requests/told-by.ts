import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Of `customers.reachable` as `c`: a text is safe, and there is somebody who carries texts. */
export const byText = ({ ports }: Ctx): RawBuilder<boolean> =>
  ports.texts ? sql<boolean>`coalesce(c.text_ok, false)` : sql<boolean>`false`

/** Of `customers.reachable` as `c`: where a letter may go to, for who is reached by nothing quicker. Null: nowhere. */
export const byLetter = (ctx: Ctx): RawBuilder<string | null> => sql`case when c.died_at is null
  and not coalesce(c.email is not null and c.email_safe, false) and not ${byText(ctx)}
  then (select w.value from customers.ways w where w.customer_id = c.customer_id and w.kind = 'address' and w.safe
    order by w.preferred desc, w.created_at, w.id limit 1) end`

/** Of a participant `p` who is `c`: she wishes to be told, and can be. */
export const isToldSql = (ctx: Ctx): RawBuilder<boolean> =>
  sql<boolean>`coalesce(p.told and ((c.email is not null and c.email_safe) or ${byText(ctx)}
    or ${byLetter(ctx)} is not null), false)`
