// What is known at the desk of the requests of whoever is there: what was decided, and what somebody else asked.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openCustomer } from '../../../modules/customers/index.ts'
import { chaseRequest, identifyCustomer, readConversation, saveWords } from '../../../modules/interactions/index.ts'
import { cancelRequest, closeRequest, mergeRequests } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const program = site.database.ctx({ actor: system('test') })
const adviser = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
const as = withContext(program, { actor: adviser.person, channel: 'phone' })
const officer = withContext(program, { actor: await site.person(['officer'], { teams: ['highways'] }) })

async function asked(name: string) {
  const { requestId } = await buildRequest(program, { name, email: `${name}@known.example` })
  const { rows } = await sql<{ customerId: string; participantId: string }>`select customer_id as "customerId",
      id as "participantId" from requests.participants where request_id = ${requestId}::uuid`.execute(program.db)
  return { requestId, ...rows[0]! }
}

async function talkWith(customerId: string) {
  const { location: desk } = await adviser.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const id = desk.split('/').at(-1)!
  await identifyCustomer(as, id, { how: 'said', customerId })
  return { id, desk, end: () => adviser.post(`${desk}/hand`, { act: 'end' }) }
}

test('what was decided this week is the evidence, stands with its words, and can be asked about', async () => {
  const { requestId, customerId } = await asked('carys')
  await closeRequest(officer, { requestId, outcome: 'done', words: 'It is a private road.' })
  const talk = await talkWith(customerId)
  const [matter] = (await readConversation(as, talk.id)).matters
  assert.deepEqual(
    [matter!.suggested, matter!.evidence.code, matter!.evidence.requestId],
    ['failure', 'decided', requestId],
  )
  const { body } = await adviser.get(talk.desk)
  assert.match(
    wordsOf(body),
    /Failure: perhaps about what we decided .*: we closed it \(today\)\. Nobody has said yet what/,
  )
  assert.match(wordsOf(body), /Closed requests \(1\).*It is a private road\. They ask about this/)
  assert.doesNotMatch(wordsOf(body), /nothing was written or asked lately/)
  const request = new RegExp(`name="request" value="(${requestId})"`).exec(body)![1]!
  await adviser.post(`${talk.desk}/matters`, { request })
  assert.equal((await readConversation(as, talk.id)).matters[0]!.requestId, requestId)
  await talk.end()
})

test('what she took back herself, or was joined into another, is no decision of ours', async () => {
  const [cancelled, merged, into] = [await asked('ann'), await asked('ben'), await asked('cas')]
  const { participantId } = cancelled
  await cancelRequest(program, { participantId, words: '', because: 'The customer took it back.' })
  await mergeRequests(officer, { requestId: merged.requestId, into: into.requestId, words: 'The same hole.' })
  for (const { customerId } of [cancelled, merged]) {
    const talk = await talkWith(customerId)
    const [matter] = (await readConversation(as, talk.id)).matters
    assert.deepEqual([matter!.suggested, matter!.evidence.code], ['value', 'new'])
    await talk.end()
  }
})

test('what we decided of somebody else’s request is no news to whoever asks after it', async () => {
  const [jean, carys] = [await asked('jean3'), await asked('carys3')]
  await closeRequest(officer, { requestId: jean.requestId, outcome: 'done', words: 'Filled.' })
  const talk = await talkWith(carys.customerId)
  await chaseRequest(as, { interactionId: talk.id, requestId: jean.requestId })
  const [matter] = (await readConversation(as, talk.id)).matters
  assert.deepEqual([matter!.requestId, matter!.evidence.code], [jean.requestId, 'new'])
  await talk.end()
})

test('what another matter is about is no evidence for the next', async () => {
  const { requestId, customerId } = await asked('jean')
  await sql`update requests.requests set next_due_at = now() - interval '2 days' where id = ${requestId}::uuid`.execute(
    program.db,
  )
  const talk = await talkWith(customerId)
  await chaseRequest(as, { interactionId: talk.id, requestId })
  await adviser.post(`${talk.desk}/matters`, { act: 'add' })
  const { matters } = await readConversation(as, talk.id)
  assert.deepEqual(
    matters.map(({ evidence }) => evidence.code),
    ['late', 'new'],
  )
  await talk.end()
})

test('what somebody else asked is marked so at the desk, and its words stand in the record of whoever rang about it', async () => {
  const [jean, carys] = [await asked('jean2'), await asked('carys2')]
  const talk = await talkWith(jean.customerId)
  await chaseRequest(as, { interactionId: talk.id, requestId: jean.requestId })
  const matter = (await readConversation(as, talk.id)).matters[0]!.id
  const words = { id: matter, asked: 'The hole in Mill Lane', answer: '', answerSource: '' }
  await saveWords(as, { interactionId: talk.id, note: '', matters: [words] })
  assert.doesNotMatch(wordsOf((await adviser.get(talk.desk)).body), /Somebody else asked for this/)
  await identifyCustomer(as, talk.id, { how: 'said', customerId: carys.customerId })
  assert.match(wordsOf((await adviser.get(talk.desk)).body), /Somebody else asked for this/)
  await openCustomer(as, { customerId: carys.customerId, reason: 'speaking' })
  const record = wordsOf((await adviser.get(`/staff/customers/${carys.customerId}`)).body)
  assert.match(record, /The hole in Mill Lane/)
  await talk.end()
})
