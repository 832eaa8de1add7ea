import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import {
  forgetViewers,
  listQueue,
  listSavedViews,
  listViewers,
  markPresence,
  noteVisit,
  readRequest,
  removeView,
  saveView,
} from './index.ts'
import { at, caseIn, councilDatabase, eventsOf, look, staffId } from './requests.fixture.ts'
import { buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)

const viewsOf = async (ctx: Ctx, requestId: string) =>
  (await eventsOf(ctx, requestId)).filter(event => event.type === 'viewed').map(event => event.data.staffId)

describe('looking at a request', () => {
  test(
    'is written down once an hour for each colleague, and stays out of the timeline',
    inCase(async ({ ctx, officer, colleague }) => {
      const { requestId } = await buildRequest(ctx)
      await noteVisit(officer, requestId)
      await noteVisit(at(officer, '2026-12-01T10:59:00Z'), requestId)
      await noteVisit(colleague, requestId)
      await noteVisit(at(officer, '2026-12-01T11:30:00Z'), requestId)
      assert.deepEqual(await viewsOf(ctx, requestId), [staffId(officer), staffId(colleague), staffId(officer)])
      assert.deepEqual(
        (await look(ctx, requestId)).timeline.map(event => event.type),
        ['requests.opened'],
      )
    }),
  )

  test(
    'is seen by colleagues who may see the request, and not by oneself',
    inCase(async ({ ctx, officer, colleague, leader }) => {
      const { requestId } = await buildRequest(ctx)
      await noteVisit(officer, requestId)
      await markPresence(colleague, { requestId, writing: true })
      const viewers = (await listViewers(officer, [requestId])).get(requestId)
      assert.deepEqual(
        viewers?.map(({ name, writing }) => [name, writing]),
        [['Col League', true]],
      )
      assert.deepEqual((await readRequest(colleague, requestId)).viewers, [{ name: 'Olu Officer', writing: false }])
      const { rows } = await listQueue(leader, { tab: 'team', teams: [] })
      assert.deepEqual(rows.find(row => row.id === requestId)?.viewers.sort(), ['Col League', 'Olu Officer'])
    }),
  )

  test(
    'of a request one may not see leaves no mark, and shows nobody',
    inCase(async ({ ctx, officer, carer, councillor }) => {
      const { requestId } = await buildRequest(ctx, { service: 'harm' })
      await markPresence(officer, { requestId, writing: true })
      await markPresence(carer, { requestId, writing: false })
      assert.deepEqual((await listViewers(carer, [requestId])).get(requestId) ?? [], [])
      for (const actor of [officer, councillor, ctx]) assert.equal((await listViewers(actor, [requestId])).size, 0)
    }),
  )
})

test(
  'who looked at a request before yesterday is forgotten',
  inCase(async ({ ctx, officer, colleague, leader }) => {
    const { requestId } = await buildRequest(ctx)
    await markPresence(officer, { requestId, writing: false })
    await markPresence(colleague, { requestId, writing: false })
    await sql`update requests.viewers set seen_at = now() - interval '25 hours' where staff_id = ${staffId(officer)}`.execute(
      ctx.db,
    )
    await forgetViewers(ctx)
    const { rows } = await sql<{ staff_id: string }>`select staff_id from requests.viewers`.execute(ctx.db)
    assert.deepEqual(
      rows.map(row => row.staff_id),
      [staffId(colleague)],
    )
    assert.equal((await listViewers(leader, [requestId])).get(requestId)?.length, 1)
  }),
)

describe('a saved view', () => {
  test(
    'is one’s own, is replaced under its name, and can be removed',
    inCase(async ({ ctx, officer, colleague }) => {
      await saveView(officer, { name: 'Potholes', query: 'service=pothole' })
      await saveView(officer, { name: 'Potholes', query: 'service=pothole&tab=overdue' })
      const [view, ...more] = await listSavedViews(officer)
      assert.deepEqual([view?.query, more], ['service=pothole&tab=overdue', []])
      assert.deepEqual(await listSavedViews(colleague), [])
      await removeView(colleague, view!.id)
      assert.equal((await listSavedViews(officer)).length, 1)
      await removeView(officer, 'no id')
      await removeView(officer, view!.id)
      assert.deepEqual(await listSavedViews(officer), [])
      assert.deepEqual(await listSavedViews(ctx), [])
    }),
  )
})
