import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** News of a request that somebody has not been told yet. */
export interface WaitingNews {
  participantId: string
  /** The type of the event it tells of. */
  type: string
  dueAt: Date
}

/** What waits of a request, who hears first at the top. Asks nobody's permission: whoever may read the request may know. */
export async function listWaitingNews(ctx: Ctx, requestId: string): Promise<WaitingNews[]> {
  const { rows } =
    await sql<WaitingNews>`select participant_id as "participantId", event ->> 'type' as type, due_at as "dueAt"
    from notifications.news where request_id = ${requestId}::uuid and told_at is null
    order by due_at, event_seq, participant_id`.execute(ctx.db)
  return rows
}
