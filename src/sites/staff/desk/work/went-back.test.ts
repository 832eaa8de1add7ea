// What goes back to a team is late for nobody, and of what was typed at its end nothing is lost.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { digestEvents } from '../../../../../test/support/database.ts'
import { listReceived } from '../../../../modules/correspondence/index.ts'
import { sendMail } from '../../../../modules/correspondence/mail.fixture.ts'
import { addCustomer, linkOwnRecord } from '../../../../modules/customers/index.ts'
import {
  acceptHandover,
  endConversation,
  giveBackFollower,
  goOnWithHandover,
  identifyCustomer,
  keepWrapUp,
  listWork,
  readConversation,
  saveWords,
  startConversation,
  takeWaiting,
} from '../../../../modules/interactions/index.ts'
import { system } from '../../../../platform/actor.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const cole = await site.signedIn(['adviser'], { name: 'Cole League', teams: ['customer-services'] })
const lea = await site.signedIn(['team-leader'], { name: 'Lea Leader', teams: ['customer-services'] })
const as = site.database.ctx({ actor: ada.person })
const other = site.database.ctx({ actor: cole.person })
const leader = site.database.ctx({ actor: lea.person })
const program = site.database.ctx({ actor: system('mail') })
const digest = () => program.transaction(ctx => digestEvents(ctx, giveBackFollower))

const add = (name: string) =>
  addCustomer(as, { name, kind: 'person', born: null, email: '', phone: '', source: 'customer' })
const ofHers = (customerId: string) => linkOwnRecord(leader, { customerId, email: ada.person.email, kind: 'family' })

/** A call that is over, and about somebody. */
async function rung(customerId: string) {
  const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
  await identifyCustomer(as, interactionId, { how: 'said', customerId })
  const matterId = (await readConversation(as, interactionId)).matters[0]!.id
  await saveWords(as, {
    ...{ interactionId, note: 'Ask for Tom' },
    matters: [{ id: matterId, asked: 'A wall', answer: '', answerSource: '' }],
  })
  await endConversation(as, interactionId)
  return { interactionId, matterId }
}

const save = ({ interactionId, matterId }: { interactionId: string; matterId: string }, note: string) =>
  ada.post(`/staff/desk/${interactionId}/wrap-up`, {
    ...{ matter: matterId, [`outcome-${matterId}`]: 'settled', note, promise: 'We look on Monday' },
    [`told-${matterId}`]: 'by phone',
  })

const TYPED = 'Ask for Tom\nThe key is under the mat'
const KEPT = `${TYPED}\nWe look on Monday\nThey were told another way: by phone.`

for (const when of ['before', 'after'])
  test(`saved ${when} it went back, a wrap-up says so, and all that was typed goes along`, async () => {
    const customerId = await add('Maud Wife')
    const call = await rung(customerId)
    await ofHers(customerId)
    if (when === 'after') await digest()
    const { location } = await save(call, TYPED)
    assert.match(location, /refused=interactions\.went-back/)
    assert.match(wordsOf((await ada.get(location)).body), /goes back to the team, with all you wrote/)
    await digest()
    const { id } = (await listWork(other)).find(({ kind }) => kind === 'with-team')!
    const work = wordsOf((await cole.get('/staff/desk/work')).body)
    assert.match(work, /Back with your team A wall/)
    assert.doesNotMatch(work, /Late/)
    await acceptHandover(other, id)
    const begun = await goOnWithHandover(other, id)
    assert.equal((await readConversation(other, begun)).note, KEPT)
    await endConversation(other, begun).catch(() => {})
    await program.db
      .updateTable('interactions.interactions')
      .set({ parked_at: new Date() })
      .where('id', '=', begun)
      .execute()
  })

test('what they were told happens next is on every page of whoever goes on with it', async () => {
  const call = await rung(await add('May Hazel'))
  const typed = { note: 'Ask for Tom', promise: 'We look on Monday' }
  await keepWrapUp(as, { interactionId: call.interactionId, typed, was: {}, drafted: {} })
  await ofHers((await readConversation(as, call.interactionId)).caller!.customerId!)
  await digest()
  const { id } = (await listWork(other)).find(({ kind }) => kind === 'with-team')!
  const told = async (path: string) => wordsOf((await cole.get(path)).body)
  assert.match(await told(`/staff/desk/work/handovers/${id}`), /What they were told happens next We look on Monday/)
  await acceptHandover(other, id)
  const begun = await goOnWithHandover(other, id)
  assert.match(await told(`/staff/desk/${begun}`), /What they were told happens next We look on Monday/)
  assert.match(await told(`/staff/desk/${begun}/wrap-up`), /What happens next, as you told them We look on Monday/)
})

test('so of a mail; and what is another colleague’s is not found', async () => {
  const customerId = await add('Max Wife')
  await sendMail(program, { from: 'max@unknown.example', subject: 'My wall', words: 'My wall fell.' })
  const { id } = (await listReceived(as, { which: 'new' })).rows[0]!
  const interactionId = await takeWaiting(as, id)
  const mail = { interactionId, matterId: (await readConversation(as, interactionId)).matters[0]!.id }
  await identifyCustomer(as, interactionId, { how: 'unchecked', customerId, because: 'They say so' })
  await ofHers(customerId)
  await digest()
  assert.match((await save(mail, TYPED)).location, /refused=interactions\.went-back/)
  const begun = await takeWaiting(other, id)
  assert.equal((await readConversation(other, begun)).note, KEPT)
  const theirs = { interactionId: begun, matterId: (await readConversation(other, begun)).matters[0]!.id }
  assert.equal((await save(theirs, 'Mine')).status, 404)
})
