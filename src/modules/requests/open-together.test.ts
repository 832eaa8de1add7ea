import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { type AskedSubmission, openSubmission, reporterFrom } from './index.ts'

const { ctx, url } = await testDatabase({ after }, { template: 'wiltshire' })
/** Another process: it shares nothing but the database. */
const other = openDatabase(url)
after(() => other.close())

const asked = (key: string, more: Partial<AskedSubmission> = {}): AskedSubmission => ({
  key,
  reporter: reporterFrom({ name: 'Sam Sample', email: `${key}@example.test` }),
  language: 'en',
  requests: [{ service: 'pothole', answers: {}, details: `A hole, says ${key}` }],
  ...more,
})

async function countOf(context: Ctx, keys: string[]) {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from requests.submissions where key = any(${keys}::text[])) as submissions,
      (select count(*) from requests.requests r join requests.submissions s on s.id = r.submission_id where s.key = any(${keys}::text[])) as requests,
      (select count(*) from customers.contact_points where normal = any(${keys.map(key => `${key}@example.test`)}::text[])) as people,
      (select count(*) from platform.events e join requests.requests r on r.id = e.subject
        join requests.submissions s on s.id = r.submission_id where s.key = any(${keys}::text[])) as events`.execute(
    context.db,
  )
  return rows[0]
}

describe('submissions at the same moment', () => {
  test('are each taken in whole, and each hears of her own', async () => {
    const context = ctx()
    const keys = Array.from({ length: 30 }, (_, index) => `many-${index}`)
    const opened = await Promise.all(keys.map(key => openSubmission(context, asked(key))))
    for (const [index, [request, ...more]] of opened.entries()) {
      assert.equal(more.length, 0)
      const found = context.db.selectFrom('requests.requests').select(['details', 'reference'])
      const { details, reference } = await found.where('id', '=', request!.requestId).executeTakeFirstOrThrow()
      assert.deepEqual([details, reference], [`A hole, says ${keys[index]}`, request!.reference])
    }
    assert.deepEqual(await countOf(context, keys), { submissions: 30, requests: 30, people: 30, events: 30 })
  })

  test('with the same key are one, and all of them hear of it', async () => {
    const context = ctx()
    const keys = Array.from({ length: 40 }, (_, index) => `few-${index % 4}`)
    const opened = (await Promise.all(keys.map(key => openSubmission(context, asked(key))))).flat()
    assert.equal(opened.length, 40)
    assert.equal(opened.filter(each => !each.again).length, 4)
    assert.equal(new Set(opened.map(each => each.reference)).size, 4)
    const once = ['few-0', 'few-1', 'few-2', 'few-3']
    assert.deepEqual(await countOf(context, once), { submissions: 4, requests: 4, people: 4, events: 4 })
  })

  test('with the same keys in two processes, in transactions and without, are each taken in once', async () => {
    const [here, there] = [ctx(), ctx({ db: other.db })]
    const keys = Array.from({ length: 12 }, (_, index) => `contested-${index}`)
    const opened = await Promise.all([
      ...keys.map(key => openSubmission(here, asked(key))),
      ...keys.toReversed().map(key => openSubmission(there, asked(key))),
      ...keys.map(key => there.transaction(there => openSubmission(there, asked(key)))),
    ])
    assert.equal(opened.flat().filter(each => !each.again).length, 12)
    assert.equal(new Set(opened.flat().map(each => each.reference)).size, 12)
    assert.deepEqual(await countOf(here, keys), { submissions: 12, requests: 12, people: 12, events: 12 })
  })

  test('one that the database refuses leaves the others whole', async () => {
    const context = ctx()
    const wrong = asked('refused', {
      requests: [{ service: 'pothole', answers: {}, photos: ['01a2034e-0000-7000-8000-000000000000'] }],
    })
    const keys = ['beside-1', 'beside-2', 'beside-3', 'refused', 'beside-4']
    const settled = await Promise.allSettled(
      keys.map(key => openSubmission(context, key === 'refused' ? wrong : asked(key))),
    )
    assert.deepEqual(
      settled.map(each => each.status),
      ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    )
    assert.deepEqual(await countOf(context, keys), { submissions: 4, requests: 4, people: 4, events: 4 })
  })

  test('of several requests stay together, under the key of the act', async () => {
    const requests = ['pothole', 'street-light'].map(service => ({ service, answers: {}, details: service }))
    const first = await openSubmission(ctx(), asked('two-things', { requests }))
    const second = await openSubmission(ctx(), asked('two-things', { requests }))
    assert.equal(first.length, 2)
    assert.deepEqual(second.map(each => each.requestId).sort(), first.map(each => each.requestId).sort())
    assert.ok(second.every(each => each.again))
  })

  test('sent before under an earlier key are recognised while that is recent', async () => {
    const context = ctx()
    const [before] = await openSubmission(context, asked('by-words'))
    const earlier = { key: 'by-words', since: new Date(Date.now() - 60_000) }
    const [same] = await openSubmission(context, asked('by-header', { earlier }))
    assert.equal(same!.requestId, before!.requestId)
    const [other] = await openSubmission(
      context,
      asked('by-header-late', { earlier: { key: 'by-words', since: new Date(Date.now() + 60_000) } }),
    )
    assert.notEqual(other!.requestId, before!.requestId)
  })
})
