import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Ctx } from '../../src/platform/context.ts'
import { type Follower, followOnce, type HappenedEvent } from '../../src/platform/events/index.ts'

/** Gives a follower every event there is, in order and at once: inside a transaction no real follower sees them yet. */
export async function digestEvents(ctx: Ctx, follower: Follower): Promise<void> {
  const { rows } = await sql<HappenedEvent>`
    select seq, type, subject, actor_kind as "actorKind", actor_id as "actorId", channel, at, data
    from platform.events where type = any(${follower.types}::text[]) order by seq`.execute(ctx.db)
  await follower.prepare?.(ctx, rows)
  for (const event of rows) await follower.handle(ctx, event)
  await follower.flush?.(ctx)
}

const WITHIN = 30_000

/**
 * Lets followers pass every event that is committed now. Other test files in the same cluster may hold the horizon for a
 * moment: then it waits.
 */
export async function followAll(ctx: Ctx, ...followers: Follower[]): Promise<void> {
  const { rows } = await sql<{ last: number }>`select coalesce(max(seq), 0) as last from platform.events`.execute(
    ctx.db,
  )
  const end = Date.now() + WITHIN
  for (const follower of followers) {
    while ((await leftFor(ctx, follower.name, rows[0]!.last)) > 0) {
      if (Date.now() > end) throw new Error(`${follower.name} did not get to event ${rows[0]!.last} in time`)
      if ((await followOnce(ctx, follower)) === 0) await pause(20)
    }
  }
}

async function leftFor(ctx: Ctx, follower: string, last: number): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*) as left from platform.events e
    where e.seq <= ${last} and not exists (select from platform.followers f
      where f.name = ${follower} and (f.epoch, f.tx, f.seq) >= (e.epoch, e.tx, e.seq))`.execute(ctx.db)
  return rows[0]!.left
}
