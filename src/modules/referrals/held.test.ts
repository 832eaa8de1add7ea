import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, digestEvents, system, testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../platform/id.ts'
import { addInformation, openSubmission, readRequest, releaseWords, reporterFrom } from '../requests/index.ts'
import { refusedAs } from '../requests/requests.fixture.ts'
import { startBodyServer } from './body-server.fixture.ts'
import {
  addBody,
  addRoute,
  dropHeld,
  findBodyFor,
  findReferral,
  listBodies,
  passOn,
  referralsFollower,
  sendHeld,
  sendReferral,
  stopBody,
} from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('test') })
const admin = database.ctx({ actor: await addStaff(ctx, { roles: ['administrator'], name: 'Amin' }) })
const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'], name: 'Olu' }) })
const body = await startBodyServer({ after })
const HURT = 'A hole. My husband beats me and says he will kill me.'

beforeEach(async () => {
  body.reset()
  for (const each of await listBodies(admin)) await stopBody(admin, each.id)
  const endpoint = { url: body.url, jurisdiction: 'roads', apiKey: 'k1' }
  const bodyId = await addBody(admin, { name: 'National Roads', ...endpoint, personal: false, personalBecause: '' })
  await addRoute(admin, { bodyId, service: 'pothole', area: '', code: 'POT' })
})

const follow = () => ctx.transaction(ctx => digestEvents(ctx, referralsFollower))
async function ask(details: string, reporter = reporterFrom({})) {
  const place = { lat: 51.4587, lng: -2.1156, words: 'By the bridge' }
  const [opened] = await openSubmission(database.ctx({ channel: 'web' }), {
    key: newId(),
    language: 'en',
    reporter,
    requests: [{ service: 'pothole', answers: { size: 'large', details }, place }],
  })
  await follow()
  return opened!
}
/** What its jobs would do now, planned or not. */
async function work(requestId: string): Promise<void> {
  const referral = await findReferral(ctx, requestId)
  if (!referral) return
  const origin = 'https://council.test'
  await sendReferral(ctx, { id: referral.id, lastTry: false, origin })
  const { rows } = await sql<{
    id: string
  }>`select id from referrals.additions where referral_id = ${referral.id}`.execute(ctx.db)
  for (const { id } of rows) await passOn(ctx, { id, lastTry: false, origin })
}
const jobs = async () => {
  const { rows } = await sql`select from graphile_worker._private_jobs`.execute(ctx.db)
  return rows.length
}
const happened = async (requestId: string) => (await readRequest(ctx, requestId)).timeline.map(({ type }) => type)

test('a request in which danger is found goes to no body before a person has read it', async () => {
  const planned = await jobs()
  const { requestId } = await ask(HURT)
  await work(requestId)
  assert.equal(await jobs(), planned)
  assert.deepEqual([body.theirs.length, (await findReferral(ctx, requestId))!.status], [0, 'held'])
  assert.ok((await happened(requestId)).includes('referrals.held'))
  const about = { id: requestId, service: 'pothole' }
  assert.equal(await findBodyFor(ctx, about), null, 'nobody is told that it is theirs')
  await sendHeld(officer, requestId)
  assert.equal(await jobs(), planned + 1)
  await work(requestId)
  assert.deepEqual([body.theirs.length, (await findReferral(ctx, requestId))!.status], [1, 'sent'])
  assert.ok(await findBodyFor(ctx, about))
  await assert.rejects(sendHeld(officer, requestId), refusedAs('referrals.not-held'))
})

test('where everybody is shown less than was written, the body reads that, though it may be told who asked', async () => {
  for (const each of await listBodies(admin)) await stopBody(admin, each.id)
  const allowed = { personal: true, personalBecause: 'Contract' }
  const bodyId = await addBody(admin, { name: 'Depot', url: body.url, jurisdiction: 'depot', apiKey: 'k1', ...allowed })
  await addRoute(admin, { bodyId, service: 'pothole', area: '', code: 'POT' })
  const { requestId } = await ask(HURT, reporterFrom({ name: 'Rosa Ray', email: 'rosa@resident.example' }))
  await releaseWords(ctx, { requestId, words: 'A deep hole' })
  await sendHeld(officer, requestId)
  await work(requestId)
  const sent = JSON.stringify([...body.theirs.at(-1)!.fields.entries()])
  assert.match(sent, /A deep hole/)
  assert.doesNotMatch(sent, /beats me|Rosa|rosa/)
})

test('or never: then we deal with it ourselves, with what was added', async () => {
  const { requestId, participantId } = await ask(HURT)
  await addInformation(database.ctx(), { participantId, words: 'It is deep', photos: [] })
  await follow()
  await dropHeld(officer, requestId)
  assert.equal(await findReferral(ctx, requestId), null)
  assert.equal(body.theirs.length, 0)
  assert.equal((await happened(requestId)).at(-1), 'referrals.taken-back')
})

test('what is added in which danger is found waits, while what else is added goes', async () => {
  const { requestId, participantId } = await ask('A hole')
  await work(requestId)
  const add = (words: string) => addInformation(database.ctx(), { participantId, words, photos: [] })
  await add(HURT)
  await add('It is deeper now')
  await follow()
  await work(requestId)
  const said = () => body.added.map(fields => fields.get('description')!)
  assert.deepEqual(said(), ['It is deeper now'])
  assert.equal((await findReferral(ctx, requestId))!.additions.held, 1)
  await sendHeld(officer, requestId)
  await work(requestId)
  assert.match(said()[1]!, /beats me/)
  await add(HURT)
  await follow()
  await dropHeld(officer, requestId)
  await work(requestId)
  const { additions, status } = (await findReferral(ctx, requestId))!
  assert.deepEqual([body.added.length, additions.held, additions.sent, status], [2, 0, 2, 'sent'])
  assert.equal((await happened(requestId)).at(-1), 'referrals.held-dropped')
})
