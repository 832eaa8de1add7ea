import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { seenBy } from './seen-by.ts'

/** Which of these requests the actor may open, the oldest first. */
export async function listVisible(ctx: Ctx, ids: readonly string[]): Promise<{ id: string; reference: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; reference: string }>`select r.id, r.reference from requests.requests r
    where r.id = any(${ids}::uuid[]) and ${seenBy(ctx.actor, 'r')} order by r.opened_at, r.id`.execute(ctx.db)
  return rows
}
