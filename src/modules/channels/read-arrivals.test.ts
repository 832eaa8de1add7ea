import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { holdWaiting } from './arrivals.store.ts'
import {
  findNotArrived,
  getArrival,
  holdInlets,
  listSeenTo,
  listUnreadable,
  openMailbox,
  type ReadArrival,
  readArrivals,
  readMailboxTo,
  receiveArrivals,
  releaseInlets,
  removeOldRaw,
  retryArrival,
  seeToArrival,
  Unreadable,
} from './index.ts'

const { ctx: context, db } = await testDatabase({ after })
const ctx = context()

let sources = 0
/** Several arrive from somewhere of their own. */
async function arrive(...words: string[]): Promise<{ source: string; ids: string[] }> {
  const source = `test:${++sources}`
  const all = words.map((raw, index) => ({
    medium: 'email' as const,
    source,
    sourceKey: String(index),
    sender: '',
    recipients: [],
    raw: Buffer.from(raw),
    mediaType: 'message/rfc822',
  }))
  return { source, ids: await receiveArrivals(ctx, all) }
}

await sql`create table noted (words text)`.execute(db)
const note: ReadArrival = async (_, __, raw) => ({
  touches: ['the table'],
  async act(ctx) {
    const words = raw.toString()
    await sql`insert into noted values (${words})`.execute(ctx.db)
    if (words === 'fails') throw new Error('It fails')
  },
})
async function takeNoted(): Promise<string[]> {
  const { rows } = await sql<{ words: string }>`delete from noted returning words`.execute(db)
  return rows.map(({ words }) => words)
}
const statesOf = (ids: string[]) => Promise.all(ids.map(async id => (await getArrival(ctx, id)).state))

test('they are read in their order; one whose effect fails undoes nothing of the others', async () => {
  const { ids } = await arrive('one', 'fails', 'two', 'three')
  assert.equal(await readArrivals(ctx, note), false)
  assert.deepEqual(await takeNoted(), ['one', 'two', 'three'])
  assert.deepEqual(await statesOf(ids), ['read', 'waiting', 'read', 'read'])
  assert.equal((await getArrival(ctx, ids[1]!)).problem, 'It fails')
  await sql`update channels.arrivals set state = 'read'`.execute(db)
})

test('what somebody wrote later is not acted on before what waits of hers; of others it is', async () => {
  const from = async (sender: string, words: string) => {
    const each = { medium: 'email' as const, source: `test:${++sources}`, sourceKey: words, recipients: [], sender }
    const [id] = await receiveArrivals(ctx, [{ ...each, raw: Buffer.from(words), mediaType: 'message/rfc822' }])
    return id!
  }
  const first = await from('her@a.example', 'silence')
  const others = await from('other@a.example', 'another')
  const later = await from('Her@A.example', 'my bin')
  let [reads, acts] = [false, false]
  const reader: ReadArrival = async (of, arrival, raw) => {
    if (raw.toString() === 'silence' && !reads) throw new Error('The disk is away')
    const understood = await note(of, arrival, raw)
    return {
      ...understood,
      touches: [arrival.sender.toLowerCase()],
      async act(ctx: Ctx) {
        if (raw.toString() === 'silence' && !acts) throw new Error('The connection broke')
        if ('act' in understood) await understood.act(ctx)
      },
    }
  }
  await readArrivals(ctx, reader)
  assert.deepEqual(await takeNoted(), ['another'])
  await readArrivals(ctx, reader)
  assert.deepEqual(await statesOf([first, others, later]), ['waiting', 'read', 'waiting'], 'nor while it rests')
  const goOn = () =>
    sql`update channels.arrivals set held_until = now() - interval '1 second' where id = ${first}`.execute(db)
  reads = true
  await goOn()
  await readArrivals(ctx, reader)
  assert.deepEqual(await takeNoted(), [], 'nor when it is the act that fails')
  assert.equal((await getArrival(ctx, later)).tries, 0, 'it was not tried')
  acts = true
  await goOn()
  await readArrivals(ctx, reader)
  assert.deepEqual(await takeNoted(), ['silence', 'my bin'])
})

test('what somebody wrote later is not taken while another reader takes what she wrote before', async () => {
  const { source, ids } = await arrive('first', 'second')
  await sql`update channels.arrivals set sender = 'her@test.example' where source = ${source}`.execute(db)
  const taken = Promise.withResolvers<string[]>()
  const [first, others] = await ctx.transaction(async one => {
    const first = await holdWaiting(one, 1, ['email'])
    // It begins before the other has said what it took.
    const others = holdWaiting(ctx, 30, ['email'])
    others.then(rows => taken.resolve(rows.map(({ id }) => id)), taken.reject)
    await Promise.race([others, pause(300)])
    return [first.map(({ id }) => id), taken.promise]
  })
  assert.deepEqual([first, await others], [[ids[0]], []])
  await sql`update channels.arrivals set held_until = null where id = any(${ids}::uuid[])`.execute(db)
  while (await readArrivals(ctx, note));
  assert.deepEqual(await takeNoted(), ['first', 'second'])
})

test('one that cannot be understood is set aside at once, and the others are read', async () => {
  const { ids } = await arrive('good', 'bad', 'better')
  await readArrivals(ctx, async (ctx, arrival, raw) => {
    if (raw.toString() === 'bad') throw new Unreadable('It is bad')
    return note(ctx, arrival, raw)
  })
  assert.deepEqual(await takeNoted(), ['good', 'better'])
  assert.deepEqual(await statesOf(ids), ['read', 'unreadable', 'read'])
})

