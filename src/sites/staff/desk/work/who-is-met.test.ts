import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  addCustomer,
  addNeed,
  addSafetyMarker,
  changeCustomer,
  openCustomer,
  restrictCustomer,
  saveContactPoint,
} from '../../../../modules/customers/index.ts'
import {
  identifyCustomer,
  listSlots,
  noteSignOfLife,
  offerHandover,
  promiseCallBack,
  readConversation,
  saveWords,
  startConversation,
} from '../../../../modules/interactions/index.ts'
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
  const handed = { ...matter, team: 'highways', to: olu.person.id, summary: 'A wall' }
  const offer = `/staff/desk/work/handovers/${await offerHandover(as, handed)}`
  for (const act of ['accept', 'finish']) {
    const words = wordsOf((await olu.get(offer)).body)
    for (const known of [/Femi Ashgrove/, ...KNOWN]) assert.match(words, known, act)
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
