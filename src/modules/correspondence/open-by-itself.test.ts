import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { readArrivals, receiveArrival } from '../channels/index.ts'
import { listWork, takeWaiting } from '../interactions/index.ts'
import { changeService, readRequest } from '../requests/index.ts'
import { arrivalReader, listReceived, readPrecision, readReceived } from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })
const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['employee', 'officer', 'adviser'], name: 'Olu' }) })
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
const LITTER = 'There is litter all along the path behind the shops at SN15 1ER. Please pick it up..'

let count = 0
async function arrive(words: string, { subject = 'Litter on the path' } = {}): Promise<string> {
  const from = `writer-${++count}@resident.example`
  const raw = `From: Sam Sample <${from}>\r\nSubject: ${subject}\r\nMessage-ID: <${count}@resident.example>\r\n\r\n${words}\r\n`
  await receiveArrival(ctx, {
    medium: 'email',
    source: 'smtp',
    sourceKey: newId(),
    sender: from,
    recipients: ['customerservices@wiltshire.example'],
    raw: Buffer.from(raw),
    mediaType: 'message/rfc822',
  })
  while (await readArrivals(ctx, reader));
  return (await listReceived(adviser, { which: 'all', text: from })).rows[0]!.id
}

/** A colleague takes it and finds what it is about: what was suggested, or something else. */
async function decide(id: string, service?: string): Promise<void> {
  const interaction = await takeWaiting(adviser, id)
  if (service)
    await sql`update interactions.matters set service = ${service} where interaction_id = ${interaction}`.execute(
      ctx.db,
    )
  await sql`update interactions.interactions set ended_at = now(), wrapped_at = now() where id = ${interaction}`.execute(
    ctx.db,
  )
}

test('a mail becomes a request by itself only once the suggestion was right often enough, of enough', async () => {
  for (let each = 0; each < 49; each++) await decide(await arrive(LITTER), each < 2 ? 'fly-tipping' : undefined)
  assert.deepEqual(await readPrecision(ctx, 'litter'), { right: 47, decided: 49, isEnough: false })
  const fiftieth = await arrive(LITTER)
  assert.equal((await readReceived(adviser, fiftieth)).became, 'waiting')
  await decide(fiftieth)
  assert.deepEqual(await readPrecision(ctx, 'litter'), { right: 48, decided: 50, isEnough: true })

  const id = await arrive(LITTER)
  const { requestId, became } = await readReceived(officer, id)
  assert.equal(became, 'opened')
  const request = await readRequest(ctx, requestId!)
  assert.deepEqual([request.service, request.channel, request.postcode], ['litter', 'email', 'SN151ER'])
  assert.match(request.details, /litter all along the path/)
  assert.deepEqual(
    request.participants.map(({ name, email, emailAsked }) => [name, email, emailAsked]),
    [['Sam Sample', `writer-${count}@resident.example`, false]],
  )
  assert.ok(!(await listWork(adviser)).some(item => item.id === id))
})

test('without a place, in danger, or about what no service allows it waits for a colleague', async () => {
  for (const [words, subject] of [
    ['There is litter all along the path behind the shops..', 'Litter on the path'],
    ['There is litter at SN15 1ER, and a man lies there. He is unconscious and not breathing.', 'Litter'],
    ['There is litter all along the path at LL11 1AY.', 'Litter on the path'],
    ['My mother fell and needs care at home, SN15 1ER', 'Care at home'],
  ] as const)
    assert.equal((await readReceived(adviser, await arrive(words, { subject }))).became, 'waiting', words)
})

test('one that turns out to be about something else counts against it', async () => {
  const { requestId } = await readReceived(officer, await arrive(LITTER))
  const before = await readPrecision(ctx, 'litter')
  await changeService(ctx, { requestId: requestId!, service: 'fly-tipping' })
  const { right, decided } = await readPrecision(ctx, 'litter')
  assert.deepEqual([right, decided], [before.right - 1, before.decided])
  await changeService(ctx, { requestId: requestId!, service: 'litter' })
})
