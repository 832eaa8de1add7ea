import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { type Repeating, repeat } from '../repeat.ts'
import { type Follower, followOnce, retryFailed } from './follow.ts'
import { horizon } from './horizon.ts'

const LOOK_EVERY = 150
const RETRY_EVERY = 15_000

/**
 * Keeps followers up with what happens, each on its own so that a slow one holds up no other. Several processes may do it:
 * the cursor's lock lets one at a time. Stopping finishes the batch in hand.
 */
export function keepFollowing(ctx: Ctx, followers: Follower[]): Repeating {
  const loops = followers.map(follower =>
    repeat(async () => (await isBehind(ctx, follower.name)) && (await followOnce(ctx, follower)) > 0, {
      every: LOOK_EVERY,
      onError: err => ctx.log.error({ err, follower: follower.name }, 'a follower stumbled'),
    }),
  )
  const retrying = repeat(async () => retryFailed(ctx, followers).then(() => false), {
    every: RETRY_EVERY,
    onError: err => ctx.log.error({ err }, 'failed events could not be tried again'),
  })
  return {
    async stop() {
      await Promise.all([...loops, retrying].map(loop => loop.stop()))
    },
  }
}

/** Only looks: locking the cursor to find nothing new would write to the disk several times a second. */
async function isBehind(ctx: Ctx, follower: string): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    select exists (select from platform.events e
      where (e.epoch, e.tx, e.seq) > (coalesce(f.epoch, 0), coalesce(f.tx, '0'::xid8), coalesce(f.seq, 0))
        and (e.epoch < platform.current_epoch() or e.tx < ${horizon()})) as behind
    from (values (1)) as one left join platform.followers f on f.name = ${follower}`.execute(ctx.db)
  return rows[0]!.behind
}
