import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, system, testDatabase } from '../../../test/support/database.ts'
import { createRecordings } from '../../adapters/telephony/index.ts'
import { listMessages, readArrivals } from '../../modules/channels/index.ts'
import { arrivalReader, fetchFile, listReceived, readReceived } from '../../modules/correspondence/index.ts'
import {
  answerCall,
  endConversation,
  endLostCalls,
  findConversationInHand,
  listWork,
  noteSignOfLife,
  noteTry,
  readConversation,
  takeWork,
  wrapUp,
} from '../../modules/interactions/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { openLines } from './voice.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
let now = new Date('2026-12-02T10:00:00Z')
const clock = { now: () => now }
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const ctx = database.ctx({ actor: system('voice'), ...clock })
const lines = await openLines({ after }, database, clock.now, { record: true, transcribe: true })
const WASTE = '+441632960106'
const addAdviser = async (name: string) =>
  database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name, teams: ['customer-services'] }), ...clock })
const ada = await addAdviser('Ada')
const bob = await addAdviser('Bob')

async function waitsIn(line = WASTE) {
  later(10)
  const call = await lines.ring(line)
  await call.press('0')
  return call
}

afterEach(() => lines.hangUpAll())

const work = async (of: Ctx, kind: string) => (await listWork(of)).filter(each => each.kind === kind)

async function wrapUpAll(of: Ctx): Promise<void> {
  const inHand = await findConversationInHand(of)
  if (!inHand) return
  const { matters } = await readConversation(of, inHand.id)
  const settled = matters.map(({ id }) => ({ id, outcome: 'settled' as const }))
  await wrapUp(of, { interactionId: inHand.id, note: 'N', promise: '', matters: settled })
}

/** Rings, is taken by her, speaks for so long and is wrapped up. */
async function speaks(of: Ctx, minutes: number): Promise<void> {
  const call = await waitsIn()
  const [item] = await work(of, 'call')
  await takeWork(of, item!)
  await call.stay()
  await call.pickUp()
  later(minutes * 60)
  await call.afterDial('completed')
  await wrapUpAll(of)
}

test('a colleague takes the call: her phone rings, what follows is told as by any telephone system, and the call is wrapped up', async () => {
  await noteSignOfLife(ada)
  const call = await waitsIn()
  const [item] = await work(ada, 'call')
  const { id: interactionId } = await takeWork(ada, item!)
  assert.match(await call.stay(), /A colleague takes your call now\. The call is recorded\.$/)
  assert.ok(call.standing.at === 'dialling' && call.standing.to.includes('@'), 'her own phone')
  await call.pickUp()
  await call.pickUp()
  const { state, recording } = (await readConversation(ada, interactionId)).call!
  assert.deepEqual([state, recording.now], ['answered', 'on'])
  later(120)
  await call.afterDial('completed')
  await call.hangUp()
  const { call: ended, missed, endedAt } = await readConversation(ada, interactionId)
  assert.deepEqual([ended!.state, missed, endedAt], ['ended', false, new Date(now)])
  await wrapUpAll(ada)
})

test('what she chose in the menu and how she speaks are on the screen before she is', async () => {
  const call = await lines.ring(WASTE, { from: 'anonymous' })
  await call.speak('missed bin')
  const [item] = await work(ada, 'call')
  const { id } = await takeWork(ada, item!)
  const { matters, call: view } = await readConversation(ada, id)
  assert.deepEqual([matters[0]!.service, view!.caller], ['missed-bin', null])
  await call.hangUp()
})

test('a phone that is not picked up puts the call back to its place, and nobody has anything to wrap up', async () => {
  const first = await waitsIn()
  const second = await waitsIn()
  const [item] = await work(ada, 'call')
  await takeWork(ada, item!)
  await first.stay()
  const dialled = first.standing
  assert.match(await first.afterDial('no-answer'), /could not answer\. You keep your place/)
  assert.equal(await findConversationInHand(ada), null)
  const calls = await work(bob, 'call')
  assert.equal(calls.length, 2)
  assert.equal(calls[0]!.id, item!.id, 'before whoever rang later')
  await answerCall(bob, item!.id)
  if (dialled.at === 'dialling') await first.post(dialled.action, { DialCallStatus: 'no-answer' })
  assert.notEqual(await findConversationInHand(bob), null, 'told again, it takes the call from nobody else')
  for (const call of [first, second]) await call.hangUp()
})

test('an answer that is told after the end still counts: somebody was spoken with', async () => {
  const call = await waitsIn()
  const [item] = await work(ada, 'call')
  const { id } = await takeWork(ada, item!)
  await call.stay()
  const dialled = call.standing
  await call.hangUp()
  assert.equal((await readConversation(ada, id)).missed, true)
  call.standing = dialled
  await call.pickUp()
  const { missed, wrappedAt } = await readConversation(ada, id)
  assert.deepEqual([missed, wrappedAt], [false, null])
  await sql`update interactions.interactions set wrapped_at = ${now}, parked_at = null where id = ${id}::uuid`.execute(
    ctx.db,
  )
})

