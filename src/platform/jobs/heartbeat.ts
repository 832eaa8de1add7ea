import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { type Repeating, repeat } from '../repeat.ts'

const BEAT_EVERY = 2_000
const DEAD_AFTER = 15_000
/** So many beats in a row show that the silence of others is theirs and not the database's. */
const STEADY = DEAD_AFTER / BEAT_EVERY

/** A Repeating that also forgets its ids, so that nobody takes a clean stop for a death. */
export function keepBeating(ctx: Ctx, ids: () => string[]): Repeating {
  let beats = 0
  const beating = repeat(
    async () => {
      await beat(ctx, ids())
      beats += 1
      if (beats % STEADY < 1) await releaseJobsOfTheDead(ctx)
      return false
    },
    {
      every: BEAT_EVERY,
      onError(err) {
        beats = 0
        ctx.log.warn({ err }, 'the heartbeat failed')
      },
    },
  )
  return {
    async stop() {
      await beating.stop()
      await sql`delete from platform.workers where id = any(${ids()}::text[])`.execute(ctx.db)
    },
  }
}

/** Says that these workers are alive. */
export async function beat(ctx: Ctx, ids: string[]): Promise<void> {
  await sql`insert into platform.workers (id, beat_at) select id, now() from unnest(${ids}::text[]) id
    on conflict (id) do update set beat_at = now()`.execute(ctx.db)
}

/**
 * Lets others do the jobs that a dead worker had begun; the queue by itself would wait four hours. Answers how many
 * workers were dead.
 */
export async function releaseJobsOfTheDead(ctx: Ctx): Promise<number> {
  return ctx.transaction(async ctx => {
    const silent = sql`now() - ${`${DEAD_AFTER} milliseconds`}::interval`
    await sql`delete from platform.workers where beat_at < ${silent}`.execute(ctx.db)
    const { rows } = await sql<{ id: string }>`
      select distinct locked_by as id from graphile_worker.jobs
      where locked_at < ${silent} and locked_by not in (select id from platform.workers)`.execute(ctx.db)
    if (rows.length === 0) return 0
    ctx.log.warn({ workers: rows.length }, 'jobs of dead workers are released')
    await sql`select graphile_worker.force_unlock_workers(${rows.map(row => row.id)}::text[])`.execute(ctx.db)
    return rows.length
  })
}
