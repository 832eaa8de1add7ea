import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { withContext } from '../../platform/context.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { newId } from '../../platform/id.ts'
import { assignRequest, assignRequests, closeRequest, confirmClosure } from './index.ts'
import {
  caseIn,
  castOf,
  councilDatabase,
  eventsOf,
  isNotFound,
  look,
  refusedAs,
  staffId,
  typesOf,
} from './requests.fixture.ts'
import { buildRequest, buildStaff } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)

describe('assigning', () => {
  test(
    'gives a request to a colleague, and says so',
    inCase(async ({ ctx, officer, colleague }) => {
      const { requestId } = await buildRequest(ctx)
      await assignRequest(officer, { requestId, to: staffId(colleague) })
      assert.equal((await look(ctx, requestId)).assignedName, 'Col League')
      const assigned = (await eventsOf(ctx, requestId)).at(-1)
      assert.deepEqual(assigned?.data, { requestId, to: staffId(colleague), by: staffId(officer) })
    }),
  )

  test(
    'to the same colleague again changes nothing, and to nobody takes it back',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await assignRequest(officer, { requestId, to: staffId(officer) })
      await assignRequest(officer, { requestId, to: staffId(officer) })
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'assigned'])
      await assignRequest(officer, { requestId, to: null })
      assert.equal((await look(ctx, requestId)).assignedTo, null)
      const rows = await ctx.db
        .selectFrom('requests.assignments')
        .select('staff_id')
        .where('request_id', '=', requestId)
        .execute()
      assert.deepEqual(
        rows.map(row => row.staff_id),
        [staffId(officer), null],
      )
    }),
  )

  test(
    'is refused to those who may not, and what they may not see is not found',
    inCase(async ({ ctx, officer, adviser, employee, councillor, carer }) => {
      const { requestId } = await buildRequest(ctx)
      for (const actor of [adviser, councillor])
        await assert.rejects(assignRequest(actor, { requestId, to: null }), refusedAs('requests.not-yours-to-assign'))
      await assert.rejects(assignRequest(employee, { requestId, to: null }), isNotFound)
      const secret = await buildRequest(ctx, { service: 'harm' })
      await assert.rejects(assignRequest(officer, { requestId: secret.requestId, to: staffId(officer) }), isNotFound)
      await assignRequest(carer, { requestId: secret.requestId, to: staffId(carer) })
      await assert.rejects(assignRequest(officer, { requestId: newId(), to: null }), isNotFound)
      await assert.rejects(assignRequest(officer, { requestId: 'no id', to: null }), isNotFound)
    }),
  )

  test(
    'is refused to somebody who left, who does not work on requests, or who is nobody',
    inCase(async ({ ctx, officer, employee, councillor }) => {
      const { requestId } = await buildRequest(ctx)
      const gone = await buildStaff(ctx, { roles: ['officer'], teams: ['roads'], name: 'Gone Away' })
      await ctx.db
        .updateTable('organisation.staff_members')
        .set({ disabled_at: ctx.now() })
        .where('id', '=', staffId(gone))
        .execute()
      await assert.rejects(
        assignRequest(officer, { requestId, to: staffId(gone) }),
        refusedAs('requests.colleague-left'),
      )
      for (const other of [employee, councillor])
        await assert.rejects(
          assignRequest(officer, { requestId, to: staffId(other) }),
          refusedAs('requests.colleague-cannot'),
        )
      for (const nobody of [newId(), 'no id'])
        await assert.rejects(assignRequest(officer, { requestId, to: nobody }), isNotFound)
    }),
  )

  test(
    'what was said in confidence goes to its team only',
    inCase(async ({ ctx, officer, carer }) => {
      const { requestId } = await buildRequest(ctx, { service: 'harm' })
      await assert.rejects(
        assignRequest(carer, { requestId, to: staffId(officer) }),
        refusedAs('requests.colleague-not-in-team'),
      )
      const member = await buildStaff(ctx, { roles: ['officer'], teams: ['care'], name: 'Care Colleague' })
      await assignRequest(carer, { requestId, to: staffId(member) })
      assert.equal((await look(ctx, requestId)).assignedName, 'Care Colleague')
    }),
  )

  test(
    'is refused once it is closed',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' })
      await assert.rejects(assignRequest(officer, { requestId, to: staffId(officer) }), refusedAs('requests.closed'))
    }),
  )

  test(
    'what waits for a leader is a leader’s to give, not that of whoever closed it',
    inCase(async ({ ctx, officer, colleague, leader }) => {
      const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' })
      await confirmClosure(ctx, { participantId, sorted: false, words: 'It is not' })
      await assert.rejects(
        assignRequest(officer, { requestId, to: staffId(officer) }),
        refusedAs('requests.leader-must-assign'),
      )
      await assignRequest(leader, { requestId, to: staffId(colleague) })
      assert.equal((await look(ctx, requestId)).assignedName, 'Col League')
    }),
  )
})

describe('assigning several', () => {
  test(
    'gives all that can be seen, and says how many',
    inCase(async ({ ctx, officer }) => {
      const ids = [await buildRequest(ctx), await buildRequest(ctx)].map(each => each.requestId)
      const secret = await buildRequest(ctx, { service: 'harm' })
      const requestIds = [...ids, secret.requestId, newId(), 'no id', ids[0]!]
      assert.equal(await assignRequests(officer, { requestIds, to: staffId(officer) }), 2)
      for (const id of ids) assert.equal((await look(ctx, id)).assignedTo, staffId(officer))
      assert.equal((await look(ctx, secret.requestId)).assignedTo, null)
    }),
  )

  test(
    'gives none where one of them cannot be given',
    inCase(async ({ ctx, officer }) => {
      const [open, closed] = [await buildRequest(ctx), await buildRequest(ctx)]
      await closeRequest(officer, { requestId: closed.requestId, outcome: 'done', words: 'Done.' })
      const requestIds = [open.requestId, closed.requestId]
      await assert.rejects(assignRequests(officer, { requestIds, to: staffId(officer) }), refusedAs('requests.closed'))
      assert.equal((await look(ctx, open.requestId)).assignedTo, null)
    }),
  )

  test(
    'of which there is none does nothing',
    inCase(async ({ officer }) => {
      assert.equal(await assignRequests(officer, { requestIds: [], to: staffId(officer) }), 0)
      assert.equal(await assignRequests(officer, { requestIds: ['no id'], to: null }), 0)
    }),
  )

  test('in opposite orders at the same time does not end in a deadlock', async () => {
    const { ctx, officer, colleague } = castOf(database.ctx())
    const requestIds: string[] = []
    for (let count = 0; count < 20; count++) requestIds.push((await buildRequest(ctx)).requestId)
    const others = openDatabase(database.url, { max: 4 })
    try {
      const elsewhere = withContext(colleague, { db: others.db })
      const reversed = requestIds.toReversed()
      for (let round = 0; round < 5; round++)
        assert.deepEqual(
          await Promise.all([
            assignRequests(officer, { requestIds, to: staffId(officer) }),
            assignRequests(elsewhere, { requestIds: reversed, to: staffId(colleague) }),
          ]),
          [20, 20],
        )
    } finally {
      await others.close()
    }
  })
})
