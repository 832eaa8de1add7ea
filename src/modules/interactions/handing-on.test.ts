import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { Memory } from '../../platform/memory.ts'
import { roundTheClock } from '../../platform/working-time/testing.ts'
import { saveDelegation } from '../organisation/index.ts'
import { at, caseIn, councilDatabase, isNotFound, refusedAs, staffId } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import { saveTemplate } from '../templates/index.ts'
import { roomIn, slotsFrom } from './call-backs/call-back.ts'
import {
  acceptHandover,
  callBackMessages,
  chaseRequest,
  confirmDemand,
  endConversation,
  finishHandover,
  giveBackHandover,
  identifyCustomer,
  listOwnOffers,
  listPresence,
  listSlots,
  listWork,
  markMissed,
  nameService,
  noteSignOfLife,
  noteTakenDraft,
  noteTry,
  offerHandover,
  parkConversation,
  promiseCallBack,
  readBoard,
  readCallBack,
  readConversation,
  readHandover,
  returnUnanswered,
  saveWords,
  setPresence,
  startConversation,
  takeCallBack,
  takeNext,
  wrapUp,
} from './index.ts'
import { presenceFrom } from './presence/presence.ts'
import { hasTimeFor } from './promised/team-time.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)

/** A call in hand about something that only somebody else can settle. */
async function call(
  ctx: Ctx,
  asked = 'My wall fell on the road',
): Promise<{ interactionId: string; matterId: string }> {
  const interactionId = await startConversation(ctx, { channel: 'phone', direction: 'in' })
  const matterId = (await readConversation(ctx, interactionId)).matters[0]!.id
  const words = { id: matterId, asked, answer: '', answerSource: '' }
  await saveWords(ctx, { interactionId, note: 'She waits', matters: [words] })
  return { interactionId, matterId }
}

const offer = (ctx: Ctx, matter: { interactionId: string; matterId: string }, to: Ctx) =>
  offerHandover(ctx, { ...matter, team: 'roads', to: staffId(to), summary: 'Wall on the road, who clears it?' })

async function promise(ctx: Ctx, matter: { interactionId: string; matterId: string }, more = {}): Promise<string> {
  const [slot] = await listSlots(ctx, 'roads')
  const given = { team: 'roads', slotFrom: slot!.from, phone: '07700 900123', summary: 'Ring about the wall' }
  return promiseCallBack(ctx, { ...matter, ...given, ...more })
}

test(
  'a form she began herself does not become the matter that a colleague was offered',
  inCase(async ({ adviser, officer }) => {
    const matter = await call(adviser)
    await nameService(adviser, { ...matter, service: 'pothole' })
    await noteSignOfLife(officer)
    await offer(adviser, matter, officer)
    await noteTakenDraft(adviser, { id: newId(), service: 'pothole' })
    const { matters } = await readConversation(adviser, matter.interactionId)
    assert.deepEqual(
      matters.map(({ asked, draftId }) => [asked, draftId === null]),
      [
        ['My wall fell on the road', true],
        ['', false],
      ],
    )
  }),
)

const kindsOf = async (ctx: Ctx) => (await listWork(ctx)).map(({ kind }) => kind)

test('presence is what a colleague does, then what she says, and goes stale', () => {
  const now = new Date('2026-12-01T10:00:00Z')
  const seenAt = new Date('2026-12-01T09:55:00Z')
  const at = (channel: string, endedAt: Date | null = null) =>
    presenceFrom({ chosen: 'away', seenAt, inHand: { channel, endedAt } }, now)
  assert.equal(at('phone'), 'on-a-call')
  assert.equal(at('desk'), 'at-the-desk')
  assert.equal(at('email'), 'away')
  assert.equal(presenceFrom({ chosen: null, seenAt, inHand: { channel: 'phone', endedAt: seenAt } }, now), 'wrap-up')
  assert.equal(presenceFrom({ chosen: null, seenAt, inHand: null }, now), 'available')
  const silent = new Date('2026-12-01T09:49:00Z')
  assert.equal(presenceFrom({ chosen: 'available', seenAt: silent, inHand: null }, now), 'away')
})

