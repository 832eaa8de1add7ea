// What 'It is safe to write to them' says of conversations around it, of people nobody has named, and of other ways.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { queueMessages } from '../../../modules/channels/index.ts'
import {
  addCustomer,
  openCustomer,
  readCustomer,
  saveContactPoint,
  startTexts,
  stopTexts,
} from '../../../modules/customers/index.ts'
import { closeDuty, receiveDuty } from '../../../modules/duty/index.ts'
import {
  findHush,
  identifyCustomer,
  noteRequest,
  noteSignOfLife,
  offerHandover,
  readConversation,
  saveWords,
  startConversation,
} from '../../../modules/interactions/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['employee', 'adviser'], { teams: ['highways'], name: 'Ada Adviser' })
const hal = await site.signedIn(['officer'], { teams: ['highways'], name: 'Hal Officer' })
const cara = await site.signedIn(['duty-officer'], { name: 'Cara Carer' })
const as = site.database.ctx({ actor: ada.person })
const his = site.database.ctx({ actor: hal.person })

/** Somebody with an email address. */
async function person(email: string): Promise<string> {
  const parts = { name: 'Rita', kind: 'person', born: null, phone: '', source: 'customer' } as const
  const customerId = await addCustomer(as, { ...parts, email })
  await openCustomer(as, { customerId, reason: 'speaking' })
  return customerId
}

async function conversation(customerId: string | null) {
  const id = await startConversation(as, { channel: 'phone', direction: 'in' })
  const matter = (await readConversation(as, id)).matters[0]!.id
  await saveWords(as, {
    interactionId: id,
    matters: [{ id: matter, asked: 'About a lamp', answer: '', answerSource: '' }],
  })
  if (customerId) await identifyCustomer(as, id, { how: 'said', customerId })
  return {
    id,
    matter,
    desk: `/staff/desk/${id}`,
    safe: `/staff/duty/safe/${id}`,
    press: async () =>
      (await ada.post('/staff/duty', { kind: 'domestic-abuse', conversation: id, matter })).location.split('?')[0]!,
    end: () => ada.post(`/staff/desk/${id}/hand`, { act: 'end' }),
  }
}

type Talk = Awaited<ReturnType<typeof conversation>>

