// Warm transfers on our own lines, against the provider's official library and a stand-in that checks who asks.
import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { addStaff, system, testDatabase } from '../../../test/support/database.ts'
import type { PlayedCall } from '../../commands/simulating/played-call.ts'
import {
  acceptHandover,
  addMatter,
  bringIn,
  findConversationInHand,
  giveBackNotJoined,
  listWork,
  noteSignOfLife,
  offerHandover,
  readConversation,
  readHandover,
  saveWords,
  setPresence,
  takeWork,
  wrapUp,
} from '../../modules/interactions/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { openLines } from './voice.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
let now = new Date('2026-12-02T10:00:00Z')
const clock = { now: () => now }
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const ctx = database.ctx({ actor: system('voice'), ...clock })
const lines = await openLines({ after }, database, clock.now, { record: true })
const WASTE = '+441632960106'
const addColleague = async (name: string, role: 'adviser' | 'officer') =>
  database.ctx({ actor: await addStaff(ctx, { roles: [role], name, teams: ['customer-services'] }), ...clock })
const ada = await addColleague('Ada', 'adviser')
const bob = await addColleague('Bob', 'adviser')
const olga = await addColleague('Olga', 'officer')
const idOf = ({ actor }: Ctx) => (actor.kind === 'staff' ? actor.id : '')

/** Wraps up whatever somebody has, so that each test begins with free hands. */
async function finish(of: Ctx): Promise<void> {
  for (let inHand = await findConversationInHand(of); inHand; inHand = await findConversationInHand(of)) {
    const { matters } = await readConversation(of, inHand.id)
    const given = matters.map(({ id, handover }) => ({
      id,
      outcome: handover?.state === 'accepted' ? ('handed-over' as const) : ('settled' as const),
    }))
    await wrapUp(of, { interactionId: inHand.id, note: 'N', promise: '', matters: given })
  }
}

afterEach(async () => {
  await lines.hangUpAll()
  for (const who of [ada, bob]) await finish(who)
  lines.switch.rung.length = 0
})

/** Ada speaks with somebody and offers what she asks to a colleague, who takes it: then her phone rings. */
async function handsOver(to: Ctx, { isRung = true } = {}) {
  later(10)
  for (const who of [ada, bob, olga]) await noteSignOfLife(who)
  await setPresence(to, 'available')
  const call = await lines.ring(WASTE)
  await call.press('0')
  const [item] = (await listWork(ada)).filter(({ kind }) => kind === 'call')
  const { id: conversation } = await takeWork(ada, item!)
  await call.stay()
  await call.pickUp()
  const [matter] = (await readConversation(ada, conversation)).matters
  await saveWords(ada, {
    interactionId: conversation,
    matters: [{ id: matter!.id, asked: 'My bin was not taken', answer: '', answerSource: '' }],
  } as never)
  const offered = {
    interactionId: conversation,
    matterId: matter!.id,
    team: 'customer-services',
    summary: 'Which day?',
  }
  const handover = await offerHandover(ada, { ...offered, to: idOf(to) })
  assert.equal((await readHandover(to, handover)).canJoin, true)
  await acceptHandover(to, handover)
  if (isRung) await bringIn(ctx, handover)
  return { call, conversation, handover, offered, phone: () => lines.switch.ringsFor(call.sid)! }
}

const passedIn = async (of: Ctx, conversation: string) =>
  (await readConversation(of, conversation)).matters[0]!.handover
const isOver = (call: PlayedCall) => call.standing.at === 'over'
const speaksIn = (call: PlayedCall) => call.standing.at === 'dialling' && call.standing.isConference && call.standing.to

test('who takes a matter is rung, joins the call, and has the conversation with all that was written; the other leaves', async () => {
  const { call, conversation, handover, phone } = await handsOver(bob)
  const leg = phone()
  assert.match(leg.to, /^client:.+@/)
  assert.equal((await passedIn(ada, conversation))!.joins, 'ringing')
  assert.equal(speaksIn(call), false, 'until she picks up nothing changes for the two who speak')
  await leg.pickUp()
  assert.deepEqual([leg.heard, leg.conference], ['You join the call now.', call.sid])
  await bringIn(ctx, handover)
  assert.deepEqual([call.agentIn, speaksIn(call)], [call.sid, call.sid], 'all three are in one conference')
  const { matters, endedAt } = await readConversation(bob, conversation)
  assert.deepEqual([matters[0]!.asked, matters[0]!.handover, endedAt], ['My bin was not taken', null, null])
  await assert.rejects(readConversation(ada, conversation), NotFound)
  assert.deepEqual(
    [(await readHandover(ada, handover)).joins, (await readHandover(bob, handover)).state],
    ['joined', 'done'],
  )
  later(60)
  await call.afterDial('completed')
  assert.ok(isOver(call))
  const after = await readConversation(bob, conversation)
  assert.deepEqual([after.endedAt, after.missed, after.call!.state], [now, false, 'ended'])
  await finish(bob)
  assert.equal(await findConversationInHand(bob), null, 'she settles it herself: nothing of it is with somebody else')
})

