import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { digestEvents } from '../../../test/support/database.ts'
import { endOwnRecord, linkOwnRecord } from '../customers/index.ts'
import {
  assignRequest,
  closeRequest,
  countTabs,
  findByReference,
  findInConfidence,
  listOfPerson,
  listPublic,
  listQueue,
  ownFollower,
  readRequest,
  reopenRequest,
  searchFollower,
  searchRequests,
  writeUpdate,
} from './index.ts'
import {
  type Cast,
  caseIn,
  councilDatabase,
  eventsOf,
  isNotFound,
  look,
  refusedAs,
  staffId,
} from './requests.fixture.ts'
import { buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)

const emailOf = ({ actor }: Cast['ctx']): string => (actor.kind === 'staff' ? actor.email : '')

/** Asked by the wife of the officer, who has it in hand when that is found out. */
async function ofWife({ ctx, officer, leader }: Cast, service = 'pothole') {
  const words = { details: 'Beside the marmalade factory', name: 'Maud Wife', email: 'maud@example.test' }
  const built = await buildRequest(ctx, { ...words, service, words: 'marmalade' })
  await digestEvents(ctx, searchFollower)
  if (service === 'pothole') await assignRequest(leader, { requestId: built.requestId, to: staffId(officer) })
  const { rows } = await sql<{ id: string }>`select customer_id as id from requests.participants
    where id = ${built.participantId}::uuid`.execute(ctx.db)
  const customerId = rows[0]!.id
  await linkOwnRecord(leader, { customerId, email: emailOf(officer), kind: 'family' })
  return { ...built, customerId }
}

describe('what one’s family asked', () => {
  test(
    'is in no list, count, search or single read of hers, and in those of her colleagues',
    inCase(async cast => {
      const { officer, colleague } = cast
      const { requestId, reference, customerId } = await ofWife(cast)
      const seen = async (ctx: Cast['ctx']) => [
        (await listQueue(ctx, { tab: 'team', teams: ['roads', 'roads-north'] })).rows.length,
        (await listQueue(ctx, { tab: 'team', teams: [] })).rows.length,
        (await countTabs(ctx, { teams: [] })).team,
        ...(await Promise.all(
          [reference, 'marmalade', 'Maud'].map(async text => (await searchRequests(ctx, text)).rows.length),
        )),
        (await findByReference(ctx, reference)) === requestId ? 1 : 0,
        (await listOfPerson(ctx, customerId)).length,
      ]
      assert.deepEqual([...new Set(await seen(colleague))], [1])
      assert.deepEqual([...new Set(await seen(officer))], [0])
      assert.equal((await countTabs(officer, { teams: [] })).mine, 0)
      await assert.rejects(readRequest(officer, requestId), isNotFound)
      const note = { requestId, audience: 'staff', words: 'Mine' } as const
      await assert.rejects(writeUpdate(officer, note), isNotFound)
      await assert.rejects(closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' }), isNotFound)
    }),
  )

  test(
    'is seen by her as the public sees it, and again when it was a mistake',
    inCase(async cast => {
      const { ctx, officer, leader } = cast
      const { requestId, customerId } = await ofWife(cast)
      assert.equal((await listPublic(ctx, { limit: 50 })).rows.length, 1)
      const { rows } = await sql<{ id: string }>`select id from customers.own_records`.execute(ctx.db)
      await endOwnRecord(leader, { customerId, rowId: rows[0]!.id })
      assert.equal((await readRequest(officer, requestId)).id, requestId)
    }),
  )

  test(
    'in confidence is not there for her at all: she hears not even which team has it',
    inCase(async cast => {
      const { adviser, leader } = cast
      const { reference, customerId } = await ofWife(cast, 'harm')
      assert.equal((await findInConfidence(adviser, reference))?.teamId, 'care')
      await linkOwnRecord(leader, { customerId, email: emailOf(adviser), kind: 'family' })
      assert.equal(await findInConfidence(adviser, reference), null)
    }),
  )

  test(
    'goes back to its team when that is known, and is given to another colleague and never to her',
    inCase(async cast => {
      const { ctx, officer, colleague, leader } = cast
      const { requestId } = await ofWife(cast)
      await digestEvents(cast.system, ownFollower)
      assert.equal((await look(ctx, requestId)).assignedTo, null)
      const { type, actorKind, data } = (await eventsOf(ctx, requestId)).at(-1)!
      assert.deepEqual([type, actorKind, data.to], ['assigned', 'system', null])
      await assert.rejects(
        assignRequest(leader, { requestId, to: staffId(officer) }),
        refusedAs('requests.asked-by-own'),
      )
      await assignRequest(leader, { requestId, to: staffId(colleague) })
      assert.equal((await look(ctx, requestId)).assignedName, 'Col League')
    }),
  )

  test(
    'and was closed by then goes back when it is opened again',
    inCase(async cast => {
      const { ctx, officer, leader } = cast
      const { requestId } = await buildRequest(ctx, { email: emailOf(officer) })
      await sql`update requests.requests set assigned_to = ${staffId(officer)} where id = ${requestId}::uuid`.execute(
        ctx.db,
      )
      await closeRequest(leader, { requestId, outcome: 'done', words: 'Done.' })
      await reopenRequest(leader, { requestId })
      assert.equal((await look(ctx, requestId)).assignedTo, staffId(officer))
      await digestEvents(cast.system, ownFollower)
      assert.equal((await look(ctx, requestId)).assignedTo, null)
    }),
  )
})
