import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** What is sent there comes back: whoever next speaks with somebody who has it can ask for another. `value`: as it is compared. */
export async function markPointFailing(
  ctx: Ctx,
  { kind, value, reason }: { kind: 'email' | 'phone'; value: string; reason: string },
): Promise<void> {
  await sql`update customers.contact_points set failing_since = coalesce(failing_since, ${ctx.now()}),
      failing_because = ${reason.slice(0, 300)}
    where kind = ${kind} and normal = ${value.toLowerCase()} and ended_at is null`.execute(ctx.db)
}
