import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** What a caller said to the menu of a line before anybody spoke with her; null: nothing. For the program. */
export async function readSaidInCall(ctx: Ctx, callId: string): Promise<{ said: string; caller: string } | null> {
  const { rows } = await sql<{ said: string; caller: string }>`select said, coalesce(caller, '') as caller
    from interactions.calls where id = ${callId}::uuid and said <> ''`.execute(ctx.db)
  return rows[0] ?? null
}

/** Where a call stands now, for whoever was told of it: nothing of what is said in it. */
export interface CallNow {
  id: string
  state: 'waits' | 'taken' | 'over'
  /** Who has it or had it. */
  adviser: string | null
}

/** In one query. */
export async function listCallsNow(ctx: Ctx, ids: readonly string[]): Promise<CallNow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CallNow>`select c.id, a.name as adviser,
      case when c.ended_at is not null then 'over' when c.adviser_id is not null then 'taken' else 'waits' end as state
    from interactions.calls c left join organisation.colleagues a on a.id = c.adviser_id
    where c.id = any(${ids}::uuid[]) order by c.ringing_at`.execute(ctx.db)
  return rows
}
