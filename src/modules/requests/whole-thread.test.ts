// One request from the asking to the end and back, with everything that can be said on the way: on each version of
// PostgreSQL that a council may have.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { digestEvents } from '../../../test/support/database.ts'
import { openTestPorts } from '../../../test/support/ports.ts'
import { startTestCluster } from '../../../test/support/postgres.ts'
import { administer } from '../../../test/support/templates.ts'
import { anybody } from '../../platform/actor.ts'
import { type Ctx, createContext } from '../../platform/context.ts'
import { hasBinaries } from '../../platform/database/embedded/index.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { createLog } from '../../platform/log.ts'
import { Memory } from '../../platform/memory.ts'
import { buildCouncil } from './council.fixture.ts'
import {
  addInformation,
  assignRequest,
  cancelRequest,
  changeService,
  closeRequest,
  confirmClosure,
  countTabs,
  followRequest,
  keepStep,
  listNearby,
  listPublic,
  listPublished,
  listPublishedUpdates,
  listQueue,
  listToTell,
  mergeRequests,
  movePromise,
  moveRequest,
  noteVisit,
  pauseForCustomer,
  readPublicReport,
  readRequest,
  readTracked,
  releasePhoto,
  reopenRequest,
  reporterFrom,
  searchFollower,
  searchRequests,
  stopTelling,
  withdrawUpdate,
  withdrawWords,
  writeUpdate,
} from './index.ts'
import { at, buildPeople, castOf, NOW, staffId } from './requests.fixture.ts'
import { buildFile, buildRequest } from './testing.ts'

/** Everything that somebody says on the way holds this word, which is in no code and no id. */
const SAID = 'Quokka'

/** An empty database of this version with the council in it. */
async function councilOn(version: 15 | 18): Promise<{ ctx: Ctx; url: string }> {
  const cluster = await startTestCluster({ version })
  await administer(cluster, client => client.query('create database thread'))
  const url = cluster.url('thread')
  await migrate(url)
  const database = openDatabase(url, { max: 4 })
  const { ports, close } = await openTestPorts('unprocessed')
  after(async () => {
    await close()
    await database.close()
    await cluster.stop()
  })
  const parts = { db: database.db, memory: new Memory(), ports, log: createLog('silent'), now: () => NOW }
  const ctx = createContext({ ...parts, actor: anybody, channel: 'web' })
  await buildCouncil(ctx)
  await buildPeople(ctx)
  return { ctx, url }
}

