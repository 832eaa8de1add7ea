import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { isOfOwn, seenBy } from './seen-by.ts'

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

/** The same of several, by the request's id; what is no request is not there. */
export async function listConfidence(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { sensitive: boolean; seen: boolean }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; sensitive: boolean; seen: boolean }>`
    select r.id, r.sensitive, ${seenBy(ctx.actor, 'r')} as seen from requests.requests r
    where r.id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...confidence }) => [id, confidence]))
}

/**
 * The request with this reference where it was asked in confidence and the actor may not see it: which team has it, and no
 * more. For who speaks with customers, because somebody who says her reference must not hear that it is not there.
 */
export async function findInConfidence(ctx: Ctx, reference: string): Promise<{ id: string; teamId: string } | null> {
  if (ctx.actor.kind !== 'staff' || !can(ctx.actor, 'interactions.answer-calls')) return null
  const { rows } = await sql<{ id: string; teamId: string }>`select r.id, r.team_id as "teamId" from requests.requests r
    where r.reference = ${reference} and r.sensitive and ${seenBy(ctx.actor, 'r')} is not true
      and not ${isOfOwn(ctx.actor, 'r.id')}`.execute(ctx.db)
  return rows[0] ?? null
}
