import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** In one transaction. */
const A_LOT = 500

/**
 * Of what came before then and was read, the file as it came is no longer kept: its words and attachments are, and it still
 * counts as here when it is offered again. The sweep of files nobody names takes the bytes. Answers how many went.
 */
export async function removeOldRaw(ctx: Ctx, before: Date): Promise<number> {
  let removed = 0
  for (;;) {
    const { numAffectedRows } = await sql`with old as (
        select id, file_id from channels.arrivals
        where file_id is not null and state = 'read' and received_at < ${before}
        order by received_at limit ${A_LOT} for update skip locked),
      let_go as (update channels.arrivals a set file_id = null from old where a.id = old.id)
      delete from platform.files where id in (select file_id from old)`.execute(ctx.db)
    removed += Number(numAffectedRows ?? 0)
    if (Number(numAffectedRows ?? 0) < A_LOT) return removed
  }
}
