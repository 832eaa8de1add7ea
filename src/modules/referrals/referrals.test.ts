import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, digestEvents, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { Memory } from '../../platform/memory.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import {
  changeService,
  closeRequest,
  listRequestFacts,
  openSubmission,
  readPublicReport,
  readRequest,
  reopenRequest,
  reporterFrom,
} from '../requests/index.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import { startBodyServer } from './body-server.fixture.ts'
import {
  addBody,
  addRoute,
  askServices,
  findReferral,
  getBody,
  hearBodies,
  listBodies,
  listBodiesBehind,
  listReferrals,
  type NewBody,
  readRoutes,
  referralsFollower,
  removeRoute,
  retryReferral,
  sendReferral,
  setBodyKey,
  stopBody,
  takeBackReferral,
  takeWordOfBody,
} from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('test') })
const admin = database.ctx({ actor: await addStaff(ctx, { roles: ['administrator'], name: 'Amin' }) })
const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'], name: 'Olu' }) })

const body = await startBodyServer({ after })
const { url } = body

beforeEach(async () => {
  body.reset()
  for (const each of await listBodies(admin)) await stopBody(admin, each.id)
})

const input = {
  name: 'National Roads',
  url,
  jurisdiction: 'roads',
  apiKey: 'k1',
  personal: false,
  personalBecause: '',
}
const add = async (more: Partial<NewBody> = {}, area = ''): Promise<string> => {
  const bodyId = await addBody(admin, { ...input, ...more })
  await addRoute(admin, { bodyId, service: 'pothole', area, code: 'POT' })
  return bodyId
}

async function ask(service = 'pothole'): Promise<string> {
  const [opened] = await openSubmission(database.ctx({ channel: 'web' }), {
    key: newId(),
    language: 'en',
    reporter: reporterFrom({ name: 'Rosa Sample', email: 'rosa@resident.example' }),
    requests: [
      {
        service,
        answers: { size: 'large', depth: 'deep', position: 'edge' },
        details: 'Rosa Sample fell. Ring 07700 900123.',
        place: { lat: 51.4587, lng: -2.1156, words: 'By the bridge' },
      },
    ],
  })
  return opened!.requestId
}

const follow = () => ctx.transaction(ctx => digestEvents(ctx, referralsFollower))
async function refer(service?: string): Promise<{ requestId: string; id: string }> {
  const requestId = await ask(service)
  await follow()
  return { requestId, id: (await findReferral(ctx, requestId))!.id }
}
const send = (id: string, lastTry = false) => sendReferral(ctx, { id, lastTry, origin: 'https://council.test' })
const later = (minutes: number) =>
  database.ctx({ actor: system('test'), now: () => new Date(Date.now() + minutes * 60_000) })

test('a request goes to the body once, with its choices and without who asked; the number it is given is kept', async () => {
  const bodyId = await add()
  assert.deepEqual(await askServices(admin, bodyId), [{ code: 'POT', name: 'Holes & dips' }])
  const { requestId, id } = await refer()
  await follow()
  await send(id)
  await send(id)
  assert.equal(body.theirs.length, 1)
  const { fields } = body.theirs[0]!
  const { reference } = await readRequest(ctx, requestId)
  assert.equal(fields.get('service_code'), 'POT')
  assert.equal(fields.get('jurisdiction_id'), 'roads')
  assert.equal(fields.get('api_key'), 'k1')
  assert.equal(fields.get('attribute[depth]'), 'deep')
  assert.equal(fields.get('lat'), '51.4587')
  assert.match(fields.get('description')!, new RegExp(`fell.*Wiltshire Council: ${formatCode(reference)}$`, 's'))
  assert.doesNotMatch(fields.toString(), /Rosa|rosa|07700/)
  const referral = await findReferral(ctx, requestId)
  assert.deepEqual([referral!.status, referral!.theirId, referral!.body], ['sent', 'NH-1', 'National Roads'])
})

test('the first request goes there, though a process still holds that there is no way; one from before does not', async () => {
  // As another process has it: what it holds is half a second old.
  const worker = withContext(ctx, { memory: new Memory() })
  await readRoutes(worker)
  const before = await ask()
  await add()
  const after = await ask()
  await worker.transaction(ctx => digestEvents(ctx, referralsFollower))
  assert.ok(await findReferral(ctx, after))
  assert.equal(await findReferral(ctx, before), null)
})

