import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { maskCards } from '../../platform/masking/index.ts'

const MOST = 20

/** What the telephone system sent and nobody understood, the newest first. */
export async function listCallProblems(ctx: Ctx): Promise<{ at: Date; problem: string; body: string }[]> {
  const { rows } = await sql<{ at: Date; problem: string; body: string }>`
    select received_at as at, problem, left(body, 1000) as body from interactions.call_events
    where problem is not null order by received_at desc limit ${MOST}`.execute(ctx.db)
  return rows.map(row => ({ ...row, body: maskCards(row.body) }))
}
