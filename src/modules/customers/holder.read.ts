import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** How somebody writes to us: an address in small letters, or a number (E.164). */
export interface WrittenFrom {
  kind: 'email' | 'phone'
  value: string
}

/** The one person who writes from there; null where it is nobody's, or several people's. */
export async function findHolder(ctx: Ctx, { kind, value }: WrittenFrom): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select distinct i.person_id as id
    from customers.point_holders h join customers.identity i on i.customer_id = h.customer_id
    where h.kind = ${kind} and h.normal = ${value.toLowerCase()} limit 2`.execute(ctx.db)
  return rows.length === 1 ? rows[0]!.id : null
}