async function walk(ctx: Ctx) {
  const cast = castOf(ctx)
  const sam = {
    name: `Sam ${SAID}`,
    email: `sam@${SAID}.test`,
    phone: '+447700900456',
    postcode: 'AB1 2BB',
    words: `A ${SAID} in the road`,
  }
  const photo = await buildFile(ctx)
  const { requestId, participantId, reference } = await buildRequest(ctx, { ...sam, photos: [photo] })
  const { officer, colleague, leader } = cast
  const { participantId: joined } = await followRequest(ctx, {
    requestId,
    key: 'thread',
    language: 'en',
    reporter: reporterFrom({ name: `Jo ${SAID}`, email: `jo@${SAID}.test` }),
    words: `I saw the ${SAID} too`,
  })
  await noteVisit(officer, requestId)
  await assignRequest(officer, { requestId, to: staffId(colleague) })
  await moveRequest(officer, { requestId, team: 'roads', note: `Not our ${SAID}` })
  await changeService(officer, { requestId, service: 'pavement' })
  await releasePhoto(officer, { requestId, fileId: photo, release: true })
  await keepStep(officer, { requestId, step: 'look', scheduled: true })
  await pauseForCustomer(officer, { requestId, question: `Which ${SAID}?` })
  await addInformation(at(ctx, '2026-12-02T10:00:00Z'), {
    participantId,
    words: `The brown ${SAID}`,
    photos: [await buildFile(ctx)],
  })
  await movePromise(officer, { requestId, step: 'mend', to: new Date('2027-02-01'), reason: `The ${SAID} sleeps` })
  const updateId = await writeUpdate(officer, { requestId, audience: 'public', words: `We look for the ${SAID}` })
  await withdrawUpdate(officer, { requestId, updateId })
  await closeRequest(officer, {
    requestId,
    outcome: 'refused',
    words: `No ${SAID} there`,
    challenge: `Ask the ${SAID}`,
  })
  await reopenRequest(officer, { requestId, note: `There is a ${SAID}` })
  await closeRequest(at(officer, '2026-12-04T10:00:00Z'), {
    requestId,
    outcome: 'done',
    words: `The ${SAID} is gone`,
    photos: [await buildFile(ctx)],
  })
  assert.equal(await confirmClosure(ctx, { participantId, sorted: true, words: `Bye ${SAID}` }), 'thanks')
  assert.equal(
    await confirmClosure(ctx, { participantId: joined, sorted: false, words: `Still a ${SAID}` }),
    'reopened',
  )
  const other = await buildRequest(ctx, { ...sam, email: `ada@${SAID}.test` })
  await mergeRequests(leader, { requestId: other.requestId, into: requestId, words: `The same ${SAID}` })
  await closeRequest(at(leader, '2026-12-05T10:00:00Z'), {
    requestId,
    outcome: 'elsewhere',
    words: `${SAID} Council does it`,
    body: `${SAID} Council`,
    bodyReference: `${SAID}-1`,
  })
  assert.equal(
    await confirmClosure(ctx, { participantId: other.participantId, sorted: false, words: `No ${SAID}` }),
    'complaint-offered',
  )
  await stopTelling(ctx, { participantId: joined })
  const last = await buildRequest(ctx, sam)
  await withdrawWords(ctx, { participantId: last.participantId })
  await cancelRequest(ctx, { participantId: last.participantId, words: `My own ${SAID}`, because: 'Taken back' })
  return { ...cast, requestId, participantId, reference }
}

/** Every read once: none of them may be one that an older version does not know. */
async function readAll({ ctx, officer, requestId, participantId, reference }: Awaited<ReturnType<typeof walk>>) {
  await digestEvents(ctx, searchFollower)
  const request = await readRequest(officer, requestId)
  assert.deepEqual([request.status, request.closures.length, request.participants.length], ['closed', 3, 3])
  assert.equal((await readTracked(ctx, participantId)).askedAbout?.outcome, 'elsewhere')
  assert.equal((await readPublicReport(ctx, reference)).closures.length, 3)
  assert.equal((await listQueue(officer, { tab: 'closed', teams: ['roads'] })).rows[0]?.id, requestId)
  assert.equal((await countTabs(officer, { teams: ['roads'] })).team, 0)
  for (const text of [reference, SAID, 'AB1 2BB', 'brown'])
    assert.ok((await searchRequests(officer, text)).rows.length > 0, text)
  await listNearby(officer, { service: 'pavement', point: { lat: 51.47, lng: -2.05 }, metres: 50, weeks: 12 })
  assert.equal((await listPublic(ctx, { limit: 10 })).rows.length, 1)
  assert.equal((await listPublished(ctx, { references: [reference] }, 10)).rows[0]?.closure?.outcome, 'elsewhere')
  assert.ok((await listPublishedUpdates(ctx, { references: [reference] }, 50)).rows.length >= 5)
  assert.equal((await listToTell(ctx, [requestId], [])).length, 1)
}

for (const version of [18, 15] as const)
  test(`the whole thread goes through on PostgreSQL ${version}, and no event tells what anybody said or is called`, {
    skip: !hasBinaries(version) && `PostgreSQL ${version} is not installed`,
  }, async () => {
    const { ctx, url } = await councilOn(version)
    const walked = await walk(ctx)
    await readAll(walked)
    const { rows: events } = await sql<{ type: string; event: string }>`
      select type, to_jsonb(e)::text as event from platform.events e`.execute(ctx.db)
    const types = new Set(events.map(event => event.type))
    assert.ok(types.size >= 20, [...types].join(', '))
    for (const { event } of events)
      assert.doesNotMatch(
        event,
        new RegExp(`${SAID}|900456|AB1 ?2BB|Taken back|Officer|League|Leader|By the school`, 'i'),
        event,
      )
    assert.deepEqual(await migrate(url), [])
  })
