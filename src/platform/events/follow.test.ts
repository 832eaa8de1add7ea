import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { followAll, testDatabase } from '../../../test/support/database.ts'
import type { Ctx } from '../context.ts'
import { NotFound } from '../errors.ts'
import { newId } from '../id.ts'
import {
  event,
  type Follower,
  followOnce,
  type HappenedEvent,
  keepFollowing,
  listParkedEvents,
  publish,
  readFollowers,
  retryFailed,
  retryParkedEvent,
} from './index.ts'

const { ctx, db } = await testDatabase({ after })
await sql`create table public.effects (follower text, subject uuid, at timestamptz default clock_timestamp())`.execute(
  db,
)

let kinds = 0
/** A kind of event and a follower of it that no other test has. What it does is written into a table. */
function somethingNew(parts: Partial<Follower> = {}) {
  const type = `test.kind-${++kinds}`
  const happened = event<{ id: string }>(type, data => data.id)
  const name = `test.follower-${kinds}`
  const follower: Follower = { name, types: [type], handle: (ctx, { subject }) => leave(ctx, subject), ...parts }
  const leave = (ctx: Ctx, subject: string) =>
    sql`insert into public.effects (follower, subject) values (${name}, ${subject})`.execute(ctx.db).then(() => {})
  return { follower, leave, make: (id: string) => happened({ id }) }
}

type Kind = ReturnType<typeof somethingNew>

async function happen({ make }: Kind, id = newId()): Promise<string> {
  await ctx().transaction(ctx => publish(ctx, make(id)))
  return id
}

