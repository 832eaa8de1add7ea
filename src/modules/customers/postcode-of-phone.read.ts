import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/**
 * Where whoever has this number (E.164) lives, without spaces; null where nobody has it, several people live in several places, or
 * a record is restricted: a number can be feigned, and what is then read out must not tell where she is.
 */
export async function postcodeOfPhone(ctx: Ctx, phone: string | null): Promise<string | null> {
  if (!phone) return null
  const { rows } = await sql<{ postcode: string }>`select distinct split_part(w.normal, ' ', 1) as postcode
    from customers.point_holders h join customers.ways w on w.customer_id = h.customer_id and w.kind = 'address' and w.safe
    where h.kind = 'phone' and h.normal = ${phone} and w.normal <> '' and not exists (
      select from customers.ids_of_person i join customers.restrictions r on r.customer_id = i.other_id and r.ended_at is null
      where i.customer_id = h.customer_id)
    limit 2`.execute(ctx.db)
  return rows.length === 1 ? rows[0]!.postcode : null
}
