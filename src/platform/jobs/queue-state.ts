import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

export interface QueueState {
  workers: { id: string; beatAt: Date }[]
  /** Jobs due and not yet done. */
  waiting: number
  /** Jobs that failed at least once and are tried again. */
  failing: number
  /** Jobs that used up their tries. */
  given: number
}

/** Who works on the queue and what waits in it. Counts stop at 1,000. */
export async function readQueueState(ctx: Ctx): Promise<QueueState> {
  const workers = await ctx.db
    .selectFrom('platform.workers')
    .select(['id', 'beat_at as beatAt'])
    .orderBy('beat_at', 'desc')
    .limit(50)
    .execute()
  const { rows } = await sql<Omit<QueueState, 'workers'>>`
    select count(*) filter (where attempts < max_attempts and run_at <= now()) as waiting,
      count(*) filter (where attempts > 0 and attempts < max_attempts) as failing,
      count(*) filter (where attempts >= max_attempts) as given
    from (select attempts, max_attempts, run_at from graphile_worker.jobs limit 1000) jobs`.execute(ctx.db)
  return { workers, ...rows[0]! }
}