test('who asked is told where that is allowed, with its reason', async () => {
  await assert.rejects(add({ personal: true }), refusedAs('referrals.because-missing'))
  await add({ personal: true, personalBecause: 'Agency agreement' })
  const { id } = await refer()
  await send(id)
  const { fields } = body.theirs[0]!
  assert.deepEqual(
    ['first_name', 'last_name', 'email'].map(name => fields.get(name)),
    ['Rosa', 'Sample', 'rosa@resident.example'],
  )
  assert.match(fields.get('description')!, /07700 900123/)
})

test('after an answer that was lost it is asked first, and is there once', async () => {
  await add()
  const { requestId, id } = await refer()
  body.behave = ['take-and-drop']
  await assert.rejects(send(id))
  assert.equal((await findReferral(ctx, requestId))!.status, 'queued')
  await send(id)
  assert.equal(body.theirs.length, 1)
  assert.equal((await findReferral(ctx, requestId))!.theirId, 'NH-1')
})

test('what does not answer, is busy or talks nonsense is tried again; what it refuses waits for a person', async () => {
  const bodyId = await add()
  const { requestId, id } = await refer()
  for (const act of ['drop', 'busy', 'nonsense'] as const) {
    body.behave = [act]
    await assert.rejects(send(id))
    assert.equal((await findReferral(ctx, requestId))!.status, 'queued')
  }
  await sql`update graphile_worker._private_jobs set attempts = 3 where key = ${`referral:${id}`}`.execute(ctx.db)
  const trying = (await findReferral(ctx, requestId))!
  assert.deepEqual([trying.tried, trying.nextAt instanceof Date], [3, true])
  const { waiting, waitingAnswer } = await getBody(admin, bodyId)
  assert.deepEqual([waiting, waitingAnswer], [1, trying.answer])
  body.behave = ['refuse']
  await send(id)
  const failed = (await findReferral(ctx, requestId))!
  assert.deepEqual([failed.status, failed.answer], ['failed', '400 lane is required'])
  assert.equal((await getBody(admin, bodyId)).failed, 1)
  assert.equal((await listReferrals(admin, bodyId))[0]!.id, id)
  await retryReferral(officer, requestId)
  await send(id)
  assert.equal((await findReferral(ctx, requestId))!.status, 'sent')
  await assert.rejects(retryReferral(officer, requestId), refusedAs('referrals.not-failed'))
})

test('a token becomes a number', async () => {
  await add()
  const { requestId, id } = await refer()
  body.behave = ['token']
  await send(id)
  await hearBodies(ctx)
  assert.equal((await findReferral(ctx, requestId))!.status, 'awaited')
  body.take(new URLSearchParams({ token: 't-1' }))
  await hearBodies(ctx)
  const referral = (await findReferral(ctx, requestId))!
  assert.deepEqual([referral.status, referral.theirId], ['sent', 'NH-1'])
})

test('what its people write is shown as theirs, once; closed there it is closed here in their words', async () => {
  const bodyId = await add()
  const { requestId, id } = await refer()
  await send(id)
  const at = new Date()
  body.updates.push({
    update_id: '7',
    service_request_id: 'NH-1',
    status: 'open',
    description: 'A crew comes on Monday.',
    at,
  })
  body.updates.push({ update_id: '8', service_request_id: 'other', status: 'open', description: 'Not ours', at })
  await hearBodies(later(1))
  await hearBodies(later(2))
  const heard = await readRequest(ctx, requestId)
  assert.deepEqual(
    heard.updates.map(({ words, saidBy, audience }) => ({ words, saidBy, audience })),
    [{ words: 'A crew comes on Monday.', saidBy: 'National Roads', audience: 'public' }],
  )
  const shown = await readPublicReport(ctx, heard.reference)
  assert.deepEqual(
    shown.updates.map(({ saidBy }) => saidBy),
    ['National Roads'],
  )
  Object.assign(body.theirs[0]!, { status: 'closed', notes: 'Filled with asphalt.' })
  await hearBodies(later(3))
  const { status, closures } = await readRequest(ctx, requestId)
  assert.equal(status, 'closed')
  assert.deepEqual(
    closures.map(({ outcome, words, body, bodyReference }) => ({ outcome, words, body, bodyReference })),
    [
      {
        outcome: 'done',
        words: 'National Roads: Filled with asphalt.',
        body: 'National Roads',
        bodyReference: 'NH-1',
      },
    ],
  )
  assert.ok((await findReferral(ctx, requestId))!.endedAt)
  assert.equal((await getBody(admin, bodyId)).open, 0)
  const after = { service_request_id: 'NH-1', status: 'closed', at: later(3).now() }
  body.updates.push({ ...after, update_id: '9', description: 'Filled with asphalt.' })
  body.updates.push({ ...after, update_id: '10', description: 'We looked at it again today.' })
  await hearBodies(later(4))
  await hearBodies(later(5))
  const told = await readRequest(ctx, requestId)
  assert.deepEqual([told.status, told.updates.length], ['closed', 2])
  assert.equal(told.updates.at(-1)!.words, 'We looked at it again today.', 'said after the end it is passed on, once')
})