test('what is told or tried twice is done once: one phone rings, one colleague joins', async () => {
  const { call, handover, phone } = await handsOver(bob)
  await bringIn(ctx, handover)
  assert.equal(lines.switch.rung.length, 1)
  const leg = phone()
  await leg.pickUp()
  assert.match(await leg.pickUpAgain(), /endConferenceOnExit="true"/)
  const leaves = await lines.post(`twilio/introduces?call=${call.sid}&handover=${handover}`, { CallSid: call.agentLeg })
  assert.match(leaves.body, /endConferenceOnExit="false"/, 'whoever introduces may go')
  await bringIn(ctx, handover)
  await bringIn(ctx, handover)
  assert.equal(speaksIn(call), call.sid)
  const joined = await database.db
    .selectFrom('platform.events')
    .select('seq')
    .where('type', '=', 'interactions.passed-on')
    .where('data', '@>', JSON.stringify({ to: idOf(bob) }) as never)
    .execute()
  assert.equal(joined.length, 2, 'once in the test before, once here')
})

test('killed between telling the provider and writing it down, it asks the provider first and no second phone rings', async () => {
  const { handover, phone } = await handsOver(bob)
  await database.db
    .updateTable('interactions.handovers')
    // By the clock of the provider.
    .set({ joins_leg: null, joins_asked_at: new Date() })
    .where('id', '=', handover)
    .execute()
  await bringIn(database.ctx({ actor: system('worker') }), handover)
  assert.equal(lines.switch.rung.length, 1)
  const row = await database.db
    .selectFrom('interactions.handovers')
    .select('joins_leg')
    .where('id', '=', handover)
    .executeTakeFirstOrThrow()
  assert.equal(row.joins_leg, phone().sid)
})

test('a phone that is not picked up changes nothing for the two who speak: the matter comes back, and may be offered again', async () => {
  const { call, conversation, handover, offered, phone } = await handsOver(bob)
  const leg = phone()
  await leg.end('no-answer')
  await leg.end('no-answer')
  const { state, joins } = (await passedIn(ada, conversation))!
  assert.deepEqual([state, joins, isOver(call)], ['unanswered', 'unanswered', false])
  assert.match(await leg.pickUpAgain(), /This call is over.*<Hangup/, 'her word comes late')
  assert.equal((await readConversation(ada, conversation)).call!.state, 'answered')
  const again = await offerHandover(ada, { ...offered, to: idOf(bob) })
  await acceptHandover(bob, again)
  await bringIn(ctx, again)
  assert.equal(lines.switch.rung.length, 2)
  await phone().end('no-answer')
  assert.equal((await readHandover(ada, handover)).state, 'unanswered')
  await call.afterDial('completed')
  assert.ok((await readConversation(ada, conversation)).endedAt)
})

test('where nobody tells that a phone was not picked up, it counts as that after a minute, and nobody is rung late', async () => {
  const { conversation, handover } = await handsOver(bob, { isRung: false })
  later(61)
  assert.equal((await passedIn(ada, conversation))!.joins, 'unanswered', 'the screen does not wait for the clock')
  await bringIn(ctx, handover)
  assert.equal(lines.switch.rung.length, 0)
  const second = await passedIn(ada, conversation)
  assert.equal(second!.state, 'unanswered')
  assert.equal(await giveBackNotJoined(ctx), 0)
})

test('whoever hangs up before her colleague is in leaves nobody alone: the caller waits at her old place, and the phone is quiet', async () => {
  const { call, conversation, handover, phone } = await handsOver(bob)
  const leg = phone()
  later(10)
  const behind = await lines.ring(WASTE)
  await behind.press('0')
  const left = call.standing
  assert.match(await call.afterDial('completed'), /we lost the colleague you spoke with\. You keep your place/)
  const { endedAt, missed, wrappedAt } = await readConversation(ada, conversation)
  assert.deepEqual([endedAt, missed, wrappedAt], [now, false, null], 'what was said is hers to wrap up')
  await bringIn(ctx, handover)
  assert.equal(leg.state, 'over')
  assert.match(await leg.pickUpAgain(), /This call is over/)
  const waiting = (await listWork(bob)).filter(({ kind }) => kind === 'call')
  assert.equal(waiting.length, 2)
  const { id } = await takeWork(bob, waiting[0]!)
  assert.equal((await readConversation(bob, id)).call!.caller, call.line.from, 'before whoever rang later')
  if (left.at === 'dialling') await call.post(left.action, { DialCallStatus: 'completed' })
  await call.stay()
  await call.pickUp()
  assert.equal((await readConversation(bob, id)).call!.state, 'answered', 'a word told again ends nothing of his')
  await call.afterDial('completed')
  assert.equal((await readConversation(bob, id)).missed, false)
  for (const each of [call, behind]) await each.hangUp()
})

