import { sql } from 'kysely'
import type { Ctx } from '../../src/platform/context.ts'

/**
 * How many rows of a table `work` reads, in the transaction of `ctx`. Where there are many that it does not ask for, and it reads
 * them all the same, no index leads to its own: it takes the longer the more there are.
 */
export async function countRowsRead(ctx: Ctx, table: string, work: () => Promise<unknown>): Promise<number> {
  // Of a table as small as a test's the planner would rather read the whole.
  await sql`set local enable_seqscan = off`.execute(ctx.db)
  const count = async () => {
    const { rows } = await sql<{ read: number }>`select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
      from pg_stat_xact_user_tables where relid = ${table}::regclass`.execute(ctx.db)
    return rows[0]!.read
  }
  const before = await count()
  await work()
  return (await count()) - before
}