test(
  'a matter is handed only to a colleague who is there, who reads all of it and takes it',
  inCase(async ({ adviser, officer, carer }) => {
    const matter = await call(adviser)
    await assert.rejects(offer(adviser, matter, officer), refusedAs('interactions.not-present'))
    await noteSignOfLife(officer)
    await setPresence(officer, 'away')
    await assert.rejects(offer(adviser, matter, officer), refusedAs('interactions.not-present'))
    await setPresence(officer, 'available')
    assert.equal(
      (await listPresence(adviser, { team: 'roads' })).find(each => each.id === staffId(officer))!.presence,
      'available',
    )
    const id = await offer(adviser, matter, officer)
    await assert.rejects(offer(adviser, matter, officer), refusedAs('interactions.passed-already'))
    await assert.rejects(readHandover(carer, id), isNotFound)
    const view = await readHandover(officer, id)
    assert.deepEqual([view.asked, view.note, view.isOffered], ['My wall fell on the road', 'She waits', true])
    const end = { interactionId: matter.interactionId, note: '', promise: '' }
    const outcome = (outcome: 'settled' | 'handed-over') => ({ ...end, matters: [{ id: matter.matterId, outcome }] })
    await assert.rejects(wrapUp(adviser, outcome('handed-over')), refusedAs('interactions.handover-open'))
    await acceptHandover(officer, id)
    await assert.rejects(wrapUp(adviser, outcome('settled')), refusedAs('interactions.handed-over-stands'))
    await wrapUp(adviser, outcome('handed-over'))
    assert.deepEqual(await kindsOf(officer), ['mine'])
    await finishHandover(officer, { id, word: 'Cleared today' })
    assert.deepEqual(await kindsOf(officer), [])
  }),
)

test(
  'what is given back or not answered in time comes back to the adviser, who sees it',
  inCase(async ({ adviser, officer, colleague }) => {
    const matter = await call(adviser)
    await noteSignOfLife(officer)
    const first = await offer(adviser, matter, officer)
    assert.deepEqual([await kindsOf(officer), await kindsOf(colleague)], [['handover'], ['team-handover']])
    await assert.rejects(readHandover(colleague, first), isNotFound)
    await assert.rejects(acceptHandover(colleague, first), isNotFound)
    assert.equal(await takeNext(colleague), null, 'it is offered to another')
    const [seen] = await listWork(colleague)
    assert.deepEqual([seen!.from, seen!.isHeld], ['Olu Officer', true])
    const offersTo = async (ctx: Ctx) => (await listOwnOffers(ctx)).map(({ id }) => id)
    assert.deepEqual([await offersTo(officer), await offersTo(colleague), await offersTo(adviser)], [[first], [], []])
    assert.deepEqual(await offersTo(at(officer, '2026-12-01T10:03:00Z')), [], 'its time is over')
    await assert.rejects(giveBackHandover(officer, { id: first, word: ' ' }), refusedAs('interactions.word-missing'))
    await giveBackHandover(officer, { id: first, word: 'Not a road of ours' })
    assert.deepEqual(await kindsOf(adviser), ['came-back'])
    assert.deepEqual(await offersTo(officer), [])
    const { handover } = (await readConversation(adviser, matter.interactionId)).matters[0]!
    assert.deepEqual([handover!.state, handover!.word], ['given-back', 'Not a road of ours'])
    const second = await offer(adviser, matter, officer)
    assert.deepEqual(await kindsOf(adviser), [])
    const late = (ctx: Ctx) => at(ctx, '2026-12-01T10:03:00Z')
    await assert.rejects(acceptHandover(late(officer), second), refusedAs('interactions.answered-already'))
    assert.deepEqual([await kindsOf(late(adviser)), await kindsOf(late(officer))], [['came-back'], []])
    assert.equal(await returnUnanswered(late(adviser)), 1)
    assert.equal(await returnUnanswered(late(adviser)), 0)
  }),
)

test('a team has slots of two hours while it is open, as many as its people can keep', async () => {
  await inCase(async ({ adviser }) => {
    const slots = await listSlots(adviser, 'roads')
    assert.deepEqual(slots[0], {
      from: new Date('2026-12-01T11:00:00Z'),
      until: new Date('2026-12-01T13:00:00Z'),
      room: 8,
    })
    assert.equal(slots.length, 3 + 3 * 4, 'today and three working days: each with four')
    assert.deepEqual(await listSlots(adviser, 'lights'), [], 'nobody is there')
  })()
})

