import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { type Dispatch, NotTaken, type Outlet, type Receipt } from '../../platform/ports.ts'
import { type NewMessage, queueMessages, readMessage, readProviders, sendMessage, sendNotices } from './index.ts'
import { NotYet, takeTurn, type Urgency } from './provider-turns.ts'

const database = await testDatabase({ after })

/** A provider of texts that does as it is told. */
function carrier(perMinute?: number) {
  const name = `carrier-${newId()}`
  const told = { sent: [] as Dispatch[], fails: null as Error | null }
  const outlet: Outlet = {
    name,
    pencePerPart: null,
    ...(perMinute && { perMinute }),
    async send(dispatch) {
      if (told.fails) throw told.fails
      told.sent.push(dispatch)
      return receipt(dispatch.id)
    },
    find: async () => [],
    ask: async id => receipt(id),
  }
  const ctx = database.ctx({ ports: { ...database.ports, texts: outlet } })
  return { ctx, name, told, state: async () => (await readProviders(ctx)).find(each => each.name === name) }
}

const receipt = (providerId: string): Receipt => ({ providerId, state: 'sent', answer: 'has it' })
const BY = { from: '', replyTo: null, quietHours: null }

async function queue(ctx: Ctx, more: Partial<NewMessage> = {}): Promise<string> {
  const key = newId()
  const common = { medium: 'text' as const, recipient: '07700 900123', language: 'en', subject: '', words: key }
  await queueMessages(ctx, [{ key, ...common, ...more }])
  const rows = ctx.db.selectFrom('channels.messages').select('id').where('key', '=', key)
  return (await rows.executeTakeFirstOrThrow()).id
}

const jobOf = async (ctx: Ctx, id: string) => {
  const { rows } = await sql<{
    priority: number
    in: number
  }>`select priority, extract(epoch from run_at - now())::float8 as in
    from graphile_worker.jobs where key = ${`message:${id}`}`.execute(ctx.db)
  return rows[0]
}

test('no minute holds more than the provider takes, however many ask; what is urgent runs ahead of the rest', async () => {
  const { ctx, name } = carrier()
  const perMinute = 600
  const every = 62_000 / perMinute
  const times: number[] = []
  const take = async (urgency: Urgency) => {
    await takeTurn(ctx, { name, perMinute }, urgency)
    times.push(performance.now())
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: 8 }, () => take('notice')))
  const paced = performance.now() - start
  assert.ok(paced >= 6.5 * every, `notices keep an even pace: ${paced.toFixed(0)} ms`)
  const before = performance.now()
  await Promise.all(Array.from({ length: 15 }, () => take('now')))
  assert.ok(performance.now() - before < 10 * every, 'codes and acknowledgements do not wait for it')
  // Two seconds ahead and one that is waited for: nobody gets further.
  const asked = await Promise.allSettled(Array.from({ length: 40 }, () => takeTurn(ctx, { name, perMinute }, 'now')))
  const refused = asked.filter(each => each.status === 'rejected').map(({ reason }) => reason)
  assert.ok(refused.length > 0 && refused.every(each => each instanceof NotYet))
  await assert.rejects(takeTurn(ctx, { name, perMinute }, 'notice'), NotYet)
})

test('five failures in a row break it off: messages wait and lose no try, one probes, then all go', async () => {
  const { ctx, name, told, state } = carrier()
  told.fails = new Error('503 broken')
  const ids = await Promise.all(Array.from({ length: 7 }, () => queue(ctx)))
  for (const id of ids.slice(0, 5))
    await assert.rejects(sendMessage(ctx, { id, ...BY, lastTry: false }), /503/, 'a try')
  const broken = await state()
  assert.ok(broken?.brokenSince && broken.problem === '503 broken')
  for (const id of ids.slice(5)) await sendMessage(ctx, { id, ...BY, lastTry: true })
  for (const id of ids.slice(5)) {
    const { status, tries } = await readMessage(ctx, id)
    assert.deepEqual([status, tries], ['queued', 0], 'not even its last try is used up')
    assert.ok((await jobOf(ctx, id))!.in > 10)
  }
  const probeNow = () =>
    sql`update channels.providers set next_probe_at = clock_timestamp() where name = ${name}`.execute(ctx.db)
  await probeNow()
  await assert.rejects(sendMessage(ctx, { id: ids[5]!, ...BY, lastTry: false }), /503/, 'the probe fails')
  await sendMessage(ctx, { id: ids[6]!, ...BY, lastTry: false })
  assert.equal((await readMessage(ctx, ids[6]!)).tries, 0, 'it is left alone again')
  await probeNow()
  told.fails = null
  for (const id of ids.slice(5)) await sendMessage(ctx, { id, ...BY, lastTry: false })
  assert.deepEqual([(await state())!.brokenSince, told.sent.length], [null, 2])
})