/** A colleague goes on with it; answers the id of that conversation. */
async function goOn({ id, matter }: Talk): Promise<string> {
  await noteSignOfLife(his)
  const offer = { interactionId: id, matterId: matter, team: 'highways', to: hal.person.id, summary: 'A lamp' }
  const handover = await offerHandover(as, offer)
  await hal.post(`/staff/desk/work/handovers/${handover}`, { act: 'accept' })
  const { location } = await hal.post(`/staff/desk/work/handovers/${handover}`, { act: 'go-on' })
  return location.split(/[/?#]/)[3]!
}

const isSafe = async (customerId: string) =>
  (await readCustomer(as, customerId)).points.every(each => each.safe && !each.doubtedAt)

test('who is named only where a colleague goes on with it is written to again too', async () => {
  const rita = await person('named@later.example')
  const talk = await conversation(null)
  await talk.press()
  const on = await goOn(talk)
  await openCustomer(his, { customerId: rita, reason: 'speaking' })
  await identifyCustomer(his, on, { how: 'said', customerId: rita })
  assert.equal(await isSafe(rita), false)
  assert.equal((await findHush(as, rita))?.for, on, 'what a colleague writes to her is held, and not lost')
  await ada.post(talk.safe, { because: 'mistake' })
  assert.equal(await isSafe(rita), true)
  assert.equal(await findHush(as, rita), null)
  await talk.end()
  await hal.post(`/staff/desk/${on}/hand`, { act: 'end' })
})

test('a mistake in one conversation is none in another, where nobody said who it was or a colleague went on with it', async () => {
  const rita = await person('two@later.example')
  const first = await conversation(null)
  await first.press()
  const on = await goOn(first)
  await openCustomer(his, { customerId: rita, reason: 'speaking' })
  await identifyCustomer(his, on, { how: 'said', customerId: rita })
  await first.end()
  await hal.post(`/staff/desk/${on}/hand`, { act: 'end' })

  const unnamed = await conversation(null)
  const { requestId } = await buildRequest(as, {
    place: null,
    name: 'Una',
    email: 'una@later.example',
    safe: ['email'],
  })
  await noteRequest(as, { requestId, service: 'pothole' })
  await unnamed.press()
  await unnamed.end()
  const asker = as.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
  const una = (await asker.executeTakeFirstOrThrow()).customer_id!

  for (const customerId of [rita, una]) {
    const talk = await conversation(customerId)
    await talk.press()
    await ada.post(talk.safe, { because: 'mistake' })
    assert.equal(await isSafe(customerId), false, 'the first conversation is as silent as it was')
    await talk.end()
  }
})

test('only who pressed the key or was told says that it is safe: not who has another part of it', async () => {
  const talk = await conversation(await person('part@later.example'))
  const on = await goOn(talk)
  await talk.press()
  const page = await hal.get(`/staff/desk/${on}`)
  assert.match(wordsOf(page.body), /Nothing is sent to them by itself/)
  assert.doesNotMatch(page.body, /\/staff\/duty\/safe\//)
  assert.equal((await hal.post(`/staff/duty/safe/${on}`, { because: 'mistake' })).status, 404)
  assert.match((await ada.get(talk.desk)).body, /\/staff\/duty\/safe\//)
  assert.equal((await cara.post(talk.safe, { because: 'they-said' })).location, '/staff/duty?done=safe')
  await talk.end()
  await hal.post(`/staff/desk/${on}/hand`, { act: 'end' })
})

test('a phone that took no texts, or has stopped them, stands as before too', async () => {
  const customerId = await person('land@later.example')
  const phone = async (value: string, textOk: boolean) => {
    const parts = { customerId, kind: 'phone', value, source: 'customer', preferred: false, safe: true } as const
    await saveContactPoint(as, { ...parts, textOk, messageOk: true, neutral: false })
  }
  const [LAND, MOBILE, LATER] = ['+442079460711', '+447700900721', '+447700900722']
  await phone(LAND, false)
  await phone(MOBILE, true)
  await phone(LATER, true)
  await stopTexts(as, MOBILE)
  const points = async () =>
    (await readCustomer(as, customerId)).points
      .map(each => [each.value, each.safe, each.textOk, each.messageOk])
      .sort((a, b) => String(a[0]).localeCompare(String(b[0])))
  const before = await points()
  const talk = await conversation(customerId)
  await talk.press()
  await stopTexts(as, LATER)
  await ada.post(talk.safe, { because: 'mistake' })
  assert.deepEqual(
    await points(),
    before.map(each => (each[0] === LATER ? [LATER, true, false, true] : each)),
  )
  for (const stopped of [MOBILE, LATER]) await startTexts(as, stopped)
  assert.deepEqual(
    (await points()).filter(each => each[2]).map(each => each[0]),
    [MOBILE, LATER].sort(),
  )
  await talk.end()
})

/** Who asks something with this email, on the website: a record of its own. */
async function asks(email: string): Promise<{ customerId: string; requestId: string }> {
  const { requestId } = await buildRequest(as, { place: null, name: 'Rita', email, safe: ['email'] })
  const asker = as.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
  const customerId = (await asker.executeTakeFirstOrThrow()).customer_id!
  await openCustomer(as, { customerId, reason: 'speaking' })
  return { customerId, requestId }
}

test('what was asked from the same address meanwhile is told again too, but of no other doubt', async () => {
  const email = 'again@later.example'
  const rita = await person(email)
  const talk = await conversation(rita)
  await talk.press()
  await talk.end()
  const [one, two] = [(await asks(email)).customerId, (await asks(email)).customerId]
  assert.equal(new Set([rita, one, two]).size, 3)
  const other = await conversation(two)
  await other.press()
  await other.end()
  assert.deepEqual(await Promise.all([rita, one, two].map(isSafe)), [false, false, false])
  await ada.post(talk.safe, { because: 'mistake' })
  assert.deepEqual(await Promise.all([rita, one, two].map(isSafe)), [true, true, false])
  await ada.post(other.safe, { because: 'mistake' })
  assert.equal(await isSafe(two), true)
})

test('a record that has ended stays in the list of the duty team while a message is held back', async () => {
  const customerId = await person('held@later.example')
  const talk = await conversation(customerId)
  const waiting = { key: newId(), medium: 'email', language: 'en', subject: 'Your bin', words: 'Your bin' } as const
  await queueMessages(as, [{ ...waiting, recipient: 'held@later.example', thread: newId() }])
  const record = await talk.press()
  await talk.end()
  const { person: officer } = cara
  const her = site.database.ctx({ actor: officer })
  const recordId = record.split('/').at(-1)!
  await receiveDuty(her, recordId)
  await closeDuty(her, { recordId, outcome: 'acting', words: 'She is with her sister' })
  const listed = wordsOf((await cara.get('/staff/duty')).body)
  assert.match(listed, /Cara Carer A message is held back/)
  const held = /action="(\/staff\/duty\/held\/[^"]+)"/.exec((await cara.get(record)).body)![1]!
  await cara.post(held, { act: 'drop', to: record })
  assert.doesNotMatch((await cara.get('/staff/duty')).body, new RegExp(`href="${record}"`))
})
