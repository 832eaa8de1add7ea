import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Mail to this address comes back: whoever next speaks with somebody who has it can ask for another. */
export async function markEmailFailing(ctx: Ctx, { email, reason }: { email: string; reason: string }): Promise<void> {
  await sql`update customers.contact_points set failing_since = coalesce(failing_since, ${ctx.now()}),
      failing_because = ${reason.slice(0, 300)}
    where kind = 'email' and normal = ${email.toLowerCase()} and ended_at is null`.execute(ctx.db)
}
