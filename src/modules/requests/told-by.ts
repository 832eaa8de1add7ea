import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Of `customers.reachable` as `c`: a text is safe, and there is somebody who carries texts. */
export const byText = ({ ports }: Ctx): RawBuilder<boolean> =>
  ports.texts ? sql<boolean>`coalesce(c.text_ok, false)` : sql<boolean>`false`

/** Of a participant `p` who is `c`: she wishes to be told, and can be. */
export const isToldSql = (ctx: Ctx): RawBuilder<boolean> =>
  sql<boolean>`coalesce(p.told and ((c.email is not null and c.email_safe) or ${byText(ctx)}), false)`
