import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { seenBy } from './seen-by.ts'

/**
 * Whether a request was asked in confidence, and whether the actor may see it: for what was written about it elsewhere.
 * Null where there is no such request.
 */
export async function readConfidence(
  ctx: Ctx,
  requestId: string,
): Promise<{ sensitive: boolean; seen: boolean } | null> {
  if (!isId(requestId)) return null
  const { rows } = await sql<{ sensitive: boolean; seen: boolean }>`
    select r.sensitive, ${seenBy(ctx.actor, 'r')} as seen from requests.requests r where r.id = ${requestId}::uuid`.execute(
    ctx.db,
  )
  return rows[0] ?? null
}