test('a wait is told only from what is known: nothing at first, then a range of real minutes', async () => {
  const unknown = await lines.ring(WASTE)
  await database.db.updateTable('interactions.presence').set({ chosen: 'away' }).execute()
  assert.match(await unknown.press('0'), /You are next\. We cannot say how long you will wait\./)
  await unknown.hangUp()
  await database.db.updateTable('interactions.presence').set({ chosen: 'available' }).execute()
  for (const minutes of [4, 6, 8, 5, 7]) await speaks(ada, minutes)
  await noteSignOfLife(ada)
  const next = await waitsIn()
  assert.match(next.since(0), /You are next\. You will likely wait less than 5 minutes\./, 'she is free')
  const [item] = await work(ada, 'call')
  await takeWork(ada, item!)
  const second = await waitsIn()
  const third = await waitsIn()
  assert.match(second.heard.slice(-6).join(' '), /You are next\. You will likely wait less than 10 minutes/)
  assert.match(
    third.heard.slice(-6).join(' '),
    /You are number 2 in the queue\. You will likely wait between 5 and 20 minutes/,
  )
  assert.match(third.since(0), /keep your place and be rung back, press 1/)
  for (const call of [next, second, third]) await call.hangUp()
  await wrapUpAll(ada)
})

test('with nobody at the desk each hears how many rang before, and all are offered to be rung back', async () => {
  await database.db.updateTable('interactions.presence').set({ chosen: 'away' }).execute()
  const heard = []
  for (const line of [WASTE, '+441632960105', WASTE]) heard.push((await waitsIn(line)).heard.slice(-6).join(' '))
  assert.match(heard[0]!, /You are next\. We cannot say how long you will wait\..*rung back, press 1/)
  assert.match(heard[1]!, /You are number 2 in the queue\. We cannot say.*rung back, press 1/)
  assert.match(heard[2]!, /You are number 3 in the queue\. We cannot say.*rung back, press 1/)
  await database.db.updateTable('interactions.presence').set({ chosen: 'available' }).execute()
})

test('a call-back keeps the place: the number is read back, it comes when its turn is, and the conversation is wrapped up', async () => {
  const first = await waitsIn()
  const second = await waitsIn()
  const third = await waitsIn()
  assert.match(await second.press('1'), /We ring you back on 0 7 7 0 0, 9 0 0 \d \d \d\. If that is right, press 1/)
  const url = second.standing.at === 'asked' ? second.standing.action : ''
  assert.match(
    await second.press('1'),
    /Your place is kept\. A colleague rings you when it is your turn, by 1\d:\d\dpm/,
  )
  assert.equal(second.standing.at, 'over')
  await second.post(url, { Digits: '1' })
  await second.hangUp()
  const places = await database.db
    .selectFrom('interactions.call_backs')
    .selectAll()
    .where('call_id', 'is not', null)
    .execute()
  assert.equal(places.length, 1, 'told twice, promised once')
  assert.deepEqual(await work(ada, 'kept-place'), [], 'somebody rang before')
  const fourth = await waitsIn()
  assert.match(fourth.heard.slice(-6).join(' '), /You are number 4/, 'a kept place counts')
  await takeWork(ada, (await work(ada, 'call'))[0]!)
  await first.hangUp()
  const [turn, after] = (await listWork(bob)).filter(({ kind }) => kind === 'call' || kind === 'kept-place')
  assert.deepEqual([turn!.kind, turn!.words, after!.kind], ['kept-place', 'waste', 'call'], 'before whoever rang later')
  await takeWork(bob, turn!)
  assert.equal((await work(ada, 'kept-place'))[0]!.isHeld, true, 'nobody else rings')
  const begun = await noteTry(bob, { id: turn!.id, number: 1, result: 'spoke', note: '' })
  assert.equal(
    await noteTry(bob, { id: turn!.id, number: 1, result: 'spoke', note: '' }),
    begun,
    'sent twice it is once',
  )
  const { channel, direction } = await readConversation(bob, begun!)
  assert.deepEqual([channel, direction], ['phone', 'out'])
  await endConversation(bob, begun!)
  await wrapUpAll(bob)
  const kept = await database.db
    .selectFrom('interactions.call_backs')
    .selectAll()
    .where('id', '=', turn!.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual([kept.state, kept.promise], ['spoken', 'kept'])
  for (const call of [third, fourth]) await call.hangUp()
})

test('another number may be given; what is no number, or not safe, is not rung', async () => {
  const first = await waitsIn()
  const call = await waitsIn()
  await call.press('1')
  assert.match(await call.press('2'), /Key in the number/)
  assert.match(await call.press('12'), /cannot ring that number.*Key in the number/)
  assert.match(await call.press('12'), /cannot ring that number.*keep your place on the line/)
  await call.press('1')
  await call.press('2')
  assert.match(await call.press('01632960888'), /ring you back on 0 1 6 3 2, 9 6 0 8 8 8/)
  await call.press('1')
  const { phone } = await database.db
    .selectFrom('interactions.call_backs')
    .select('phone')
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  assert.equal(phone, '+441632960888')
  await first.hangUp()
})

test('no more is promised than the first point of contact can keep, with all its call-backs and bookings', async () => {
  const first = await waitsIn()
  let kept = 0
  for (let n = 0; n < 12; n++) {
    const call = await waitsIn()
    if (!/rung back, press 1/.test(call.since(0))) break
    await call.press('1')
    if (/Your place is kept/.test(await call.press('1'))) kept++
  }
  assert.ok(kept >= 1 && kept < 10, `${kept}`)
  const { count } = await database.db
    .selectFrom('interactions.call_backs')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('slot_until', '>', now)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ people: number }>`select count(*)::int as people from organisation.members m
    where m.team_id = 'customer-services'`.execute(ctx.db)
  assert.ok(Number(count) <= rows[0]!.people * 2)
  await first.hangUp()
})

