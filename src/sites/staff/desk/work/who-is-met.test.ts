import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { digestEvents } from '../../../../../test/support/follow.ts'
import {
  addCustomer,
  addNeed,
  addSafetyMarker,
  changeCustomer,
  newCustomer,
  openCustomer,
  recordCustomer,
  recordDeath,
  restrictCustomer,
  saveContactPoint,
} from '../../../../modules/customers/index.ts'
import {
  endConversation,
  identifyCustomer,
  listSlots,
  noteSignOfLife,
  noteTry,
  offerHandover,
  promiseCallBack,
  promisesOfDeadFollower,
  readConversation,
  saveWords,
  startConversation,
} from '../../../../modules/interactions/index.ts'
import { newId } from '../../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const olu = await site.signedIn(['officer'], { name: 'Olu Officer', teams: ['highways'] })
const as = site.database.ctx({ actor: ada.person })
const source = 'customer' as const

/** Somebody who needs much, in a conversation that Ada has in hand. */
async function speakWith(name: string, phone: string) {
  const customerId = await addCustomer(as, { name, kind: 'person', born: null, email: '', phone: '', source })
  await openCustomer(as, { customerId, reason: 'speaking' })
  await saveContactPoint(as, {
    ...{ customerId, source, kind: 'phone', value: phone, preferred: true, textOk: true },
    ...{ safe: true, messageOk: false, neutral: true },
  })
  await addNeed(as, { customerId, source, kind: 'interpreter', detail: 'Polish' })
  await addNeed(as, { customerId, source, kind: 'text-relay', detail: '' })
  await addSafetyMarker(as, {
    ...{ customerId, source, instruction: 'Two people, daytime', evidence: 'A dog', ownerTeam: 'customer-services' },
    ...{ reviewOn: new Date(Date.now() + 9e9).toISOString().slice(0, 10), told: true, notToldBecause: '' },
  })
  await changeCustomer(as, { customerId, source, details: { preferredTimes: 'after 4pm' } })
  const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
  await identifyCustomer(as, interactionId, { how: 'said', customerId, things: ['name', 'phone'] })
  const matterId = (await readConversation(as, interactionId)).matters[0]!.id
  const asked = { id: matterId, asked: 'My wall fell', answer: '', answerSource: '' }
  await saveWords(as, { interactionId, note: '', matters: [asked] })
  await endConversation(as, interactionId)
  return { customerId, interactionId, matterId }
}

const KNOWN = [
  /Checked: they said what we know \(name, phone\)/,
  /Mind this Two people, daytime/,
  /Needs Interpreter: Polish Relay UK/,
  /Ring the interpreter line/,
  /Prefers after 4pm/,
]

