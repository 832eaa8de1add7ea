// A matter that was taken, and a call that was made, go on: whoever did it has a conversation of her own with everything attached.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { listReceived } from '../../../../modules/correspondence/index.ts'
import { sendMail } from '../../../../modules/correspondence/mail.fixture.ts'
import { addCustomer, saveContactPoint } from '../../../../modules/customers/index.ts'
import {
  endConversation,
  listSlots,
  noteSignOfLife,
  noteTry,
  offerHandover,
  promiseCallBack,
  readConversation,
  readWork,
  saveWords,
  startConversation,
  takeWaiting,
} from '../../../../modules/interactions/index.ts'
import { system } from '../../../../platform/actor.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const olu = await site.signedIn(['officer'], { name: 'Olu Officer', teams: ['highways'] })
const as = site.database.ctx({ actor: ada.person })
const her = site.database.ctx({ actor: olu.person })
await noteSignOfLife(her)

/** Somebody unknown asks Ada about a wall. */
async function askedBySomebody() {
  const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
  const matterId = (await readConversation(as, interactionId)).matters[0]!.id
  const asked = { id: matterId, asked: 'My wall fell', answer: '', answerSource: '' }
  await saveWords(as, { interactionId, matters: [asked] })
  return { interactionId, matterId }
}

const handedOver = (matter: { interactionId: string; matterId: string }) =>
  offerHandover(as, { ...matter, team: 'highways', to: olu.person.id, summary: 'A wall' })

test('an officer who took a matter of somebody unknown says who it is, goes on, hands on or promises, and ends it', async () => {
  const matter = await askedBySomebody()
  const id = await handedOver(matter)
  await endConversation(as, matter.interactionId)
  const page = `/staff/desk/work/handovers/${id}`
  await olu.post(page, { act: 'accept' })
  assert.match(wordsOf((await olu.get(page)).body), /Go on with it Nothing more to do\?.*It is done/)
  const { location: desk } = await olu.post(page, { act: 'go-on' })
  assert.match(desk, /^\/staff\/desk\/[\da-f-]{36}$/)
  assert.equal((await olu.post(page, { act: 'go-on' })).location, desk, 'pressed twice it is one')
  const interactionId = desk.split('/').at(-1)!
  const screen = await olu.get(desk)
  assert.equal(screen.status, 200)
  assert.match(screen.body, /My wall fell/)
  assert.match(wordsOf(screen.body), /Find the person.*Find the service.*Hand over Promise a call back/)
  const source = 'customer' as const
  const customerId = await addCustomer(as, {
    name: 'Wyn Hazel',
    kind: 'person',
    born: null,
    email: '',
    phone: '',
    source,
  })
  const point = { preferred: true, safe: true, textOk: true, messageOk: true, neutral: false }
  await saveContactPoint(as, { customerId, source, kind: 'phone', value: '+447700900031', ...point })
  const found = await olu.get(`${desk}/person?typed=Wyn+Hazel`)
  assert.match(wordsOf(found.body), /Wyn Hazel/)
  await olu.post(`${desk}/person`, { how: 'unchecked', customer: customerId, because: 'I know the voice' })
  assert.equal((await readConversation(her, interactionId)).caller?.name, 'Wyn Hazel')
  assert.match((await olu.get(desk)).body, /07700 900031/)
  for (const way of ['handover', 'call-back']) assert.equal((await olu.get(`${desk}/${way}?matter=`)).status, 200, way)
  const [own] = (await readConversation(her, interactionId)).matters
  const ended = await olu.post(`${desk}/wrap-up`, {
    ...{ matter: own!.id, note: 'A colleague mends it tomorrow', promise: '', [`outcome-${own!.id}`]: 'settled' },
  })
  assert.equal(ended.location, '/staff/desk/work?done=wrapped', wordsOf(ended.body).slice(0, 3000))
  assert.equal((await readWork(her)).items.length, 0)
  const giver = wordsOf((await ada.get(page)).body)
  assert.match(giver, /Done.*A colleague mends it tomorrow/)
  assert.equal((await ada.get(desk)).status, 404, 'it is hers')
})

test('whoever rang somebody back goes on with her; another of the team does not have that conversation', async () => {
  const matter = await askedBySomebody()
  const [slot] = await listSlots(as, 'highways')
  const promised = { ...matter, team: 'highways', slotFrom: slot!.from, phone: '07700 900032', summary: 'A wall' }
  const id = await promiseCallBack(as, promised)
  await endConversation(as, matter.interactionId)
  const due = site.database.ctx({ actor: olu.person, now: () => new Date(slot!.from.getTime() + 60_000) })
  await noteTry(due, { id, number: 1, result: 'spoke', note: 'She is at home' })
  const page = `/staff/desk/work/call-backs/${id}`
  assert.match(wordsOf((await olu.get(page)).body), /Go on with it/)
  const { location: desk } = await olu.post(page, { act: 'go-on' })
  assert.match(wordsOf((await olu.get(desk)).body), /The call that was promised Phone: 07700 900032.*My wall fell/)
  assert.equal((await olu.post(page, { act: 'go-on' })).location, desk)
  const [own] = (await readConversation(her, desk.split('/').at(-1)!)).matters
  const done = { matter: own!.id, note: 'Said when', promise: '', [`outcome-${own!.id}`]: 'settled' }
  assert.equal((await olu.post(`${desk}/wrap-up`, done)).location, '/staff/desk/work?done=wrapped')
})

test('what was written goes on in writing, with the thread, as long as the conversation lasts; nothing else of the mail is open', async () => {
  const program = site.database.ctx({ actor: system('mail') })
  const from = 'kim@resident.example'
  await sendMail(program, { from, subject: 'My wall', words: 'The wall of your car park fell on my garden.' })
  await sendMail(program, { from: 'other@resident.example', subject: 'Bins', words: 'Nobody emptied my bin.' })
  const { rows } = await listReceived(as, { which: 'new' })
  const received = rows.find(each => each.fromAddress === from)!
  const interactionId = await takeWaiting(as, received.id)
  const matterId = (await readConversation(as, interactionId)).matters[0]!.id
  const page = `/staff/desk/work/handovers/${await handedOver({ interactionId, matterId })}`
  await olu.post(page, { act: 'accept' })
  const { location: desk } = await olu.post(page, { act: 'go-on' })
  const screen = wordsOf((await olu.get(desk)).body)
  assert.match(screen, /The wall of your car park fell.*Send this answer by email/)
  const [own] = (await readConversation(her, desk.split('/').at(-1)!)).matters
  const typed = { [`asked-${own!.id}`]: own!.asked, [`answer-${own!.id}`]: 'We come on Monday.' }
  const sent = await olu.post(`${desk}/answer`, { ...typed, matter: `${own!.id} ${received.id}` })
  assert.match(sent.location, /done=answered/)
  const { rows: messages } = await sql<{
    recipient: string
  }>`select recipient from channels.messages where by_person`.execute(program.db)
  assert.deepEqual(messages, [{ recipient: from }])
  assert.equal((await listReceived(her, { which: 'all' })).rows.length, 1, 'no other mail')
  assert.doesNotMatch(wordsOf((await olu.get('/staff/mail')).body), /Nobody emptied my bin/)
})
