import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { type Repeating, repeat } from '../repeat.ts'
import { type Follower, followOnce, retryFailed } from './follow.ts'
import { horizon } from './horizon.ts'

const LOOK_EVERY = 150
const RETRY_EVERY = 15_000
/** One that stumbled rests, each time twice as long, up to this. */
const LONGEST_REST = 10_000

/**
 * Keeps followers up with what happens. One look tells who is behind; each of those goes on by itself, so that a slow one
 * holds up no other. Several processes may do it: the cursor's lock lets one at a time. Stopping finishes the batch in hand.
 */
export function keepFollowing(ctx: Ctx, followers: Follower[]): Repeating {
  const byName = new Map(followers.map(follower => [follower.name, new Catching(ctx, follower)]))
  const looking = repeat(
    async () => {
      for (const name of await listBehind(ctx, [...byName.keys()])) byName.get(name)!.begin()
      return false
    },
    { every: LOOK_EVERY, onError: err => ctx.log.error({ err }, 'nobody could see whether followers are behind') },
  )
  const retrying = repeat(async () => retryFailed(ctx, followers).then(() => false), {
    every: RETRY_EVERY,
    onError: err => ctx.log.error({ err }, 'failed events could not be tried again'),
  })
  return {
    async stop() {
      await Promise.all([looking.stop(), retrying.stop()])
      await Promise.all([...byName.values()].map(each => each.stop()))
    },
  }
}

/** One follower, while it catches up. */
class Catching {
  #work: Promise<void> | null = null
  #isStopping = false
  #failures = 0
  #restsUntil = 0

  readonly #ctx: Ctx
  readonly #follower: Follower

  constructor(ctx: Ctx, follower: Follower) {
    this.#ctx = ctx
    this.#follower = follower
  }

  begin(): void {
    if (this.#work || this.#isStopping || performance.now() < this.#restsUntil) return
    this.#work = this.#catchUp().finally(() => {
      this.#work = null
    })
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#work
  }

  async #catchUp(): Promise<void> {
    const [ctx, follower] = [this.#ctx, this.#follower]
    try {
      while (!this.#isStopping && (await followOnce(ctx, follower)) > 0) {
        if ((await listBehind(ctx, [follower.name])).length === 0) break
      }
      this.#failures = 0
    } catch (err) {
      ctx.log.error({ err, follower: follower.name }, 'a follower stumbled')
      this.#restsUntil = performance.now() + Math.min(LOOK_EVERY * 2 ** ++this.#failures, LONGEST_REST)
    }
  }
}

/** Only looks: locking a cursor to find nothing new would write to the disk several times a second. */
async function listBehind(ctx: Ctx, names: string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select wanted.name from unnest(${names}::text[]) as wanted (name) left join platform.followers f on f.name = wanted.name
    where exists (select from platform.events e
      where (e.epoch, e.tx, e.seq) > (coalesce(f.epoch, 0), coalesce(f.tx, '0'::xid8), coalesce(f.seq, 0))
        and (e.epoch < platform.current_epoch() or e.tx < ${horizon()}))`.execute(ctx.db)
  return rows.map(row => row.name)
}