test('whoever rings back, and whoever takes a matter, sees whom it is about without opening the record', async () => {
  const { customerId, ...matter } = await speakWith('Femi Ashgrove', '+447700900005')
  const slots = await ada.get(`/staff/desk/${matter.interactionId}/call-back?team=highways`)
  assert.match(wordsOf(slots.body), /They like to be rung: after 4pm/)
  await noteSignOfLife(site.database.ctx({ actor: olu.person }))
  const typed = { id: matter.matterId, asked: 'My wall fell', answer: 'We look', answerSource: '' }
  await saveWords(as, { interactionId: matter.interactionId, note: '', matters: [typed] })
  const handed = { ...matter, team: 'highways', to: olu.person.id, summary: 'A wall' }
  const offer = `/staff/desk/work/handovers/${await offerHandover(as, handed)}`
  for (const act of ['accept', 'finish']) {
    const words = wordsOf((await olu.get(offer)).body)
    const byWhen = /Not answered yet Answer by [\d.:]+[ap]m\./
    if (act === 'accept') assert.match(words, byWhen)
    else assert.doesNotMatch(words, /Answer by/)
    for (const known of [/Femi Ashgrove/, /The answer a colleague typed We look/, ...KNOWN])
      assert.match(words, known, act)
    await olu.post(offer, { act, word: 'She rings again' })
  }
  const { interactionId, matterId } = matter
  const [slot] = await listSlots(as, 'highways')
  await site.database.ctx().db.deleteFrom('interactions.handovers').execute()
  const promised = { interactionId, matterId, team: 'highways', slotFrom: slot!.from, summary: 'A wall' }
  const callBack = `/staff/desk/work/call-backs/${await promiseCallBack(as, { ...promised, phone: '07700 900005' })}`
  const { body } = await olu.get(callBack)
  for (const known of [/Ring Femi Ashgrove, 07700 900005/, /Leave no message/, /Others may hear it/, ...KNOWN])
    assert.match(wordsOf(body), known)
  assert.match(body, /href="tel:1800107700900005"/)
  assert.doesNotMatch(wordsOf(body), /safe word/)
  await changeCustomer(as, { customerId, source: 'customer', details: { safeWord: 'marmalade' } })
  const asked = wordsOf((await olu.get(callBack)).body)
  assert.match(asked, /They have a safe word\. Ask for it/)
  assert.doesNotMatch(asked, /marmalade/)
  const leader = await site.person(['team-leader'], { name: 'Lena Leader', teams: ['customer-services'] })
  await restrictCustomer(site.database.ctx({ actor: leader }), {
    ...{ customerId, kind: 'safeguarding', ownerTeam: 'customer-services' },
    ...{ teams: [], hinted: false },
  })
  const kept = await olu.get(callBack)
  assert.doesNotMatch(kept.body, /Femi|Polish|after 4pm|staff\/customers\//)
  assert.match(wordsOf(kept.body), /Their name is kept for one team.*Mind this Two people, daytime.*Leave no message/)
})

test('whether a message may be left is read as she said it on a form, by whoever rings her back', async () => {
  for (const [phone, leaveMessage, words] of [
    ['+447700900011', false, /07700 900011 Leave no message/],
    ['+447700900012', true, /07700 900012 A message may be left/],
  ] as const) {
    const given = newCustomer({ name: 'Mina Form', phone, safe: ['phone'], leaveMessage })
    const customerId = await recordCustomer(as, given!, 'en')
    await openCustomer(as, { customerId, reason: 'speaking' })
    const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
    await identifyCustomer(as, interactionId, { how: 'said', customerId, things: ['name'] })
    const matterId = (await readConversation(as, interactionId)).matters[0]!.id
    const asked = { id: matterId, asked: 'My wall fell', answer: '', answerSource: '' }
    await saveWords(as, { interactionId, note: '', matters: [asked] })
    await endConversation(as, interactionId)
    const [slot] = await listSlots(as, 'highways')
    const promised = { interactionId, matterId, team: 'highways', slotFrom: slot!.from, phone, summary: 'A wall' }
    const callBack = `/staff/desk/work/call-backs/${await promiseCallBack(as, promised)}`
    assert.match(wordsOf((await olu.get(callBack)).body), words)
  }
})

test('nobody is rung who has died: the promise ends, and no page has her number rung', async () => {
  const { customerId, interactionId, matterId } = await speakWith('Ione Larch', '+447700900006')
  const [slot] = await listSlots(as, 'highways')
  const promised = {
    interactionId,
    matterId,
    team: 'highways',
    slotFrom: slot!.from,
    phone: '07700 900006',
    summary: 'A wall',
  }
  const id = await promiseCallBack(as, promised)
  const callBack = `/staff/desk/work/call-backs/${id}`
  await recordDeath(as, { customerId, source: 'customer' })
  const words = wordsOf((await olu.get(callBack)).body)
  assert.match(words, /Do not ring Ione Larch.*07700 900006 Not used: they have died.*They have died, so nobody rings/)
  assert.doesNotMatch(words, /A message may be left|What came of it|Relay UK \(18001\) 07700/)
  const due = site.database.ctx({ actor: olu.person, now: () => new Date(slot!.from.getTime() + 60_000) })
  await assert.rejects(noteTry(due, { id, number: 1, result: 'spoke', note: '' }), { code: 'interactions.person-died' })
  await site.database.ctx().transaction(ctx => digestEvents(ctx, promisesOfDeadFollower))
  assert.match(wordsOf((await olu.get(callBack)).body), /Nobody rings any more: They have died/)
  const again = { ...promised, slotFrom: (await listSlots(as, 'highways'))[0]!.from }
  const form = wordsOf((await ada.get(`/staff/desk/${interactionId}/call-back?matter=${matterId}&team=highways`)).body)
  assert.match(form, /They have died, so nobody rings their number/)
  assert.doesNotMatch(form, /marked ‘Do not ring’/)
  await assert.rejects(promiseCallBack(as, again), { code: 'interactions.phone-unsafe' })
  // Whoever speaks for her now is rung on a number of his own.
  await promiseCallBack(as, { ...again, phone: '07700 900007' })
})

test('of a number that rings nothing is said of anybody’s record before it is known who it is', async () => {
  const { interactionId, matterId } = await speakWith('Kit Rowan', '+447700900008')
  const db = site.database.ctx().db
  const call = await db.selectFrom('interactions.calls').select('id').executeTakeFirst()
  assert.equal(call, undefined)
  await sql`delete from interactions.callers where interaction_id = ${interactionId}::uuid`.execute(db)
  await sql`with k as (insert into interactions.calls (id, provider_call, dialled, caller, state, ringing_at, changed_at, last_at, answered_at, ended_at)
      values (${newId()}::uuid, 'unknown-1', '+441632960000', '+447700900008', 'ended', now(), now(), now(), now(), now()) returning id)
    update interactions.interactions set call_id = (select id from k) where id = ${interactionId}::uuid`.execute(db)
  await noteSignOfLife(site.database.ctx({ actor: olu.person }))
  const handed = { interactionId, matterId, team: 'highways', to: olu.person.id, summary: 'A wall' }
  const words = wordsOf((await olu.get(`/staff/desk/work/handovers/${await offerHandover(as, handed)}`)).body)
  assert.match(words, /07700 900008 Leave no message: we do not know who listens/)
  assert.doesNotMatch(words, /on their record|A message may be left/)
})

test('a number that turns out not to be safe is not rung: whoever promised it, and whoever would ring, reads so', async () => {
  const { customerId, interactionId, matterId } = await speakWith('Wyn Alder', '+447700900009')
  const [slot] = await listSlots(as, 'highways')
  const promised = { interactionId, matterId, team: 'highways', slotFrom: slot!.from, summary: 'A wall' }
  const id = await promiseCallBack(as, { ...promised, phone: '07700 900010' })
  await saveContactPoint(as, {
    ...{ customerId, source, kind: 'phone', value: '+447700900010', preferred: false, textOk: false },
    ...{ safe: false, messageOk: false, neutral: false },
  })
  const desk = (await ada.get(`/staff/desk/${interactionId}`)).body
  assert.match(wordsOf(desk), /Nobody rings that number: it is marked ‘Do not ring’, or they have died/)
  assert.match(desk, new RegExp(`/staff/desk/work/call-backs/${id}/cancel`))
  const words = wordsOf((await olu.get(`/staff/desk/work/call-backs/${id}`)).body)
  assert.match(words, /Do not ring Wyn Alder.*It is not safe to ring this number, so nobody rings it/)
  assert.doesNotMatch(words, /They ask for another time/)
})
