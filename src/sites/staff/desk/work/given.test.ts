// What was written and is given to a team: whoever takes it goes on with everything, it is counted once, and nobody reads what
// is kept from her.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { listReceived } from '../../../../modules/correspondence/index.ts'
import { sendMail } from '../../../../modules/correspondence/mail.fixture.ts'
import { addCustomer, linkOwnRecord, restrictCustomer } from '../../../../modules/customers/index.ts'
import {
  acceptHandover,
  goOnWithHandover,
  identifyCustomer,
  listWork,
  noteSignOfLife,
  offerHandover,
  readBoard,
  readConversation,
  saveWords,
  startConversation,
  takeWaiting,
  wrapUp,
} from '../../../../modules/interactions/index.ts'
import { system } from '../../../../platform/actor.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const olu = await site.signedIn(['officer'], { name: 'Olu Officer', teams: ['highways'] })
const cole = await site.signedIn(['officer'], { name: 'Cole League', teams: ['highways'] })
const lea = await site.signedIn(['team-leader'], { name: 'Lea Leader', teams: ['customer-services'] })
const as = site.database.ctx({ actor: ada.person })
const her = site.database.ctx({ actor: olu.person })
const other = site.database.ctx({ actor: cole.person })
const leader = site.database.ctx({ actor: lea.person })
const program = site.database.ctx({ actor: system('mail') })

const add = (name: string) =>
  addCustomer(as, { name, kind: 'person', born: null, email: '', phone: '', source: 'customer' })

/** A mail of an address that nobody knows, in Ada's hands. */
async function written(from: string) {
  await sendMail(program, { from, subject: 'My wall', words: 'The wall of your car park fell on my garden.' })
  const { rows } = await listReceived(as, { which: 'new' })
  const { id } = rows.find(each => each.fromAddress === from)!
  const interactionId = await takeWaiting(as, id)
  return { id, interactionId, matterId: (await readConversation(as, interactionId)).matters[0]!.id }
}

const give = ({ interactionId, matterId }: { interactionId: string; matterId: string }, note = 'She waits') =>
  wrapUp(as, {
    ...{ interactionId, note, promise: '' },
    matters: [{ id: matterId, outcome: 'handed-over', team: 'highways' }],
  })

const isInWork = async (who: Ctx, id: string) => (await listWork(who)).some(each => each.id === id)
const isInMail = async (who: Ctx, id: string) =>
  (await listReceived(who, { which: 'all' })).rows.some(each => each.id === id)
const say = (mail: { interactionId: string }, customerId: string) =>
  identifyCustomer(as, mail.interactionId, { how: 'unchecked', customerId, because: 'She signs with her name' })

test('who wrote is said once: her family in that team reads nothing of it, in Work, in Mail or by its address', async () => {
  const customerId = await add('Jean Officer')
  await linkOwnRecord(leader, { customerId, email: olu.person.email, kind: 'family' })
  const mail = await written('jean@unknown.example')
  await say(mail, customerId)
  assert.equal(await isInMail(her, mail.id), false)
  await give(mail)
  assert.deepEqual([await isInWork(her, mail.id), await isInMail(her, mail.id)], [false, false])
  assert.equal((await olu.get(`/staff/mail/${mail.id}`)).status, 404)
  await assert.rejects(takeWaiting(her, mail.id))
  assert.deepEqual([await isInWork(other, mail.id), await isInMail(other, mail.id)], [true, true])
})

test('what somebody wrote whose record is kept is for the teams it is kept for, though it was given to another', async () => {
  const customerId = await add('Femi Rowan')
  await restrictCustomer(leader, {
    ...{ customerId, kind: 'safeguarding', ownerTeam: 'customer-services', teams: [], hinted: false },
  })
  const mail = await written('femi@unknown.example')
  await say(mail, customerId)
  await give(mail)
  assert.deepEqual([await isInWork(other, mail.id), await isInMail(other, mail.id)], [false, false])
  assert.deepEqual([await isInWork(as, mail.id), await isInMail(as, mail.id)], [true, true])
})