test('that it will do nothing is passed on, and a colleague decides; a body without updates is asked for its states', async () => {
  body.offersUpdates = false
  await add()
  const { requestId, id } = await refer()
  await send(id)
  Object.assign(body.theirs[0]!, { status: 'no further action', notes: 'It is too small.' })
  await hearBodies(ctx)
  const { status, updates, timeline } = await readRequest(ctx, requestId)
  assert.equal(status, 'open')
  assert.deepEqual(
    updates.map(({ words }) => words),
    ['It is too small.'],
  )
  assert.equal(timeline.at(-1)!.type, 'referrals.declined')
})

test('what cannot be written down of one request keeps nothing from the others, and is heard the next time', async () => {
  const bodyId = await add()
  const both = [await refer(), await refer()]
  for (const { id } of both) await send(id)
  await hearBodies(ctx)
  const at = new Date()
  body.updates = ['NH-1', 'NH-2'].map(id => ({
    update_id: `u-${id}`,
    service_request_id: id,
    status: 'open',
    description: `Looked at ${id}`,
    at,
  }))
  const refuse = sql.raw(`create trigger refuse before insert or update on requests.requests for each row
    when (new.id = '${both[0]!.requestId}') execute function referrals_test_refuse()`)
  await sql`create function referrals_test_refuse() returns trigger language plpgsql as $$ begin raise exception 'No room for it'; end $$`.execute(
    ctx.db,
  )
  await refuse.execute(ctx.db)
  const heard = async () =>
    Promise.all(both.map(async ({ requestId }) => (await readRequest(ctx, requestId)).updates.map(each => each.words)))
  await hearBodies(later(1))
  assert.deepEqual(await heard(), [[], ['Looked at NH-2']])
  assert.match((await getBody(admin, bodyId)).problem!, /No room for it/)
  await sql`drop trigger refuse on requests.requests`.execute(ctx.db)
  await hearBodies(later(2))
  assert.deepEqual(await heard(), [['Looked at NH-1'], ['Looked at NH-2']])
  assert.equal((await getBody(admin, bodyId)).problem, null)
})

test('one that cannot be asked shows its trouble until it answers again', async () => {
  const bodyId = await add()
  const { id } = await refer()
  await send(id)
  await body.stop()
  await hearBodies(ctx)
  assert.ok((await getBody(admin, bodyId)).problemSince)
  await body.start()
  await hearBodies(ctx)
  assert.equal((await getBody(admin, bodyId)).problem, null)
})

test('what it writes to us with its own key is its own; another key’s words are not', async () => {
  const bodyId = await add()
  const { requestId, id } = await refer()
  await send(id)
  const keyId = newId()
  await setBodyKey(admin, bodyId, keyId)
  const { reference } = await readRequest(ctx, requestId)
  const words = { number: reference, status: 'open', words: 'We look at it today.', key: 'u1' }
  assert.equal(await takeWordOfBody(ctx, { ...words, keyId: newId() }), false)
  assert.equal(await takeWordOfBody(ctx, { ...words, keyId }), true)
  assert.equal(await takeWordOfBody(ctx, { ...words, keyId }), true)
  assert.equal((await readRequest(ctx, requestId)).updates.length, 1)
  assert.equal(await takeWordOfBody(ctx, { ...words, keyId, status: 'fixed', words: 'Done.', key: 'u2' }), true)
  assert.equal((await readRequest(ctx, requestId)).status, 'closed')
})

