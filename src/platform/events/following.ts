// How followers are doing, for a person to see; and another try for what they could not handle.
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { NotFound } from '../errors.ts'
import { idOfName } from '../id.ts'
import { event, publish } from './publish.ts'

/** Somebody gave a parked event its tries again. */
const eventRetried = event<{ follower: string; seq: number }>('platform.event-retried', ({ seq }) =>
  idOfName('event', String(seq)),
)

export interface FollowerState {
  name: string
  movedAt: Date
  /** Seconds since the oldest event it has not passed; 0 when there is none. */
  behind: number
  /** Events it could not handle. */
  parked: number
}

export interface ParkedEvent {
  follower: string
  seq: number
  type: string
  subject: string
  tries: number
  error: string
  at: Date
  /** Null while it is still tried by itself. */
  parkedAt: Date | null
}

export async function readFollowers(ctx: Ctx): Promise<FollowerState[]> {
  const { rows } = await sql<FollowerState>`
    select f.name, f.moved_at as "movedAt", coalesce((
      select extract(epoch from now() - e.at) from platform.events e
      where (e.epoch, e.tx, e.seq) > (f.epoch, f.tx, f.seq) order by e.epoch, e.tx, e.seq limit 1), 0)::float8 as behind,
      (select count(*) from platform.parked_events p where p.follower = f.name) as parked
    from platform.followers f order by f.name`.execute(ctx.db)
  return rows
}

/** Events that a follower could not handle, the newest first; at most 100. */
export async function listParkedEvents(ctx: Ctx): Promise<ParkedEvent[]> {
  const { rows } = await sql<ParkedEvent>`
    select p.follower, p.seq, e.type, e.subject, p.tries, p.error, e.at, p.parked_at as "parkedAt"
    from platform.parked_events p join platform.events e on e.seq = p.seq order by p.seq desc limit 100`.execute(ctx.db)
  return rows
}

/** Gives a parked event all its tries again; the worker takes it up within seconds. Throws NotFound. */
export async function retryParkedEvent(ctx: Ctx, parked: { follower: string; seq: number }): Promise<void> {
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update platform.parked_events set parked_at = null, tries = 0
      where follower = ${parked.follower} and seq = ${parked.seq}`.execute(ctx.db)
    if (!Number(numAffectedRows)) throw new NotFound('parked event')
    await publish(ctx, eventRetried(parked))
  })
}