test('that it was somebody else is mended until the wrap-up', async () => {
  const wrong = await add('Jane Officer')
  await linkOwnRecord(leader, { customerId: wrong, email: olu.person.email, kind: 'family' })
  const mail = await written('jane@unknown.example')
  await say(mail, wrong)
  await identifyCustomer(as, mail.interactionId, { how: 'anonymous' })
  await give(mail)
  assert.equal(await isInWork(her, mail.id), true)
})

test('whoever takes it has who it is, the answer, the message and the note, and both are one matter', async () => {
  const count = async () => (await readBoard(leader)).matters.reduce((sum, { ended }) => sum + ended, 0)
  const before = await count()
  const customerId = await add('Wyn Hazel')
  const mail = await written('wyn@unknown.example')
  await say(mail, customerId)
  const typed = { asked: 'Who mends my wall?', answer: 'We look at it.', answerSource: 'Highways' }
  await saveWords(as, {
    ...{ interactionId: mail.interactionId, note: 'Mind the dog' },
    matters: [{ id: mail.matterId, ...typed, message: 'Dear Wyn' }],
  })
  await give(mail, 'Mind the dog')
  await sendMail(program, { from: 'late@unknown.example', subject: 'Bins', words: 'Nobody emptied my bin.' })
  const waits = wordsOf((await ada.get(`/staff/mail/${mail.id}`)).body)
  assert.match(waits, /A colleague said who it is/)
  assert.doesNotMatch(waits, /One person we know has this address/)
  const begun = await takeWaiting(other, mail.id)
  const view = await readConversation(other, begun)
  const { asked, answer, answerSource, message, suggested } = view.matters[0]!
  assert.deepEqual({ asked, answer, answerSource, message }, { ...typed, message: 'Dear Wyn' })
  assert.deepEqual([view.matters.length, view.note, view.caller!.name], [1, 'Mind the dog', 'Wyn Hazel'])
  assert.equal(suggested, (await readConversation(as, mail.interactionId)).matters[0]!.suggested)
  const shown = wordsOf((await cole.get(`/staff/desk/${begun}`)).body)
  assert.match(shown, /Wyn Hazel/)
  assert.match(shown, /We look at it\..*Mind the dog/s)
  assert.doesNotMatch(shown, /Say who it is|Nobody asked who it is/)
  const again = { interactionId: begun, matterId: view.matters[0]!.id }
  await wrapUp(other, {
    ...{ interactionId: begun, note: 'Done', promise: '' },
    matters: [{ id: again.matterId, outcome: 'settled' }],
  })
  assert.equal(await count(), before + 1)
})

test('whoever speaks with her own family reads that, and not whose the name is', async () => {
  await noteSignOfLife(her)
  const customerId = await add('Joan Officer')
  const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
  await identifyCustomer(as, interactionId, { how: 'said', customerId })
  const matterId = (await readConversation(as, interactionId)).matters[0]!.id
  await saveWords(as, { interactionId, matters: [{ id: matterId, asked: 'A wall', answer: '', answerSource: '' }] })
  const handover = { interactionId, matterId, team: 'highways', to: olu.person.id, summary: 'A wall' }
  const id = await offerHandover(as, handover)
  await acceptHandover(her, id)
  const begun = await goOnWithHandover(her, id)
  await linkOwnRecord(leader, { customerId, email: olu.person.email, kind: 'family' })
  assert.match((await olu.get(`/staff/desk/${begun}`)).location, /refused=interactions\.went-back/)
  assert.equal((await olu.get(`/staff/desk/work/handovers/${id}`)).status, 404)
  // They ring while it lasts: nobody is left on the line.
  await sql`update interactions.interactions set ended_at = null where id = ${begun}::uuid`.execute(program.db)
  const shown = wordsOf((await olu.get(`/staff/desk/${begun}`)).body)
  assert.match(shown, /This is you, or somebody of your family\. A colleague has to deal with it/)
  assert.doesNotMatch(shown, /kept for one team|Joan Officer/)
})