test('what one reader’s number is refused for says nothing against the provider', async () => {
  const { ctx, told, state } = carrier()
  told.fails = new NotTaken('400 no such number', { isFinal: true })
  for (let count = 0; count < 6; count++) await sendMessage(ctx, { id: await queue(ctx), ...BY, lastTry: false })
  assert.equal((await state())!.brokenSince, null)
})

test('too many: all wait as long as it says, and it was no try', async () => {
  const { ctx, told, state } = carrier()
  told.fails = new NotTaken('429', { isFinal: false, restSeconds: 30 })
  const [one, two] = [await queue(ctx), await queue(ctx)]
  await sendMessage(ctx, { id: one, ...BY, lastTry: true })
  told.fails = null
  await sendMessage(ctx, { id: two, ...BY, lastTry: true })
  for (const id of [one, two]) {
    const { status, tries } = await readMessage(ctx, id)
    const { in: seconds } = (await jobOf(ctx, id))!
    assert.deepEqual([status, tries, seconds > 25 && seconds < 31], ['queued', 0, true])
  }
  assert.ok((await state())!.restsUntil)
  assert.equal(told.sent.length, 0)
})

test('codes come before news in the queue; notices have no job, and are tried again with growing pauses', async () => {
  const { ctx, told } = carrier()
  const [code, news] = [await queue(ctx, { urgency: 'now' }), await queue(ctx)]
  assert.ok((await jobOf(ctx, code))!.priority < (await jobOf(ctx, news))!.priority)
  const ids = await Promise.all(Array.from({ length: 40 }, () => queue(ctx, { urgency: 'notice' })))
  assert.equal(await jobOf(ctx, ids[0]!), undefined)
  told.fails = new NotTaken('404 not now', { isFinal: false })
  assert.equal(await sendNotices(ctx, 'text', BY), true, 'there are more than it has in hand')
  await sendNotices(ctx, 'text', BY)
  told.fails = null
  await sendNotices(ctx, 'text', BY)
  assert.equal(told.sent.length, 0, 'they rest')
  const later = database.ctx({ ports: ctx.ports, now: () => new Date(Date.now() + 4_000) })
  while (await sendNotices(later, 'text', BY));
  assert.equal(told.sent.length, 40)
  const { status, tries } = await readMessage(ctx, ids[0]!)
  assert.deepEqual([status, tries], ['sent', 2])
  assert.equal(await sendNotices(later, 'text', BY), false)
  assert.equal(told.sent.length, 40, 'each went once')
})

test('a notice whose worker died comes back; at its last try it waits for a person', async () => {
  const { ctx, told } = carrier()
  const id = await queue(ctx, { urgency: 'notice' })
  await sql`update channels.messages set next_at = now() + interval '20 minutes', tries = 11 where id = ${id}`.execute(
    ctx.db,
  )
  await sendNotices(ctx, 'text', BY)
  assert.equal(told.sent.length, 0, 'somebody has it in hand')
  told.fails = new NotTaken('404 not now', { isFinal: false })
  await sendNotices(database.ctx({ ports: ctx.ports, now: () => new Date(Date.now() + 1_300_000) }), 'text', BY)
  assert.equal((await readMessage(ctx, id)).status, 'failed')
})

test('a lot of notices stops at a provider that does not work: what has not gone loses no try', async () => {
  const { ctx, told, state } = carrier(3_000)
  told.fails = new Error('503 broken')
  const ids = await Promise.all(Array.from({ length: 24 }, () => queue(ctx, { urgency: 'notice' })))
  await sendNotices(ctx, 'text', BY)
  assert.ok((await state())!.brokenSince)
  const messages = await Promise.all(ids.map(id => readMessage(ctx, id)))
  // Those that are on their way while the fifth fails are tried too: how many, the machine's pace says.
  const tried = messages.filter(({ tries }) => tries === 1).length
  assert.ok(tried >= 5 && tried < 15, `${tried} tried`)
  assert.equal(told.sent.length, 0)
  const { rows } =
    await sql`select from channels.messages where id = any(${ids}::uuid[]) and handed_at is null`.execute(ctx.db)
  assert.equal(rows.length, 24 - tried, 'nobody need ask for what was never handed over')
})
