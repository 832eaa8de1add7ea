import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { horizon } from './horizon.ts'
import type { HappenedEvent } from './publish.ts'

/** Somebody who acts on events after they were committed, in order, each effect once. */
export interface Follower {
  name: string
  /** Types it wants; others are stepped over. */
  types: string[]
  /** Called once a batch with the events it wants, before they are handled: to read for all of them at once. */
  prepare?(ctx: Ctx, events: HappenedEvent[]): Promise<void>
  handle(ctx: Ctx, event: HappenedEvent): Promise<void>
  /** Called once a batch, in the same transaction, after its events. */
  flush?(ctx: Ctx): Promise<void>
}

const BATCH = 200
const TRIES = 5

interface EventRow {
  epoch: number
  tx: string
  seq: number
  type: string
  subject: string
  actor_kind: string
  actor_id: string | null
  channel: string
  at: Date
  data: Record<string, unknown>
}

/**
 * Handles the next batch, its effects and the cursor in one transaction. Answers how many events it passed:
 * 0 when there is nothing new or another process is at it.
 */
export async function followOnce(ctx: Ctx, follower: Follower): Promise<number> {
  await sql`insert into platform.followers (name) values (${follower.name}) on conflict do nothing`.execute(ctx.db)
  try {
    return await pass(ctx, follower, BATCH, digestBatch)
  } catch (err) {
    ctx.log.warn({ err, follower: follower.name }, 'a batch of events failed whole: taking them one at a time')
    return pass(ctx, follower, 1, digestAlone)
  }
}

type Digest = (ctx: Ctx, follower: Follower, wanted: EventRow[]) => Promise<void>

async function pass(ctx: Ctx, follower: Follower, most: number, digest: Digest): Promise<number> {
  return ctx.transaction(async ctx => {
    const cursor = await lockCursor(ctx, follower.name)
    const events = cursor ? await readAfter(ctx, cursor, most) : []
    const last = events.at(-1)
    if (!last) return 0
    await digest(
      ctx,
      follower,
      events.filter(row => follower.types.includes(row.type)),
    )
    await sql`update platform.followers set epoch = ${last.epoch}, tx = ${last.tx}::xid8, seq = ${last.seq}, moved_at = now()
      where name = ${follower.name}`.execute(ctx.db)
    return events.length
  })
}

/** A poison event must not stop the rest: it is parked, to be tried again by itself. */
const digestBatch: Digest = async (ctx, follower, wanted) => {
  await follower.prepare?.(ctx, wanted.map(toEvent))
  for (const row of wanted) await parkWhatFails(ctx, follower, row, inner => follower.handle(inner, toEvent(row)))
  await follower.flush?.(ctx)
}

/** Where reading for a batch or writing what it made fails, the event that makes it fail is found like this. */
const digestAlone: Digest = async (ctx, follower, wanted) => {
  for (const row of wanted) await parkWhatFails(ctx, follower, row, inner => handleAlone(inner, follower, row))
}

async function handleAlone(ctx: Ctx, follower: Follower, row: EventRow): Promise<void> {
  await follower.prepare?.(ctx, [toEvent(row)])
  await follower.handle(ctx, toEvent(row))
  await follower.flush?.(ctx)
}

async function lockCursor(ctx: Ctx, name: string) {
  const { rows } = await sql<{ epoch: number; tx: string; seq: number }>`
    select epoch, tx::text as tx, seq from platform.followers where name = ${name} for update skip locked`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Ordered by the column: `tx` alone would be the text that is selected, in which 99 comes after 100. */
async function readAfter(
  ctx: Ctx,
  cursor: { epoch: number; tx: string; seq: number },
  most: number,
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.epoch, e.tx::text as tx, e.seq, e.type, e.subject, e.actor_kind, e.actor_id, e.channel, e.at, e.data
    from platform.events e
    where (e.epoch, e.tx, e.seq) > (${cursor.epoch}, ${cursor.tx}::xid8, ${cursor.seq})
      and (e.epoch < platform.current_epoch() or e.tx < ${horizon()})
    order by e.epoch, e.tx, e.seq limit ${most}`.execute(ctx.db)
  return rows
}

async function parkWhatFails(
  ctx: Ctx,
  follower: Follower,
  row: EventRow,
  work: (ctx: Ctx) => Promise<void>,
): Promise<void> {
  try {
    await ctx.transaction(work)
  } catch (error) {
    await park(ctx, follower.name, row, error as Error)
  }
}

async function park(ctx: Ctx, follower: string, row: EventRow, error: Error): Promise<void> {
  ctx.log.error(
    { follower, seq: row.seq, type: row.type, err: { message: error.message, stack: error.stack } },
    'an event could not be handled',
  )
  await sql`insert into platform.parked_events (follower, seq, tries, error, parked_at)
    values (${follower}, ${row.seq}, 1, ${error.message.slice(0, 500)}, null)
    on conflict (follower, seq) do nothing`.execute(ctx.db)
}

/**
 * Tries failed events again, each on its own, the oldest first, at most 20 at a time. After its last try an event stays
 * parked until a person asks for another.
 */
export async function retryFailed(ctx: Ctx, followers: Follower[]): Promise<void> {
  const names = followers.map(follower => follower.name)
  const { rows } = await sql<EventRow & { follower: string; tries: number }>`
    select p.follower, p.tries, e.epoch, e.tx::text as tx, e.seq, e.type, e.subject, e.actor_kind, e.actor_id, e.channel, e.at, e.data
    from platform.parked_events p join platform.events e on e.seq = p.seq
    where p.parked_at is null and p.follower = any(${names}::text[]) order by p.seq limit 20`.execute(ctx.db)
  for (const row of rows) {
    const follower = followers.find(each => each.name === row.follower)
    if (follower) await retryOne(ctx, follower, row)
  }
}

async function retryOne(ctx: Ctx, follower: Follower, row: EventRow & { tries: number }): Promise<void> {
  try {
    await ctx.transaction(async ctx => {
      const { rows } =
        await sql`select 1 from platform.parked_events where follower = ${follower.name} and seq = ${row.seq}
        for update skip locked`.execute(ctx.db)
      if (rows.length === 0) return
      await handleAlone(ctx, follower, row)
      await sql`delete from platform.parked_events where follower = ${follower.name} and seq = ${row.seq}`.execute(
        ctx.db,
      )
    })
  } catch (error) {
    await sql`update platform.parked_events set tries = tries + 1, error = ${(error as Error).message.slice(0, 500)},
        parked_at = case when tries + 1 >= ${TRIES} then now() end
      where follower = ${follower.name} and seq = ${row.seq}`.execute(ctx.db)
  }
}

function toEvent(row: EventRow): HappenedEvent {
  const { seq, type, subject, channel, at, data } = row
  return { seq, type, subject, channel, at, data, actorKind: row.actor_kind, actorId: row.actor_id }
}