test('what is booked of a team and what is promised of it are counted together', () => {
  const at = (time: string) => new Date(`2026-12-01T${time}:00Z`)
  const span = (from: string, until: string) => ({ from: at(from), until: at(until) })
  const call = (from: string, until: string) => ({ ...span(from, until), minutes: 30, isCall: true })
  const kept = (from: string, until: string, minutes: number) => ({ ...span(from, until), minutes, isCall: false })
  const slot = span('10:00', '12:00')
  const room = (people: number, ...promised: ReturnType<typeof call>[]) => roomIn(slot, { people, promised })
  assert.equal(room(1, call('10:00', '12:00'), call('11:00', '13:00')), 0)
  assert.equal(room(1, call('12:00', '14:00')), 2)
  assert.equal(room(1, kept('10:00', '11:00', 60)), 2, 'an hour is left')
  assert.equal(room(1, kept('10:00', '11:30', 90)), 1)
  assert.equal(room(1, kept('09:30', '11:30', 120)), 1, 'only what lies within counts')
  assert.equal(room(2, kept('10:00', '12:00', 120)), 4, 'the other of the two has time')
  assert.equal(room(2, kept('10:00', '12:00', 120), kept('10:00', '11:30', 90)), 1)
  const free = (people: number, asked: ReturnType<typeof span>, ...promised: ReturnType<typeof call>[]) =>
    hasTimeFor(asked, { people, promised })
  const calls = [call('10:00', '12:00'), call('10:00', '12:00')]
  assert.ok(free(1, span('10:00', '11:00'), ...calls), 'she rings in the second hour')
  assert.ok(!free(1, span('11:00', '11:30'), ...calls, kept('10:00', '11:00', 60)))
  assert.ok(free(1, span('12:00', '12:30'), ...calls, kept('10:00', '11:00', 60)))
  const both = [kept('10:00', '10:30', 30), kept('10:00', '10:30', 30)]
  assert.ok(!free(2, span('10:00', '11:00'), ...both), 'nobody has the first half of it')
  assert.ok(free(2, span('10:30', '11:30'), ...both))
})

test(
  'the last room of a slot is promised once, and nobody is promised a number that is not safe',
  inCase(async ({ ctx, adviser }) => {
    const { requestId } = await buildRequest(ctx, {
      name: 'Rosa',
      email: 'rosa@resident.example',
      phone: '+447700900999',
      safe: ['email'],
    })
    const matter = await call(adviser)
    const [who] = await ctx.db
      .selectFrom('requests.participants')
      .selectAll()
      .where('request_id', '=', requestId)
      .execute()
    await identifyCustomer(adviser, matter.interactionId, { how: 'said', customerId: who!.customer_id! })
    await assert.rejects(promise(adviser, matter, { phone: '07700 900 999' }), refusedAs('interactions.phone-unsafe'))
    for (const phone of ['soon', '123', '12345'])
      await assert.rejects(promise(adviser, matter, { phone }), refusedAs('interactions.phone-wrong'))
    await assert.rejects(
      promise(adviser, matter, { slotFrom: new Date('2026-12-01T22:00:00Z') }),
      refusedAs('interactions.slot-full'),
    )
    const id = await promise(adviser, matter)
    assert.equal((await readCallBack(adviser, id)).told, 'email')
    const [mail] = await ctx.db.selectFrom('channels.messages').selectAll().where('about', '=', id).execute()
    assert.match(mail!.words, /We will ring you on Tuesday 1 December, 11am to 1pm/)
    assert.doesNotMatch(mail!.words, /wall/)
    await assert.rejects(promise(adviser, matter), refusedAs('interactions.passed-already'))
    const full = (await listSlots(adviser, 'roads'))[0]!
    assert.equal(full.room, 7)
    const settled = {
      interactionId: matter.interactionId,
      note: '',
      promise: '',
      matters: [{ id: matter.matterId, outcome: 'settled' as const }],
    }
    await assert.rejects(wrapUp(adviser, settled), refusedAs('interactions.call-back-stands'))
  }),
)

test(
  'without an email the promise goes by text to the phone we ring, where it takes texts and somebody carries them',
  inCase(async ({ ctx, adviser: other }) => {
    const never = async (): Promise<never> => assert.fail('nothing is sent here')
    const texts = { name: 'carrier', pencePerPart: null, send: never, find: never, ask: never }
    const adviser = withContext(other, { ports: { ...other.ports, texts } })
    const asker = { name: 'Rosa', phone: '+447700900999', safe: ['phone', 'text'] as ('phone' | 'text')[] }
    const { requestId } = await buildRequest(ctx, asker)
    const matter = await call(adviser)
    const asked = ctx.db.selectFrom('requests.participants').selectAll().where('request_id', '=', requestId)
    const { customer_id: customerId } = await asked.executeTakeFirstOrThrow()
    await identifyCustomer(adviser, matter.interactionId, { how: 'said', customerId: customerId! })
    const id = await promise(adviser, matter, { phone: '07700 900999' })
    assert.equal((await readCallBack(adviser, id)).told, 'text')
    const [text] = await ctx.db.selectFrom('channels.messages').selectAll().where('about', '=', id).execute()
    assert.deepEqual([text!.medium, text!.recipient], ['text', '+447700900999'])
    assert.match(text!.words, /We will ring you on Tuesday 1 December, 11am to 1pm/)
  }),
)

