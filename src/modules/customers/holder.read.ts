import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** The one person whose email address this is; null where it is nobody's, or several people's. */
export async function findHolderOfEmail(ctx: Ctx, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select distinct i.person_id as id
    from customers.point_holders h join customers.identity i on i.customer_id = h.customer_id
    where h.kind = 'email' and h.normal = ${email.toLowerCase()} limit 2`.execute(ctx.db)
  return rows.length === 1 ? rows[0]!.id : null
}
