import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { isInstead } from './whom.ts'

/**
 * What was written instead of a call did not arrive: it comes back to whoever promised that. The clock of the program calls it;
 * answers how many. Nothing where somebody goes on with it, or promised anew.
 */
export async function bringBackUnsent(ctx: Ctx): Promise<number> {
  const { numAffectedRows } = await sql`update interactions.call_backs b set came_back_at = ${ctx.now()}
    from channels.sent_in_threads s where s.waits_for_person and ${isInstead}
      and b.state = 'written' and b.matter_id is not null and b.came_back_at is null and b.interaction_id is null
      and not exists (select from interactions.call_backs x where x.matter_id = b.matter_id and x.promised_at > b.promised_at)`.execute(
    ctx.db,
  )
  return Number(numAffectedRows ?? 0)
}