test(
  'the promise is written in the council’s own words',
  inCase(async ({ ctx, adviser }) => {
    const actor = await addStaff(ctx, { roles: ['designer'] })
    const kind = callBackMessages['call-back-promised']
    await saveTemplate(withContext(ctx, { actor }), {
      versionId: newId(),
      kind,
      service: null,
      words: { ...kind.words, subject: { en: 'A ring {on}', cy: '' }, words: { en: 'Ring, ring: {on}, {times}.' } },
    })
    const { requestId } = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
    const matter = await call(adviser)
    const asked = ctx.db.selectFrom('requests.participants').selectAll().where('request_id', '=', requestId)
    const { customer_id: customerId } = await asked.executeTakeFirstOrThrow()
    await identifyCustomer(adviser, matter.interactionId, { how: 'said', customerId: customerId! })
    const id = await promise(adviser, matter)
    const [mail] = await ctx.db.selectFrom('channels.messages').selectAll().where('about', '=', id).execute()
    assert.equal(mail!.subject, 'A ring on Tuesday 1 December')
    assert.equal(mail!.words, 'Ring, ring: on Tuesday 1 December, 11am to 1pm.\n')
  }),
)

test(
  'a call-back is kept by ringing in its time; who is not reached is tried three times over two days, then written to',
  inCase(async ({ ctx, adviser, officer, colleague, carer }) => {
    const parts = { name: 'Rosa', email: 'rosa@resident.example', phone: '+447700900123', postcode: 'SN15 1AB' }
    const { requestId } = await buildRequest(ctx, { ...parts, safe: ['email', 'phone', 'text'] })
    const [who] = await ctx.db
      .selectFrom('requests.participants')
      .selectAll()
      .where('request_id', '=', requestId)
      .execute()
    await sql`insert into customers.contact_points (id, customer_id, kind, value, normal, safe)
      values (${newId()}, ${who!.customer_id}, 'address', '12 Mill Lane', 'SN151AB', true)`.execute(ctx.db)
    await sql`insert into customers.needs (id, customer_id, kind, source)
      values (${newId()}, ${who!.customer_id}, 'large-print', 'customer')`.execute(ctx.db)
    const matter = await call(adviser)
    await identifyCustomer(adviser, matter.interactionId, { how: 'said', customerId: who!.customer_id! })
    const id = await promise(adviser, matter)
    await assert.rejects(takeCallBack(officer, id), refusedAs('interactions.call-back-too-soon'))
    const tries = ['2026-12-01T11:10:00Z', '2026-12-01T15:00:00Z', '2026-12-02T09:00:00Z']
    await assert.rejects(takeCallBack(at(carer, tries[0]!), id), isNotFound)
    await takeCallBack(at(officer, tries[0]!), id)
    await assert.rejects(takeCallBack(at(colleague, tries[0]!), id), refusedAs('interactions.taken-already'))
    const ring = (time: string, number: number) =>
      noteTry(at(officer, time), { id, number, result: 'no-answer', note: '' })
    await ring(tries[0]!, 1)
    await ring(tries[0]!, 1)
    const first = await readCallBack(officer, id)
    assert.deepEqual(
      [first.promise, first.state, first.tries.length, first.nextAt],
      ['kept', 'open', 1, new Date(tries[1]!)],
    )
    await assert.rejects(ring('2026-12-01T11:20:00Z', 2), refusedAs('interactions.call-back-too-soon'))
    await ring(tries[1]!, 2)
    assert.deepEqual((await readCallBack(officer, id)).nextAt, new Date(tries[2]!), 'another day at another time')
    await ring(tries[2]!, 3)
    assert.equal((await readCallBack(officer, id)).state, 'written')
    const written = await ctx.db
      .selectFrom('channels.messages')
      .select(['medium', 'words', 'formats'])
      .where('about', '=', id)
      .orderBy('key')
      .execute()
    assert.deepEqual(
      written.map(({ medium, formats }) => [medium, formats]),
      ['email', 'letter', 'email'].map(medium => [medium, ['large-print']]),
      'as she needs it',
    )
    assert.match(written[0]!.words, /We tried to ring you and did not reach you/)
  }),
)