test('she may take the same call again, and it counts as answered', async () => {
  const { call, conversation } = await handsOver(bob)
  await call.afterDial('completed')
  await finish(ada)
  const [item] = (await listWork(ada)).filter(({ kind }) => kind === 'call')
  const { id } = await takeWork(ada, item!)
  assert.notEqual(id, conversation)
  await call.stay()
  await call.pickUp()
  assert.equal((await readConversation(ada, id)).call!.state, 'answered')
  await call.afterDial('completed')
  assert.equal((await readConversation(ada, id)).missed, false)
})

test('she picks up in the moment the other hangs up: the caller speaks with her', async () => {
  const { call, conversation, handover, phone } = await handsOver(bob)
  await phone().pickUp()
  await call.afterDial('completed')
  assert.equal(speaksIn(call), call.sid)
  await bringIn(ctx, handover)
  assert.equal((await readConversation(bob, conversation)).endedAt, null)
})

test('the caller hangs up: it is over for all, and a phone that still rings is quiet', async () => {
  const first = await handsOver(bob)
  const leg = first.phone()
  await first.call.hangUp()
  await bringIn(ctx, first.handover)
  assert.equal(leg.state, 'over')
  assert.equal((await passedIn(ada, first.conversation))!.joins, 'over')
  await finish(ada)
  const second = await handsOver(bob)
  await second.phone().pickUp()
  await bringIn(ctx, second.handover)
  await second.call.hangUp()
  assert.ok((await readConversation(bob, second.conversation)).endedAt)
})

test('the caller hangs up before the phone was told to ring: nobody is rung', async () => {
  const { call, handover } = await handsOver(bob, { isRung: false })
  await call.hangUp()
  await bringIn(ctx, handover)
  assert.equal(lines.switch.rung.length, 0)
})

test('whoever joined and hung up at once: the other two speak on, and the conversation is where it was', async () => {
  const { call, conversation, handover, phone } = await handsOver(bob)
  const leg = phone()
  await leg.pickUp()
  await leg.end('completed')
  await bringIn(ctx, handover)
  assert.deepEqual([call.agentIn, isOver(call)], [null, false])
  const { matters, endedAt } = await readConversation(ada, conversation)
  assert.deepEqual([matters[0]!.handover!.state, endedAt], ['unanswered', null])
  await call.afterDial('completed')
  assert.ok(isOver(call))
  assert.ok((await readConversation(ada, conversation)).endedAt)
})

test('whoever has no desk joins too: then the conversation is wrapped up by who had it', async () => {
  const { call, conversation, handover, phone } = await handsOver(olga)
  await phone().pickUp()
  await bringIn(ctx, handover)
  assert.equal(speaksIn(call), call.sid)
  const { endedAt, matters } = await readConversation(ada, conversation)
  assert.deepEqual([endedAt, matters[0]!.handover!.joins], [now, 'joined'])
  assert.deepEqual(
    (await listWork(olga)).filter(({ kind }) => kind === 'mine').map(({ id }) => id),
    [handover],
  )
  await finish(ada)
  await call.afterDial('completed')
  assert.ok(isOver(call))
})

test('of two matters of one call one colleague joins; the other has hers without the phone', async () => {
  const { conversation, offered, phone } = await handsOver(bob)
  const matterId = await addMatter(ada, { interactionId: conversation, asked: 'And a light is out' })
  const second = await offerHandover(ada, { ...offered, matterId, to: idOf(olga) })
  assert.equal((await readHandover(olga, second)).canJoin, false)
  await acceptHandover(olga, second)
  const { joins, isMine } = await readHandover(olga, second)
  assert.deepEqual([joins, isMine], [null, true])
  await phone().end('no-answer')
  assert.equal((await readConversation(ada, conversation)).call!.canBeJoined, true, 'now another may')
})

test('nobody else has the provider do anything', () => assert.deepEqual(lines.switch.wrong, []))