test('with its own key its own number of a request finds it, of that body alone', async () => {
  const bodyId = await add()
  const { requestId, id } = await refer()
  await send(id)
  const keyId = newId()
  await setBodyKey(admin, bodyId, keyId)
  const said = { number: 'NH-1', status: 'open', words: 'We look at it today.', key: 'u1' }
  assert.equal(await takeWordOfBody(ctx, { ...said, number: 'NH-2', keyId }), false)
  assert.equal(await takeWordOfBody(ctx, { ...said, keyId }), true)
  assert.equal((await readRequest(ctx, requestId)).updates.length, 1)
  const [otherId, otherKey] = [await addBody(admin, { ...input, name: 'Parish' }), newId()]
  await setBodyKey(admin, otherId, otherKey)
  assert.equal(await takeWordOfBody(ctx, { ...said, keyId: otherKey, key: 'u2' }), false)
})

test('behind a request that it ended is the body, but not what it declined or what we closed once it was open again', async () => {
  await add()
  const behind = async (requestId: string) =>
    (await listBodiesBehind(ctx, [...(await listRequestFacts(ctx, [requestId])).values()])).get(requestId) ?? null
  const [done, declined] = [await refer(), await refer()]
  for (const { id } of [done, declined]) await send(id)
  assert.equal(await behind(done.requestId), 'National Roads')
  body.theirs[0]!.status = 'closed'
  body.theirs[1]!.status = 'not responsible'
  await hearBodies(ctx)
  assert.equal(await behind(done.requestId), 'National Roads')
  assert.equal(await behind(declined.requestId), null)
  await closeRequest(officer, { requestId: declined.requestId, outcome: 'done', words: 'Filled' })
  assert.equal(await behind(declined.requestId), null)
  await reopenRequest(officer, done)
  assert.equal(await behind(done.requestId), null)
  await closeRequest(later(1440), { requestId: done.requestId, outcome: 'done', words: 'Filled' })
  assert.equal(await behind(done.requestId), null)
})

test('taken back it is ours; what became another service before anybody had it goes nowhere', async () => {
  await add()
  const { requestId, id } = await refer()
  await takeBackReferral(officer, requestId)
  await send(id)
  assert.equal(body.theirs.length, 0)
  assert.equal(await findReferral(ctx, requestId), null)
  const other = await refer()
  await changeService(database.ctx({ actor: system('test') }), { requestId: other.requestId, service: 'fly-tipping' })
  await follow()
  await send(other.id)
  assert.equal(body.theirs.length, 0)
})

test('only administrators change bodies; ways are for services and areas that there are, one for each', async () => {
  const bodyId = await add()
  assert.deepEqual(await listBodies(officer), [])
  await assert.rejects(getBody(officer, bodyId), isNotFound)
  await assert.rejects(add({ name: ' ' }), refusedAs('referrals.name-missing'))
  await assert.rejects(add({ url: 'http://other.example/v2' }), refusedAs('referrals.address-wrong'))
  const way = { bodyId, service: 'pothole', area: '', code: 'POT' }
  await assert.rejects(addRoute(admin, way), refusedAs('referrals.routed-already'))
  await assert.rejects(addRoute(admin, { ...way, service: 'no-such' }), refusedAs('referrals.service-unknown'))
  await assert.rejects(addRoute(admin, { ...way, service: 'complaint' }), refusedAs('referrals.service-sensitive'))
  await assert.rejects(addRoute(admin, { ...way, area: 'no-such' }), refusedAs('referrals.area-unknown'))
  await assert.rejects(
    addRoute(admin, { ...way, service: 'street-light', code: ' ' }),
    refusedAs('referrals.code-missing'),
  )
  await stopBody(admin, bodyId)
  await assert.rejects(addRoute(admin, way), refusedAs('referrals.body-stopped'))
  await removeRoute(admin, bodyId, newId())
})
