// The key was pressed in a conversation about a mail whose words say nothing of danger: the mail is of it, and all of its thread.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listReceived } from '../../../modules/correspondence/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { raiseDuty, readDuty } from '../../../modules/duty/index.ts'
import {
  addMatter,
  listWork,
  readConversation,
  startConversation,
  takeWaiting,
  wrapUp,
} from '../../../modules/interactions/index.ts'
import { system } from '../../../platform/actor.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const bea = await site.signedIn(['adviser'], { name: 'Bea Adviser', teams: ['customer-services'] })
const lea = await site.signedIn(['team-leader'], { name: 'Lea Leader', teams: ['customer-services'] })
const olu = await site.signedIn(['officer'], { name: 'Olu Officer', teams: ['highways'] })
const as = site.database.ctx({ actor: ada.person })
const program = site.database.ctx({ actor: system('mail') })

const write = (from: string, words: string, headers: Record<string, string> = {}) =>
  sendMail(program, { from, subject: 'My street', words, headers })
const idsFrom = async (from: string) => {
  const { rows } = await listReceived(program, { which: 'all' })
  return rows.filter(each => each.fromAddress === from).map(({ id }) => id)
}

/** A mail in Ada's hands, with a second matter besides. */
async function written(from: string) {
  const sent = await write(from, 'The light is out, zebrafish, and I would rather not go home.')
  const [mail] = await idsFrom(from)
  const interactionId = await takeWaiting(as, mail!)
  const [first] = (await readConversation(as, interactionId)).matters
  const second = await addMatter(as, { interactionId, asked: 'A street light' })
  return { sent, mail: mail!, interactionId, matters: [first!.id, second] as const }
}

const readBy = async (who: typeof ada, mail: string) => (await who.get(`/staff/mail/${mail}`)).status
/** Of whom the key told. */
async function dutyTeam(recordId: string) {
  const [{ teams } = { teams: [] as string[] }] = await site.database
    .ctx()
    .db.selectFrom('duty.records')
    .select('teams')
    .where('id', '=', recordId)
    .execute()
  return site.signedIn(['officer'], { name: 'Dot Duty', teams })
}

test('it goes into the work of no other team, whatever else it is about', async () => {
  const { mail, interactionId, matters } = await written('one@resident.example')
  const [danger, light] = matters
  const wrapUpAt = `/staff/desk/${interactionId}/wrap-up`
  assert.match((await ada.get(wrapUpAt)).body, new RegExp(`name="team-${light}"`))
  await raiseDuty(as, { kind: 'domestic-abuse', matter: danger })
  assert.ok(!(await ada.get(wrapUpAt)).body.includes('name="team-'))
  const outcomes = { [`outcome-${danger}`]: 'handed-over', [`outcome-${light}`]: 'handed-over' }
  const given = { ...outcomes, [`team-${light}`]: 'highways', matter: [...matters], note: 'N', promise: '' }
  const refused = await ada.post(wrapUpAt, given)
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused.body), /No team has this yet/)
  for (const who of [olu, bea, lea]) assert.equal(await readBy(who, mail), 404)
  const settled = { ...given, [`outcome-${light}`]: 'settled', [`told-${light}`]: 'By post' }
  assert.equal((await ada.post(wrapUpAt, settled)).location, '/staff/desk?done=wrapped')
  for (const who of [olu, bea, lea]) assert.equal(await readBy(who, mail), 404)
})

test('the record says that nobody is with them, before what is said to somebody who is there', async () => {
  const { interactionId } = await written('three@resident.example')
  const record = await raiseDuty(as, { kind: 'child', interactionId })
  const page = wordsOf((await ada.get(`/staff/duty/${record}`)).body)
  assert.match(page, /They wrote to us: nobody is with them\. Ring or write/)
  assert.match(page, /was told at \d+(:\d\d)?(am|pm)\. Ring them now/)
  const bring = site.database.ctx({ actor: bea.person })
  await startConversation(bring, { channel: 'phone', direction: 'in' })
  const spoken = await raiseDuty(bring, { kind: 'child' })
  assert.doesNotMatch(wordsOf((await bea.get(`/staff/duty/${spoken}`)).body), /nobody is with them/)
})

test('what comes after it in its thread is of danger too: for advisers, and for the duty team told', async () => {
  const from = 'two@resident.example'
  const { sent, mail, interactionId, matters } = await written(from)
  const duty = await dutyTeam(await raiseDuty(as, { kind: 'domestic-abuse', matter: matters[0] }))
  await wrapUp(as, {
    ...{ interactionId, note: 'N', promise: '' },
    matters: [
      { id: matters[0], outcome: 'handed-over' },
      { id: matters[1], outcome: 'settled' },
    ],
  })
  await write(from, 'And the zebrafish?', { 'In-Reply-To': sent })
  const [second] = (await idsFrom(from)).filter(id => id !== mail)
  const waits = async (who: typeof ada) =>
    (await listWork(site.database.ctx({ actor: who.person }))).some(({ id }) => id === second)
  for (const who of [olu, lea]) assert.deepEqual([await readBy(who, second!), await waits(who)], [404, false])
  for (const who of [ada, bea, duty]) assert.deepEqual([await readBy(who, second!), await waits(who)], [200, true])
  for (const who of [olu, lea, bea]) assert.equal(await readBy(who, mail), 404)
})

test('what is said to somebody on the line is not said of a mail', async () => {
  const { kinds } = await readDuty(as)
  for (const { id } of kinds) {
    const { matters } = await written(`${id}@resident.example`)
    const shown = wordsOf((await ada.get(`/staff/duty/${await raiseDuty(as, { kind: id, matter: matters[0] })}`)).body)
    assert.doesNotMatch(
      shown,
      /stay(ing)? with you|the line|\bthe call\b|go on talking|right thing to ring|press a key|let them go/i,
      id,
    )
  }
})
