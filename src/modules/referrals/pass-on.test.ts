import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, digestEvents, system, testDatabase } from '../../../test/support/database.ts'
import { withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { keepUpload } from '../../platform/uploads/index.ts'
import {
  addInformation,
  followRequest,
  openSubmission,
  readRequest,
  reporterFrom,
  takeUpdate,
  withdrawUpdate,
  writeUpdate,
} from '../requests/index.ts'
import { startBodyServer } from './body-server.fixture.ts'
import {
  addBody,
  addRoute,
  findReferral,
  getBody,
  hearBodies,
  listBodies,
  listReferrals,
  passOn,
  referralsFollower,
  retryAdditions,
  sendReferral,
  setBodyKey,
  setBodyPhone,
  stopBody,
  takeBackReferral,
  takeWordOfBody,
} from './index.ts'

const ORIGIN = 'https://council.test'
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex')
const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('test') })
const admin = database.ctx({ actor: await addStaff(ctx, { roles: ['administrator'], name: 'Amin' }) })
const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'], name: 'Olu' }) })
const body = await startBodyServer({ after })

beforeEach(async () => {
  body.reset()
  for (const each of await listBodies(admin)) await stopBody(admin, each.id)
})

async function add(personalBecause = ''): Promise<string> {
  const endpoint = { url: body.url, jurisdiction: 'roads', apiKey: 'k1', phone: '0300 123 4567' }
  const personal = personalBecause !== ''
  const bodyId = await addBody(admin, { name: 'National Roads', ...endpoint, personal, personalBecause })
  await addRoute(admin, { bodyId, service: 'pothole', area: '', code: 'POT' })
  return bodyId
}

const follow = () => ctx.transaction(ctx => digestEvents(ctx, referralsFollower))
const send = async (requestId: string) =>
  sendReferral(ctx, { id: (await findReferral(ctx, requestId))!.id, lastTry: false, origin: ORIGIN })

/** What its queue would do now. */
async function work(lastTry = false): Promise<void> {
  const { rows } = await sql<{ id: string }>`select p.payload->>'id' as id from graphile_worker._private_jobs p
    join graphile_worker._private_tasks t on t.id = p.task_id where t.identifier = 'pass-on-addition' order by p.id`.execute(
    ctx.db,
  )
  for (const { id } of rows) await passOn(ctx, { id, lastTry, origin: ORIGIN })
}

async function ask(): Promise<{ requestId: string; participantId: string }> {
  const [opened] = await openSubmission(database.ctx({ channel: 'web' }), {
    key: newId(),
    language: 'en',
    reporter: reporterFrom({ name: 'Rosa Sample', email: 'rosa@resident.example' }),
    requests: [
      {
        service: 'pothole',
        answers: { size: 'large' },
        details: 'A hole',
        place: { lat: 51.4587, lng: -2.1156, words: 'By the bridge' },
      },
    ],
  })
  await follow()
  return opened!
}
async function refer() {
  const asked = await ask()
  await send(asked.requestId)
  return asked
}
const say = async (participantId: string, words: string, photos: string[] = []) => {
  await addInformation(database.ctx(), { participantId, words, photos })
  await follow()
}
const additions = async (requestId: string) => (await findReferral(ctx, requestId))!.additions
const happened = async (requestId: string) => (await readRequest(ctx, requestId)).timeline.map(({ type }) => type)