test('who is heard of no more has gone', async () => {
  const call = await waitsIn()
  later(100)
  await call.stay()
  assert.equal(await endLostCalls(ctx), 0)
  later(200)
  assert.ok((await endLostCalls(ctx)) >= 1)
  await call.stay()
  assert.equal(call.standing.at, 'over')
})

const WAV = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(64)])
let recordingAnswers = 503
const recordings = createServer((_request, response) => response.writeHead(recordingAnswers).end(WAV))
await new Promise<void>(resolve => recordings.listen(0, '127.0.0.1', resolve))
after(() => recordings.close())
const recordingsUrl = `http://127.0.0.1:${(recordings.address() as AddressInfo).port}`
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
const reads = async () => {
  while (await readArrivals(ctx, reader));
}

test('a message is kept before its recording is fetched, is tried again, and waits for a colleague with its sound', async () => {
  database.ports.recordings = createRecordings({ url: recordingsUrl, accountSid: 'AC1', authToken: 'token' })
  const call = await waitsIn()
  assert.match(await call.press('2'), /after the tone/)
  assert.equal((await work(ada, 'call')).length, 0, 'she waits no more')
  const kept = await call.record(`${recordingsUrl}/one`, 34, 'RE1')
  assert.match(kept, /We have your message/)
  const spoken = kept.match(/Your reference is ([\d ,]+)\./)![1]!
  assert.match(await call.press('1'), /The reference is on its way/)
  await call.hangUp()
  await reads()
  const [item] = await work(ada, 'written')
  assert.equal(item!.words, 'Voice message, 34 seconds')
  const { rows } = await listReceived(ada, {})
  assert.equal(rows.filter(({ medium }) => medium === 'voice').length, 1, 'told in two ways, it is one')
  const fetches = () => fetchFile(ctx, { receivedId: item!.id, position: 0, lastTry: false })
  await assert.rejects(fetches(), /503/)
  recordingAnswers = 200
  await fetches()
  const { attachments, fromAddress, reference } = await readReceived(ada, item!.id)
  assert.equal(spoken.replace(/\D/g, ''), reference, 'she was told the one it has')
  const texts = await listMessages(ctx, { text: call.line.from!, limit: 50 })
  assert.ok(texts.rows.some(({ words }) => words.includes(`Reference ${formatCode(reference!)}`)))
  assert.deepEqual([attachments.length, attachments[0]!.name, fromAddress], [1, 'message.wav', call.line.from])
  await call.post(call.addressOf('transcribed'), {
    ...{ RecordingSid: 'RE1', TranscriptionStatus: 'completed', TranscriptionText: 'The bin was missed again' },
  })
  await reads()
  assert.equal((await readReceived(ada, item!.id)).words, 'The bin was missed again')
  const { id } = await takeWork(ada, (await work(ada, 'written'))[0]!)
  const { endedAt, channel } = await readConversation(ada, id)
  assert.deepEqual([channel, !!endedAt], ['phone', true], 'nobody is on the line')
  await wrapUpAll(ada)
})

test('a recording at another address is never fetched; a person sees the message all the same', async () => {
  const call = await waitsIn()
  await call.press('2')
  await call.record('http://169.254.169.254/latest', 5, 'RE2')
  await reads()
  const [item] = await work(ada, 'written')
  await fetchFile(ctx, { receivedId: item!.id, position: 0, lastTry: false })
  const [sound] = (await readReceived(ada, item!.id)).attachments
  assert.match(sound!.problem!, /not the provider's/)
})

test('however the message is told, it has the reference that the caller hears', async () => {
  const { body } = await lines.post('twilio/message', { CallSid: 'CAref', From: '+447700900777', To: WASTE })
  const told = [...body.matchAll(/(message-done|recorded|transcribed)\?[^"]*ref=(\d+)/g)]
  assert.equal(new Set(told.map(([, step]) => step)).size, 3)
  assert.equal(new Set(told.map(([, , ref]) => ref)).size, 1)
})