test('who has seen to what could not be read puts it away: it is listed, and can be read again', async () => {
  const [id] = (await arrive('bad')).ids
  await assert.rejects(seeToArrival(ctx, id!), { message: 'refused: channels.not-unreadable' })
  await readArrivals(ctx, async () => {
    throw new Unreadable('It is bad')
  })
  await seeToArrival(ctx, id!)
  assert.ok(!(await listUnreadable(ctx)).some(each => each.id === id))
  assert.equal((await listSeenTo(ctx))[0]!.id, id)
  await assert.rejects(seeToArrival(ctx, id!), { message: 'refused: channels.not-unreadable' })
  await retryArrival(ctx, id!)
  await readArrivals(ctx, note)
  assert.deepEqual([await takeNoted(), await listSeenTo(ctx)], [['bad'], []])
})

test('large ones are read one after the other, not together', async () => {
  const large = 'x'.repeat(3_000_000)
  const { ids } = await arrive(`${large}1`, 'small', `${large}2`, `${large}3`)
  let inMemory = 0
  let most = 0
  await readArrivals(ctx, async (_, arrival) => {
    inMemory += arrival.bytes
    most = Math.max(most, inMemory)
    return {
      touches: [],
      async act() {
        inMemory -= arrival.bytes
      },
    }
  })
  assert.deepEqual(new Set(await statesOf(ids)), new Set(['read']))
  assert.ok(most < 4_000_000, `${most} bytes at once`)
})

test('what is handed over again is the same, also among new ones', async () => {
  const { source, ids } = await arrive('a', 'b')
  const again = { medium: 'email' as const, source, sender: '', recipients: [], mediaType: 'message/rfc822' }
  const answered = await receiveArrivals(ctx, [
    { ...again, sourceKey: '1', raw: Buffer.from('b') },
    { ...again, sourceKey: '2', raw: Buffer.from('c'), problem: 'It is not whole' },
  ])
  assert.equal(answered[0], ids[1])
  assert.deepEqual(await statesOf(answered), ['waiting', 'unreadable'])
  assert.deepEqual([...(await findNotArrived(ctx, source, ['0', '2', '3']))], ['3'])
  const { rows } =
    await sql`select from platform.files f where not exists (select from channels.arrivals a where a.file_id = f.id)`.execute(
      db,
    )
  assert.equal(rows.length, 0)
  await sql`update channels.arrivals set state = 'read'`.execute(db)
})

test('of what was read long ago the file as it came goes, and it still counts as here; what waits or is new stays', async () => {
  const { source, ids } = await arrive('old and read', 'old and not read', 'new')
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
  await sql`update channels.arrivals set received_at = ${daysAgo(400)} where id = any(${ids.slice(0, 2)}::uuid[])`.execute(
    db,
  )
  await sql`update channels.arrivals set state = 'read' where id = any(${[ids[0], ids[2]]}::uuid[])`.execute(db)
  assert.equal(await removeOldRaw(ctx, daysAgo(365)), 1)
  assert.equal(await removeOldRaw(ctx, daysAgo(365)), 0)
  const { rows } = await sql<{
    id: string
  }>`select id from channels.raw_kept where id = any(${ids}::uuid[]) order by id`.execute(db)
  assert.deepEqual(
    rows.map(({ id }) => id),
    ids.slice(1).toSorted(),
  )
  const again = {
    medium: 'email' as const,
    source,
    sourceKey: '0',
    sender: '',
    recipients: [],
    mediaType: 'message/rfc822',
  }
  assert.deepEqual(await receiveArrivals(ctx, [{ ...again, raw: Buffer.from('old and read') }]), [ids[0]])
  await sql`update channels.arrivals set state = 'read' where id = any(${ids}::uuid[])`.execute(db)
})

test('a mailbox begins at what is new, goes on where it was, and begins anew when it is numbered anew', async () => {
  const [one, other] = [newId(), newId()]
  assert.deepEqual([...(await holdInlets(ctx, one, ['imap:a', 'imap:b']))].toSorted(), ['imap:a', 'imap:b'])
  assert.deepEqual([...(await holdInlets(ctx, other, ['imap:a', 'imap:c']))], ['imap:c'])
  assert.deepEqual(await openMailbox(ctx, 'imap:a', { uidValidity: 7, uidNext: 101 }), {
    lastUid: 100,
    renumbered: null,
  })
  await readMailboxTo(ctx, 'imap:a', 120)
  await readMailboxTo(ctx, 'imap:a', 110)
  assert.deepEqual(await openMailbox(ctx, 'imap:a', { uidValidity: 7, uidNext: 131 }), {
    lastUid: 120,
    renumbered: null,
  })
  const anew = await openMailbox(ctx, 'imap:a', { uidValidity: 8, uidNext: 51 })
  assert.equal(anew.lastUid, 0)
  assert.equal(anew.renumbered!.to, 50)
  const daysAgo = (Date.now() - anew.renumbered!.since.getTime()) / 86_400_000
  assert.ok(daysAgo > 0.99 && daysAgo < 1.01)
  await releaseInlets(ctx, one)
  assert.deepEqual([...(await holdInlets(ctx, other, ['imap:a']))], ['imap:a'])
})