test('what she adds goes there once, masked, with its photos, under our id and in the fields of the extension', async () => {
  await add()
  const { requestId, participantId } = await refer()
  const { id: photo } = await keepUpload(ctx, { field: 'photos', name: 'hole.jpg', bytes: JPEG }, 'photo')
  await say(participantId, 'Rosa Sample here, 07700 900123. It is deeper now.', [photo])
  await work()
  await work()
  await follow()
  assert.equal(body.added.length, 1)
  const [fields] = body.added
  const { updates } = await readRequest(ctx, requestId)
  assert.deepEqual([...new Set(fields!.keys())].sort(), [
    'api_key',
    'description',
    'jurisdiction_id',
    'media_url',
    'service_request_id',
    'status',
    'update_id',
    'updated_datetime',
  ])
  assert.equal(fields!.get('service_request_id'), 'NH-1')
  assert.equal(fields!.get('update_id'), updates[0]!.id)
  assert.match(fields!.get('updated_datetime')!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  assert.match(fields!.get('description')!, /deeper now/)
  assert.doesNotMatch(fields!.get('description')!, /Rosa|07700/)
  assert.match(fields!.get('media_url')!, /^https:\/\/council\.test\/referred\/photos\//)
  assert.deepEqual(await additions(requestId), { waiting: 0, held: 0, sent: 1, failed: 0, notTaken: 0, answer: null })
  assert.equal((await happened(requestId)).at(-1), 'referrals.addition-sent')
})

test('what a colleague writes to everybody goes too; notes, messages to her, the body’s words and what a key writes do not', async () => {
  const bodyId = await add()
  const { requestId } = await refer()
  await writeUpdate(officer, { requestId, audience: 'staff', words: 'She rings often.' })
  await writeUpdate(officer, { requestId, audience: 'participants', words: 'We wrote to them.' })
  await writeUpdate(officer, { requestId, audience: 'public', words: 'There is a cone now.' })
  const slip = await writeUpdate(officer, { requestId, audience: 'public', words: 'Mrs Jones lives there.' })
  await withdrawUpdate(officer, { requestId, updateId: slip })
  const said = { service_request_id: 'NH-1', status: 'open', at: new Date() }
  body.updates.push({ ...said, update_id: '7', description: 'A crew comes on Monday.' })
  await hearBodies(ctx)
  const keyId = newId()
  await setBodyKey(admin, bodyId, keyId)
  const { reference } = await readRequest(ctx, requestId)
  await takeWordOfBody(ctx, { number: reference, status: 'open', words: 'We look at it today.', key: 'u1', keyId })
  const byKey = withContext(ctx, { actor: { kind: 'api-key', id: newId(), name: 'Another' } })
  const external = { source: 'api-key:x', id: 'u2' }
  await takeUpdate(byKey, { reference, words: 'Theirs, by a key', email: 'rosa@resident.example', external })
  await follow()
  await work()
  assert.deepEqual(
    body.added.map(fields => fields.get('description')),
    ['Wiltshire Council: There is a cone now.'],
  )
})

test('with the permission her words are whole, and those of somebody who joined her are masked still', async () => {
  await add('Agency agreement')
  const { requestId, participantId } = await refer()
  await say(participantId, 'Ring 07700 900123.')
  const reporter = reporterFrom({ name: 'Jo Other', email: 'jo@resident.example' })
  const joins = { requestId, key: newId(), reporter, language: 'en' as const, words: 'Jo Other: ring 07700 900456.' }
  await followRequest(database.ctx(), joins)
  await follow()
  await work()
  const [hers, other] = body.added.map(fields => fields.get('description')!)
  assert.equal(hers, 'Ring 07700 900123.')
  assert.doesNotMatch(other!, /Jo|07700/)
})

test('said before the body has a number for it, it waits for that', async () => {
  await add()
  const { requestId, participantId } = await ask()
  await say(participantId, 'It is deeper now.')
  await work()
  assert.deepEqual([body.added.length, (await additions(requestId)).waiting], [0, 1])
  await send(requestId)
  await work()
  assert.deepEqual([body.added.length, (await additions(requestId)).sent], [1, 1])
})

test('what does not answer is tried again under the same id; what it refuses waits for a colleague', async () => {
  const bodyId = await add()
  const { requestId, participantId } = await refer()
  await say(participantId, 'It is deeper now.')
  for (const act of ['drop', 'busy', 'nonsense', 'take-and-drop'] as const) {
    body.behave = [act]
    await assert.rejects(work())
    assert.equal((await additions(requestId)).waiting, 1)
  }
  body.behave = ['refuse']
  await work()
  const { failed, answer } = await additions(requestId)
  assert.deepEqual([failed, answer], [1, '400 lane is required'])
  assert.equal((await happened(requestId)).at(-1), 'referrals.addition-failed')
  assert.equal((await getBody(admin, bodyId)).failed, 1)
  assert.equal((await listReferrals(admin, bodyId))[0]!.additions.failed, 1)
  await retryAdditions(officer, requestId)
  await work()
  assert.equal((await additions(requestId)).sent, 1)
  assert.equal(new Set(body.added.map(fields => fields.get('update_id'))).size, 1)
})

test('a body that takes no later words is known as such, with its number, until it takes some', async () => {
  const bodyId = await add()
  const { requestId, participantId } = await refer()
  assert.equal((await findReferral(ctx, requestId))!.takesWords, null)
  body.offersUpdates = false
  await say(participantId, 'It is deeper now.')
  await work()
  const referral = (await findReferral(ctx, requestId))!
  assert.deepEqual([referral.takesWords, referral.additions.notTaken, referral.phone], [false, 1, '0300 123 4567'])
  assert.equal((await happened(requestId)).at(-1), 'referrals.addition-not-taken')
  await setBodyPhone(admin, bodyId, ' 0300 765 4321 ')
  assert.equal((await getBody(admin, bodyId)).phone, '0300 765 4321')
  body.offersUpdates = true
  await retryAdditions(officer, requestId)
  await work()
  assert.deepEqual([(await findReferral(ctx, requestId))!.takesWords, body.added.length], [true, 1])
})

test('nothing goes to a body that we took it back from, that is through with it, or of what is in confidence now', async () => {
  await add()
  const back = await refer()
  await say(back.participantId, 'First')
  await takeBackReferral(officer, back.requestId)
  const inConfidence = await refer()
  await say(inConfidence.participantId, 'Second')
  await sql`update requests.requests set sensitive = true where id = ${inConfidence.requestId}`.execute(ctx.db)
  const ended = await refer()
  Object.assign(body.theirs[2]!, { status: 'no further action', notes: 'Too small.' })
  await hearBodies(ctx)
  await say(ended.participantId, 'Third')
  await work()
  assert.equal(body.added.length, 0)
  assert.equal((await additions(ended.requestId)).waiting, 0)
  assert.equal((await additions(inConfidence.requestId)).waiting, 0)
})
