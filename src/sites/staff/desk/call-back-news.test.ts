// What came of a promised call is on the desk when they ring next: since they last spoke with us, and where it was promised.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addCustomer, openCustomer } from '../../../modules/customers/index.ts'
import {
  identifyCustomer,
  keepInConfidence,
  listSlots,
  noteTry,
  promiseCallBack,
  readConversation,
  saveWords,
  startConversation,
  wrapUp,
} from '../../../modules/interactions/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import type { ShownRequest } from './show-requests.ts'
import { sinceLast } from './since-last.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const ben = await site.signedIn(['adviser'], { name: 'Ben Adviser', teams: ['customer-services'] })
const olu = await site.signedIn(['officer'], { name: 'Olu Officer', teams: ['highways'] })
const as = site.database.ctx({ actor: ada.person })
const { db } = as

/** Jean, to whom Highways promised a call. */
async function promised() {
  const jean = { name: 'Jean Moss', kind: 'person', born: null, email: 'jean@one.example', phone: '' } as const
  const customerId = await addCustomer(as, { ...jean, source: 'customer' })
  await openCustomer(as, { customerId, reason: 'speaking' })
  const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
  await identifyCustomer(as, interactionId, { how: 'said', customerId })
  const matterId = (await readConversation(as, interactionId)).matters[0]!.id
  await saveWords(as, {
    interactionId,
    matters: [{ id: matterId, asked: 'My wall fell', answer: '', answerSource: '' }],
  })
  const [slot] = await listSlots(as, 'highways')
  const given = {
    interactionId,
    matterId,
    team: 'highways',
    slotFrom: slot!.from,
    phone: '07700 900071',
    summary: 'A wall',
  }
  const id = await promiseCallBack(as, given)
  await wrapUp(as, { interactionId, note: '', promise: '', matters: [{ id: matterId, outcome: 'call-back' }] })
  return { id, customerId, interactionId }
}

/** The desk of a colleague as Jean rings again. */
async function ringsAgain(customerId: string, by = ada) {
  const ctx = site.database.ctx({ actor: by.person })
  await openCustomer(ctx, { customerId, reason: 'speaking' })
  const id = await startConversation(ctx, { channel: 'phone', direction: 'in' })
  await identifyCustomer(ctx, id, { how: 'said', customerId })
  return wordsOf((await by.get(`/staff/desk/${id}`)).body)
}

async function rungInVain(id: string) {
  for (const number of [1, 2, 3]) {
    const due = new Date(Date.now() - 60_000)
    await db.updateTable('interactions.call_backs').set({ next_at: due }).where('id', '=', id).execute()
    await noteTry(site.database.ctx({ actor: olu.person }), { id, number, result: 'no-answer', note: '' })
  }
}

const GIVEN_UP =
  /We promised to ring them back\. Rung last on .* at [\d:.apm]+, and not reached\. We wrote to them by email\./

test('that we rang in vain and wrote is news, and stands in the conversation in which it was promised', async () => {
  const { id, customerId, interactionId } = await promised()
  await rungInVain(id)
  const words = await ringsAgain(customerId)
  assert.doesNotMatch(words, /Nothing happened since/)
  assert.equal(words.split('We promised to ring them back').length - 1, 2)
  assert.match(words, GIVEN_UP)
  await as.transaction(ctx => keepInConfidence(ctx, interactionId, ['duty']))
  assert.doesNotMatch(await ringsAgain(customerId, ben), /We promised to ring them back/)
})

test('so is that nobody rang, and that they were reached', () => {
  const at = new Date('2026-12-02T11:00:00Z')
  const slot = { slotFrom: new Date('2026-12-02T09:00:00Z'), slotUntil: at }
  const call = { ...slot, state: 'open', promise: 'missed', lastTry: null, isNotRung: false, writtenBy: [] }
  const now = new Date('2026-12-02T12:00:00Z')
  const say = (given: object, since = new Date(0)) =>
    sinceLast([], [{ ...call, ...given } as never], since, now).map(({ text }) => text)
  assert.match(say({})[0]!, /Nobody rang them on Wednesday 2 December, 9am to 11am\./)
  assert.deepEqual(say({ promise: null }), [])
  assert.match(say({ state: 'spoken', lastTry: { at, result: 'spoke' } })[0]!, /Rung on .*11am\. We spoke\.$/)
  assert.match(say({ lastTry: { at, result: 'no-answer' } })[0]!, /not reached\. We try again\.$/)
  assert.deepEqual(say({}, at), [], 'they spoke with us since')
})

test('what we wrote is not said to have gone to them where nothing is sent', () => {
  const now = new Date('2026-12-02T12:00:00Z')
  const facts = { written: { at: new Date('2026-12-02T11:00:00Z'), words: 'We look at it' } }
  const say = (isTold: boolean) =>
    sinceLast([{ service: 'Pothole', promise: '', isTold, facts } as unknown as ShownRequest], [], new Date(0), now)[0]!
      .text
  assert.equal(say(true), 'We wrote about Pothole: ‘We look at it’')
  assert.equal(say(false), 'We wrote on the page of Pothole: ‘We look at it’ We do not send it to them.')
})