async function effectsOf({ follower }: Kind): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    select subject from public.effects where follower = ${follower.name} order by at`.execute(db)
  return rows.map(row => row.subject)
}

async function parkedOf({ follower }: Kind) {
  return (await listParkedEvents(ctx())).filter(each => each.follower === follower.name)
}

/** A transaction that stays open until it is told to end. What it still does then comes late. */
async function slowly(work: (ctx: Ctx) => Promise<unknown>, late: (ctx: Ctx) => Promise<void> = async () => {}) {
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const done = ctx().transaction(async ctx => {
    await work(ctx)
    begun.resolve()
    await mayEnd.promise
    await late(ctx)
  })
  await begun.promise
  return {
    async end() {
      mayEnd.resolve()
      await done
    },
    async undo() {
      mayEnd.reject(new Error('undone'))
      await done.catch(() => {})
    },
  }
}

/** Follows for a while: other test files may hold the horizon, so one look is not enough to say that nothing comes. */
async function followAWhile(follower: Follower): Promise<void> {
  for (let look = 0; look < 5; look++) {
    await followOnce(ctx(), follower)
    await pause(10)
  }
}

describe('a follower', () => {
  test('does not pass a transaction that is still open, so none is skipped', async () => {
    const kind = somethingNew()
    const [slow, quick] = [newId(), newId()]
    const open = await slowly(ctx => publish(ctx, kind.make(slow)))
    await happen(kind, quick)
    await followAWhile(kind.follower)
    assert.deepEqual(await effectsOf(kind), [])
    await open.end()
    await followAll(ctx(), kind.follower)
    assert.deepEqual(await effectsOf(kind), [slow, quick])
  })

  test('goes on when the open transaction is undone', async () => {
    const kind = somethingNew()
    const open = await slowly(ctx => publish(ctx, kind.make(newId())))
    const quick = await happen(kind)
    await open.undo()
    await followAll(ctx(), kind.follower)
    assert.deepEqual(await effectsOf(kind), [quick])
  })

  test('takes events in the order of transactions, though a later one wrote its event before', async () => {
    const kind = somethingNew()
    const late = newId()
    const open = await slowly(
      ctx => sql`select pg_current_xact_id()`.execute(ctx.db),
      ctx => publish(ctx, kind.make(late)),
    )
    const quick = await happen(kind)
    await open.end()
    await followAll(ctx(), kind.follower)
    assert.deepEqual(await effectsOf(kind), [late, quick])
  })

  test('handles each event once, though two processes follow at the same time', async () => {
    const kind = somethingNew()
    const slowFollower = {
      ...kind.follower,
      async handle(ctx: Ctx, event: HappenedEvent) {
        await kind.leave(ctx, event.subject)
        await pause(2)
      },
    }
    const ids: string[] = []
    for (let count = 0; count < 40; count++) ids.push(await happen(kind))
    await Promise.all([followAll(ctx(), slowFollower), followAll(ctx(), slowFollower), followAll(ctx(), slowFollower)])
    assert.deepEqual(await effectsOf(kind), ids)
  })

  test('steps over what it does not want', async () => {
    const [wanted, other] = [somethingNew(), somethingNew()]
    await happen(other)
    const id = await happen(wanted)
    await followAll(ctx(), wanted.follower)
    assert.deepEqual(await effectsOf(wanted), [id])
    const state = (await readFollowers(ctx())).find(({ name }) => name === wanted.follower.name)
    assert.equal(state?.behind, 0)
  })

  test('does a thing and moves on in one transaction: killed in between, it does it again and once', async () => {
    let killed = false
    const kind = somethingNew({
      async flush(ctx) {
        if (killed) return
        killed = true
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(ctx.db)
      },
    })
    const ids = [await happen(kind), await happen(kind), await happen(kind)]
    await followAll(ctx(), kind.follower)
    assert.ok(killed)
    assert.deepEqual(await effectsOf(kind), ids)
    assert.deepEqual(await parkedOf(kind), [])
  })

  test('reads all events of an epoch before those of the next, whose transaction ids begin again', async () => {
    const restored = await testDatabase({ after })
    const { follower, make } = somethingNew()
    const seen: string[] = []
    const [before, afterwards, last] = [newId(), newId(), newId()]
    // another cluster, much older, wrote this: its transaction id is beyond any here
    await sql`insert into platform.events (epoch, tx, type, subject, actor_kind, channel)
      values (1, '900000000000', ${follower.types[0]}, ${before}, 'system', 'system')`.execute(restored.db)
    await sql`create or replace function platform.current_epoch() returns int language sql immutable as 'select 2'`.execute(
      restored.db,
    )
    const recorder = { ...follower, handle: async (_: Ctx, event: HappenedEvent) => void seen.push(event.subject) }
    await restored.ctx().transaction(ctx => publish(ctx, make(afterwards)))
    await followAll(restored.ctx(), recorder)
    await restored.ctx().transaction(ctx => publish(ctx, make(last)))
    await followAll(restored.ctx(), recorder)
    assert.deepEqual(seen, [before, afterwards, last])
  })
})

describe('an event that cannot be handled', () => {
  /** A follower that cannot stomach one subject, until it is mended. */
  function picky(where: 'prepare' | 'handle' | 'flush') {
    const poison = newId()
    const state = { mended: false, tries: 0 }
    let inHand: string[] = []
    const balk = (here: typeof where, subjects: string[]) => {
      if (here !== where || state.mended || !subjects.includes(poison)) return
      state.tries++
      throw new Error('cannot stomach it')
    }
    const kind = somethingNew({
      async prepare(_, events) {
        inHand = []
        balk(
          'prepare',
          events.map(({ subject }) => subject),
        )
      },
      async handle(ctx, { subject }) {
        inHand.push(subject)
        await kind.leave(ctx, subject)
        balk('handle', [subject])
      },
      async flush() {
        balk('flush', inHand)
      },
    })
    return { ...kind, poison, state }
  }

  for (const where of ['prepare', 'handle', 'flush'] as const)
    test(`in ${where} does not stop the rest, and leaves no effect`, async () => {
      const kind = picky(where)
      const first = await happen(kind)
      await happen(kind, kind.poison)
      const last = await happen(kind)
      await followAll(ctx(), kind.follower)
      assert.deepEqual(await effectsOf(kind), [first, last])
      const [parked, ...others] = await parkedOf(kind)
      assert.deepEqual(others, [])
      assert.equal(parked?.subject, kind.poison)
      assert.equal(parked?.error, 'cannot stomach it')
      assert.equal(parked?.parkedAt, null)
    })

  test('is tried five times, then waits for a person, who can have it tried again', async () => {
    const kind = picky('handle')
    await happen(kind, kind.poison)
    await followAll(ctx(), kind.follower)
    for (let round = 0; round < 10; round++) await retryFailed(ctx(), [kind.follower])
    assert.equal(kind.state.tries, 5)
    const [parked] = await parkedOf(kind)
    assert.ok(parked?.parkedAt instanceof Date)
    assert.equal(parked.tries, 5)

    kind.state.mended = true
    await retryFailed(ctx(), [kind.follower])
    assert.deepEqual(await effectsOf(kind), [])
    await retryParkedEvent(ctx(), { follower: kind.follower.name, seq: parked.seq })
    await retryFailed(ctx(), [kind.follower])
    assert.deepEqual(await effectsOf(kind), [kind.poison])
    assert.deepEqual(await parkedOf(kind), [])
  })

  test('is tried again as if it came alone: prepared, handled and flushed', async () => {
    const kind = picky('prepare')
    await happen(kind, kind.poison)
    await followAll(ctx(), kind.follower)
    kind.state.mended = true
    await retryFailed(ctx(), [kind.follower])
    assert.deepEqual(await effectsOf(kind), [kind.poison])
  })

  test('of a follower that is no more does not hold up the others', async () => {
    const kind = picky('handle')
    await happen(kind, kind.poison)
    await followAll(ctx(), kind.follower)
    await sql`insert into platform.parked_events (follower, seq, tries, error)
      select 'test.gone', seq, 1, 'gone' from platform.events order by seq limit 25`.execute(db)
    kind.state.mended = true
    await retryFailed(ctx(), [kind.follower])
    assert.deepEqual(await effectsOf(kind), [kind.poison])
  })

  test('that nobody parked cannot be retried', async () => {
    await assert.rejects(retryParkedEvent(ctx(), { follower: 'test.nobody', seq: 1 }), NotFound)
  })
})

describe('an event', () => {
  test('is written only in the transaction of the change it tells of', async () => {
    await assert.rejects(publish(ctx(), somethingNew().make(newId())), /needs the transaction/)
  })

  test('is not there when the change is undone', async () => {
    const kind = somethingNew()
    const undone = ctx().transaction(async ctx => {
      await publish(ctx, kind.make(newId()))
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    const { rows } = await sql`select from platform.events where type = ${kind.follower.types[0]}`.execute(db)
    assert.equal(rows.length, 0)
  })
})

test('followers keep going until they are stopped', async () => {
  const kind = somethingNew()
  const following = keepFollowing(ctx(), [kind.follower])
  const id = await happen(kind)
  const end = Date.now() + 20_000
  while ((await effectsOf(kind)).length === 0 && Date.now() < end) await pause(20)
  await following.stop()
  await happen(kind)
  await pause(200)
  assert.deepEqual(await effectsOf(kind), [id])
})
