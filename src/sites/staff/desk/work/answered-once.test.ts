// What was sent is carried along by nobody as words that were not, and does not go twice in one thread: by mail, text and letter.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readArrivals } from '../../../../modules/channels/index.ts'
import {
  arrivalReader,
  listReceived,
  receiveLetter,
  receiveText,
  takeLetter,
} from '../../../../modules/correspondence/index.ts'
import { sendMail } from '../../../../modules/correspondence/mail.fixture.ts'
import { addCustomer, saveContactPoint } from '../../../../modules/customers/index.ts'
import { readConversation, saveWords, takeWaiting, wrapUp } from '../../../../modules/interactions/index.ts'
import { system } from '../../../../platform/actor.ts'
import { withContext } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const cole = await site.signedIn(['officer'], { name: 'Cole League', teams: ['highways'] })
const as = site.database.ctx({ actor: ada.person })
const other = site.database.ctx({ actor: cole.person })
const program = site.database.ctx({ actor: system('mail') })

const ANSWER = 'Bin day is Monday – at seven.'
const page = { image: Buffer.from('page'), width: 10, height: 14, codes: [], words: '', confidence: 0 }
const scans = { read: (_: unknown, onPage: (read: typeof page, of: number) => unknown) => onPage(page, 1), stop() {} }

const readAll = async () => {
  const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
  const reading = withContext(program, { ports: { ...program.ports, scans: scans as never } })
  while (await readArrivals(reading, reader));
}
const newest = async (medium: string) =>
  (await listReceived(as, { which: 'all' })).rows.find(each => each.medium === medium)!.id

/** What somebody sent, in Ada's hands. */
const CAME: Record<string, () => Promise<{ received: string; interactionId: string }>> = {
  async email() {
    await sendMail(program, { from: 'kim@resident.example', subject: 'Bins', words: 'When is bin day?' })
    const received = await newest('email')
    return { received, interactionId: await takeWaiting(as, received) }
  },
  async text() {
    const sent = { MessageSid: newId(), From: '+447700900150', To: '+447700900999', Body: 'When is bin day?' }
    await receiveText(program, { provider: 'twilio', body: String(new URLSearchParams(sent)) })
    await readAll()
    const received = await newest('text')
    return { received, interactionId: await takeWaiting(as, received) }
  },
  async letter() {
    const who = { name: 'Rosa Sample', kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
    const customerId = await addCustomer(as, who)
    const at = { kind: 'address' as const, value: '4 Mill Lane, Chippenham', postcode: 'SN15 1ER', source: 'customer' }
    const how = { preferred: true, safe: true, textOk: false, messageOk: false, neutral: false }
    await saveContactPoint(program, { customerId, ...at, ...how })
    await receiveLetter(program, { name: 'scan.pdf', bytes: Buffer.from('scan') })
    await readAll()
    const receivedId = await newest('letter')
    const words = 'When is bin day?'
    return {
      received: receivedId,
      interactionId: await takeLetter(as, { receivedId, customerId, service: null, words }),
    }
  },
}

const sent = (medium: string) =>
  program.db
    .selectFrom('channels.messages')
    .selectAll()
    .where('by_person', '=', true)
    .where('medium', '=', medium)
    .execute()

for (const [medium, come] of Object.entries(CAME))
  test(`an answer by ${medium} that was sent is not carried to the team, and goes once`, async () => {
    const { received, interactionId } = await come()
    const [{ id: matterId } = { id: '' }] = (await readConversation(as, interactionId)).matters
    const post = {
      [`asked-${matterId}`]: 'Bin day?',
      [`answer-${matterId}`]: ANSWER,
      matter: `${matterId} ${received}`,
    }
    assert.match((await ada.post(`/staff/desk/${interactionId}/answer`, post)).location, /done=answered/)
    await wrapUp(as, {
      ...{ interactionId, note: 'N', promise: '' },
      matters: [{ id: matterId, outcome: 'handed-over', team: 'highways' }],
    })
    const begun = await takeWaiting(other, received)
    const [matter] = (await readConversation(other, begun)).matters
    assert.deepEqual([matter!.asked, matter!.answer], ['Bin day?', ''])
    const again = { [`asked-${matter!.id}`]: 'Bin day?', [`answer-${matter!.id}`]: ANSWER }
    const refused = await cole.post(`/staff/desk/${begun}/answer`, { ...again, matter: `${matter!.id} ${received}` })
    assert.match(refused.location, /refused=interactions\.answered-before/)
    assert.match(wordsOf((await cole.get(refused.location)).body), /These words were sent to them before/)
    assert.equal((await sent(medium)).length, 1)
    assert.doesNotMatch((await cole.get(`/staff/desk/${begun}/wrap-up`)).body, /Your answer was not sent/)
    await saveWords(other, {
      interactionId: begun,
      matters: [{ id: matter!.id, asked: 'Bin day?', answer: 'We write to you.', answerSource: '' }],
    })
    assert.match((await cole.get(`/staff/desk/${begun}/wrap-up`)).body, /Your answer was not sent/)
  })

test('who writes again may be told the same again', async () => {
  const first = await sendMail(program, { from: 'joy@resident.example', subject: 'Post', words: 'Has it come?' })
  const interactionId = await takeWaiting(as, await newest('email'))
  const [{ id: matterId } = { id: '' }] = (await readConversation(as, interactionId)).matters
  const answer = async (received: string, matter: string) => {
    const typed = { [`asked-${matter}`]: 'Has it come?', [`answer-${matter}`]: 'Not yet.' }
    return ada.post(`/staff/desk/${interactionId}/answer`, { ...typed, matter: `${matter} ${received}` })
  }
  assert.match((await answer(await newest('email'), matterId)).location, /done=answered/)
  await wrapUp(as, { interactionId, note: '', promise: '', matters: [{ id: matterId, outcome: 'settled' }] })
  await sendMail(program, { from: 'joy@resident.example', words: 'And now?', headers: { 'In-Reply-To': first } })
  const received = await newest('email')
  const begun = await takeWaiting(as, received)
  const [matter] = (await readConversation(as, begun)).matters
  const typed = { [`asked-${matter!.id}`]: 'And now?', [`answer-${matter!.id}`]: 'Not yet.' }
  const told = await ada.post(`/staff/desk/${begun}/answer`, { ...typed, matter: `${matter!.id} ${received}` })
  assert.match(told.location, /done=answered/)
})
