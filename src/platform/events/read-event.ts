import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { HappenedEvent } from './publish.ts'

/** What has happened under this number; null: nothing, or it was erased. */
export async function readEvent(ctx: Ctx, seq: number): Promise<HappenedEvent | null> {
  const { rows } = await sql<HappenedEvent>`select seq, type, subject, actor_kind as "actorKind", actor_id as "actorId",
    channel, at, data from platform.events where seq = ${seq} limit 1`.execute(ctx.db)
  return rows[0] ?? null
}