test(
  'a call-back that nobody rang in its time is missed, and ringing later does not mend that',
  inCase(async ({ adviser, officer, leader }) => {
    const id = await promise(adviser, await call(adviser))
    const onBoard = async (when: string) => {
      const { due, late, kept, missed } = (await readBoard(at(leader, when))).callBacks
      return [due, late, kept, missed]
    }
    assert.deepEqual(await onBoard('2026-12-01T12:00:00Z'), [1, 0, 0, 0], 'due')
    assert.equal(await markMissed(at(officer, '2026-12-01T12:59:00Z')), 0)
    assert.equal(await markMissed(at(officer, '2026-12-01T13:01:00Z')), 1)
    const later = at(officer, '2026-12-01T13:10:00Z')
    assert.deepEqual(await onBoard('2026-12-01T13:05:00Z'), [1, 1, 0, 1], 'due, late, missed')
    await noteTry(later, { id, number: 1, result: 'spoke', note: 'She will ring the police' })
    assert.deepEqual(await onBoard('2026-12-01T14:00:00Z'), [0, 0, 0, 1])
    assert.deepEqual(await onBoard('2026-12-02T09:00:00Z'), [0, 0, 0, 0], 'another day')
    const view = await readCallBack(later, id)
    assert.deepEqual([view.promise, view.state, view.tries[0]!.note], ['missed', 'spoken', 'She will ring the police'])
  }),
)

test(
  'the list goes by who waits and what is promised, and next takes its first',
  inCase(async ({ ctx, adviser, officer, colleague }) => {
    const { requestId } = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example' })
    const chased = await startConversation(adviser, { channel: 'email', direction: 'in' })
    const matterId = await chaseRequest(adviser, { interactionId: chased, requestId })
    await confirmDemand(adviser, { interactionId: chased, matterId, demand: 'failure' })
    await wrapUp(adviser, {
      interactionId: chased,
      note: '',
      promise: '',
      matters: [{ id: matterId, outcome: 'handed-over' }],
    })
    const rung = await call(adviser)
    const callBack = await promise(adviser, rung)
    await endConversation(adviser, rung.interactionId)
    await parkConversation(adviser, rung.interactionId)
    const soon = (who: Ctx) => at(who, '2026-12-01T11:30:00Z')
    await noteSignOfLife(soon(officer))
    const handed = await offer(soon(adviser), await call(soon(adviser)), officer)
    assert.deepEqual(await kindsOf(soon(officer)), ['handover', 'call-back', 'chase'])
    assert.deepEqual(
      await takeNext(soon(colleague)),
      { kind: 'call-back', id: callBack },
      'hers comes after what was promised',
    )
    assert.deepEqual(await takeNext(soon(officer)), { kind: 'handover', id: handed })
    assert.deepEqual(await takeNext(soon(officer)), { kind: 'chase', id: requestId }, 'a colleague holds the call-back')
    assert.equal(await takeNext(soon(officer)), null)
    assert.deepEqual(await kindsOf(soon(adviser)), ['parked'])
  }),
)

test(
  'what the scheme of delegation names is settled only by whom it names, and each use is on record',
  inCase(async ({ ctx, adviser, leader }) => {
    const { requestId } = await buildRequest(ctx)
    await saveDelegation(ctx, { services: ['pothole'], roles: ['team-leader'] })
    const settle = async (who: Ctx) => {
      const as = withContext(who, { memory: new Memory() })
      const interactionId = await startConversation(as, { channel: 'email', direction: 'in' })
      const id = await chaseRequest(as, { interactionId, requestId })
      await wrapUp(as, { interactionId, note: '', promise: '', matters: [{ id, outcome: 'settled' }] })
      return (await readConversation(as, interactionId)).matters[0]!.id
    }
    await assert.rejects(settle(adviser), refusedAs('interactions.not-delegated'))
    const id = await settle(leader)
    const used = await ctx.db
      .selectFrom('platform.events')
      .select('data')
      .where('type', '=', 'interactions.delegation-used')
      .execute()
    assert.deepEqual(
      used.map(({ data }) => [(data as { matterId: string }).matterId, (data as { role: string }).role]),
      [[id, 'team-leader']],
    )
  }),
)

test('nobody is rung back at night, though a team is there all the time', () => {
  const slots = slotsFrom(roundTheClock, new Date('2026-07-01T22:00:00Z'), { days: 2 })
  const hours = slots.map(({ from }) => from.toTemporalInstant().toZonedDateTimeISO('Europe/London').hour)
  assert.deepEqual(hours, [8, 10, 12, 14, 16, 18])
})
