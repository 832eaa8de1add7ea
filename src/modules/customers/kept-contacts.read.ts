import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { namedTo } from './seen-by.ts'

/** Which of these emails and phone numbers are those of people whose names are kept from the actor. */
export async function findKeptContacts(ctx: Ctx, contacts: readonly string[]): Promise<Set<string>> {
  if (contacts.length === 0) return new Set()
  const { rows } = await sql<{
    contact: string
  }>`select distinct w.contact from unnest(${[...new Set(contacts)]}::text[]) w (contact)
    join customers.point_holders h on h.normal = lower(w.contact) and h.kind in ('email', 'phone')
    join customers.identity i on i.customer_id = h.customer_id
    where not ${namedTo(ctx.actor, 'i.person_id')}`.execute(ctx.db)
  return new Set(rows.map(row => row.contact))
}
