import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Language } from '../../platform/text.ts'
import type { Need } from '../customers/index.ts'

/** Somebody who waits for something and wants to hear everything about it. */
export interface Affected {
  id: string
  email: string
  language: Language
  needs: Need[]
  neutral: boolean
  requestId: string
}

/**
 * Who has an open request for one of these services, in one of these areas (none: anywhere), and wants to hear of what
 * happens to it: each address once. Requests that must stay private are left out, and so is where the place is not known.
 */
export async function listAffected(
  ctx: Ctx,
  { services, areas }: { services: readonly string[]; areas: readonly string[] },
): Promise<Affected[]> {
  const { rows } = await sql<Affected>`
    select distinct on (lower(c.email)) p.id, c.email, p.language, c.neutral, p.request_id as "requestId",
      array(select distinct n.kind from customers.current_needs n where n.customer_id = p.customer_id order by 1) as needs
    from requests.requests r
    join requests.participants p on p.request_id = r.id and p.told and p.hears = 'everything' and p.left_at is null
    join customers.reachable c on c.customer_id = p.customer_id and c.email_safe and c.informed and c.email is not null
    where r.service_slug = any(${[...services]}::text[]) and r.status <> 'closed' and not r.sensitive
      and (${areas.length === 0} or r.areas && ${[...areas]}::text[] or r.ward = any(${[...areas]}::text[]))
    order by lower(c.email), p.joined_at, p.id`.execute(ctx.db)
  return rows
}
