import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { addCustomer, openCustomer, restrictCustomer } from '../customers/index.ts'
import {
  identifyCustomer,
  listConversationsOf,
  listWork,
  putAwayWaiting,
  readConversation,
  takeNext,
  takeWaiting,
} from '../interactions/index.ts'
import { can, changeTeam, type Role } from '../organisation/index.ts'
import { isNotFound } from '../requests/requests.fixture.ts'
import { answerReceived, listReadable, listReceived, openRaw, readReceived, readThread } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })

const as = async (role: Role, ...teams: string[]): Promise<Ctx> =>
  database.ctx({ actor: await addStaff(ctx, { roles: [role], teams, name: `${role} ${teams}` }), channel: 'email' })
const adviser = await as('adviser')
const care = await as('officer', 'childrens-care')
const waste = await as('officer', 'waste')
const leader = await as('team-leader', 'highways')
const duty = await as('duty-officer', 'emergency-duty')
const everybody = { adviser, care, waste, leader, duty }

/** Sends it and says who of all of them finds it: in Mail, by itself, its raw file, its thread and in Work alike. */
async function whoReads(written: Parameters<typeof sendMail>[1]): Promise<{ id: string; who: string[] }> {
  await sendMail(ctx, written)
  const { id } = (await listReceived(duty, { which: 'all' })).rows
    .concat((await listReceived(care, { which: 'all' })).rows)
    .find(each => each.subject === written.subject)!
  const who: string[] = []
  for (const [name, them] of Object.entries(everybody)) {
    const isThere = (await listReceived(them, { text: written.subject })).rows.some(each => each.id === id)
    const opens = [
      await readReceived(them, id).then(() => true, isNotFound404),
      (await readThread(them, { receivedId: id })).received.length > 0,
      (await listWork(them)).some(item => item.id === id),
      (await listReadable(them, [id])).get(id),
    ]
    assert.deepEqual(
      opens,
      opens.map(() => isThere),
      `${name}: ${written.subject}`,
    )
    const hasRaw = await openRaw(them, id).then(({ bytes }) => !!bytes.on('error', () => {}), isNotFound404)
    assert.equal(hasRaw, isThere && can(them.actor, 'correspondence.raw'), `${name}: as it came`)
    if (isThere) who.push(name)
    else {
      await assert.rejects(takeWaiting(them, id), isNotFound)
      await assert.rejects(putAwayWaiting(them, id), isNotFound)
    }
  }
  return { id, who }
}

function isNotFound404(error: unknown): false {
  assert.ok(isNotFound(error))
  return false
}

const CARE = 'childrens-care@example.org'

test('what is written to a team is read by its people and by whoever answers first; in confidence by its people and the duty officer alone', async () => {
  const bins = await whoReads({
    from: 'a@one.example',
    to: 'waste@example.org',
    subject: 'Bins',
    words: 'Mine is full',
  })
  assert.deepEqual(bins.who, ['adviser', 'waste', 'leader', 'duty'])
  const child = await whoReads({ from: 'b@one.example', to: CARE, subject: 'My son', words: 'Who do I talk with?' })
  assert.deepEqual(child.who, ['care', 'duty'])
  const all = await whoReads({ from: 'c@one.example', subject: 'A question', words: 'When are you open?' })
  assert.deepEqual(all.who, ['adviser', 'leader', 'duty'])
})

test('an officer takes what was written to her team and answers it; what is written back is her team’s too', async () => {
  const first = await sendMail(ctx, {
    from: 'd@one.example',
    to: CARE,
    subject: 'A visit',
    words: 'When will you come?',
  })
  const { id } = (await listWork(care)).find(({ words }) => words === 'A visit')!
  const interactionId = await takeWaiting(care, id)
  assert.equal((await readConversation(care, interactionId)).matters[0]!.asked, 'When will you come?')
  await answerReceived(care, { interactionId, receivedId: id, words: 'On Monday', key: 'k1' })
  const given = { name: 'Dora Sample', kind: 'person', born: null, phone: '', source: 'customer' } as const
  const customerId = await addCustomer(leader, { ...given, email: 'd@one.example' })
  await identifyCustomer(care, interactionId, { how: 'unchecked', customerId, because: 'She signed it' })
  const past = async (them: Ctx) => (await listConversationsOf(them, customerId)).length
  assert.deepEqual([await past(care), await past(duty), await past(adviser)], [1, 1, 0])
  await sendMail(ctx, {
    from: 'd@one.example',
    subject: 'Re: A visit',
    words: 'Good',
    headers: { 'In-Reply-To': first },
  })
  assert.equal((await readThread(care, { receivedId: id })).received.length, 2)
  assert.deepEqual((await listReceived(adviser, { which: 'all', text: 'd@one' })).rows, [])
  assert.deepEqual(await readThread(adviser, { receivedId: id }), { received: [], sent: [] })
})

test('what a person wrote whose record is kept is read by the teams it is kept for', async () => {
  const given = { name: 'Rosa Sample', kind: 'person', born: null, phone: '', source: 'customer' } as const
  const customerId = await addCustomer(leader, { ...given, email: 'rosa@one.example' })
  const before = { from: 'rosa@one.example', subject: 'Before', words: 'My street light' }
  assert.deepEqual((await whoReads(before)).who, ['adviser', 'leader', 'duty'])
  const owner = await as('team-leader', 'childrens-care')
  await openCustomer(owner, { customerId, reason: 'speaking' })
  await restrictCustomer(owner, {
    customerId,
    kind: 'safeguarding',
    ownerTeam: 'childrens-care',
    teams: [],
    hinted: false,
  })
  const refuge = { from: 'rosa@one.example', subject: 'Moved', words: 'My new address is the refuge' }
  assert.deepEqual((await whoReads(refuge)).who, ['care'])
  await sendMail(ctx, { ...refuge, subject: 'Lost', headers: { 'X-Spam-Flag': 'YES' } })
  for (const them of [adviser, leader, duty])
    assert.deepEqual((await listReceived(them, { which: 'all', text: 'rosa@' })).rows, [])
  await takeNext(care)
})

test('a team is private as long as an administrator says so', async () => {
  const administrator = await as('administrator')
  await changeTeam(administrator, 'waste', { private: true })
  const mail = await whoReads({ from: 'e@one.example', to: 'waste@example.org', subject: 'Tip', words: 'Is it open?' })
  assert.deepEqual(mail.who, ['waste', 'duty'])
  await changeTeam(administrator, 'waste', { private: false })
  assert.equal((await readReceived(adviser, mail.id)).subject, 'Tip')
})
