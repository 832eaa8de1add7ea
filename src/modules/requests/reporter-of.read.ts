import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { seenBy } from './seen-by.ts'

/** The person who asked for a request that the actor may see; null where nobody gave a name. */
export async function findReporterOf(ctx: Ctx, requestId: string): Promise<string | null> {
  const { rows } = await sql<{ personId: string }>`select i.person_id as "personId"
    from requests.requests r join requests.participants p on p.request_id = r.id and p.role = 'reporter'
    join customers.identity i on i.customer_id = p.customer_id
    where r.id = ${requestId}::uuid and ${seenBy(ctx.actor, 'r')} and p.left_at is null
    order by p.joined_at limit 1`.execute(ctx.db)
  return rows[0]?.personId ?? null
}
