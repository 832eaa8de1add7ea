import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import {
  assignRequest,
  holdMessage,
  readRequest,
  requeueHeld,
  saveMessageDraft,
  sendHeldMessage,
  sendHeldNow,
  takeOverDraft,
  undoMessage,
} from '../index.ts'
import { caseIn, councilDatabase } from '../requests.fixture.ts'
import { buildRequest } from '../testing.ts'

const inCase = caseIn(await councilDatabase({ after }))
const hold = (ctx: Ctx, requestId: string, words = 'We come on Thursday', key = newId()) =>
  holdMessage(ctx, { key, requestId, words, audience: 'participants' })
const jobs = async (ctx: Ctx) =>
  (await sql<{ key: string }>`select key from graphile_worker.jobs where key like 'held:%'`.execute(ctx.db)).rows

test(
  'a message waits, and goes once however often its job is done',
  inCase(async ({ ctx, officer, system }) => {
    const { requestId } = await buildRequest(ctx)
    const key = newId()
    const id = await hold(officer, requestId, 'We come on Thursday', key)
    assert.equal(await hold(officer, requestId, 'We come on Thursday', key), id)
    const waiting = await readRequest(officer, requestId)
    assert.deepEqual(
      [waiting.updates.length, waiting.held.length, waiting.held[0]!.words],
      [0, 1, 'We come on Thursday'],
    )
    assert.equal(waiting.held[0]!.goesAt.getTime() - officer.now().getTime(), 10_000)
    assert.deepEqual(await jobs(ctx), [{ key: `held:${id}` }])
    await sendHeldMessage(system, id)
    await sendHeldMessage(system, id)
    assert.equal(
      await hold(officer, requestId, 'We come on Thursday', key),
      id,
      'the form sent again is the same message',
    )
    const { updates, held } = await readRequest(officer, requestId)
    assert.deepEqual(
      [updates.map(({ id, words, authorName }) => [id, words, authorName]), held],
      [[[id, 'We come on Thursday', 'Olu Officer']], []],
    )
    await assert.rejects(undoMessage(officer, id), { code: 'requests.message-gone' })
  }),
)

test(
  'undone, it never goes: its words are in the draft again, before what was written since',
  inCase(async ({ ctx, officer, colleague, system }) => {
    const { requestId } = await buildRequest(ctx)
    const id = await hold(officer, requestId)
    await saveMessageDraft(officer, { requestId, words: 'And bring a cone' })
    await assert.rejects(undoMessage(colleague, id), { code: 'requests.message-gone' })
    await undoMessage(officer, id)
    await sendHeldMessage(system, id)
    const { updates, drafts } = await readRequest(officer, requestId)
    assert.deepEqual([updates, drafts.map(each => each.words)], [[], ['We come on Thursday\n\nAnd bring a cone']])
  }),
)

test(
  'one that lost its job is planned again, and its writer need not wait',
  inCase(async ({ ctx, officer, system }) => {
    const { requestId } = await buildRequest(ctx)
    const id = await hold(officer, requestId)
    await sql`select graphile_worker.remove_job(${`held:${id}`})`.execute(ctx.db)
    await requeueHeld(system)
    assert.deepEqual(await jobs(ctx), [{ key: `held:${id}` }])
    await sendHeldNow(officer, id)
    assert.equal((await readRequest(officer, requestId)).updates.length, 1)
  }),
)

test(
  'one that cannot go any more stays, and its writer has the words again',
  inCase(async ({ ctx, officer, system }) => {
    const { requestId } = await buildRequest(ctx)
    const id = await holdMessage(officer, { key: newId(), requestId, words: 'For all', audience: 'public' })
    await sql`update requests.requests set visibility = 'private-from-public' where id = ${requestId}`.execute(ctx.db)
    await sendHeldMessage(system, id)
    const { updates, held } = await readRequest(officer, requestId)
    assert.deepEqual([updates, held.map(each => each.problem)], [[], ['requests.not-public']])
    await undoMessage(officer, id)
    assert.equal((await readRequest(officer, requestId)).drafts[0]!.words, 'For all')
  }),
)

test(
  'her own message that goes in the middle is no news to its writer',
  inCase(async ({ ctx, officer, system }) => {
    const { requestId } = await buildRequest(ctx)
    const { timeline } = await readRequest(officer, requestId)
    await sendHeldMessage(system, await hold(officer, requestId))
    await assignRequest(officer, { requestId, to: officer.actor.id!, asOf: timeline.at(-1)!.seq })
  }),
)

test(
  'a colleague goes on with a draft, and nobody loses a word',
  inCase(async ({ ctx, officer, colleague }) => {
    const { requestId } = await buildRequest(ctx)
    await saveMessageDraft(officer, { requestId, words: 'We looked at it. 4111 1111 1111 1111' })
    await saveMessageDraft(colleague, { requestId, words: 'Mine so far' })
    const from = { requestId, staffId: officer.actor.id! }
    await takeOverDraft(colleague, from)
    await takeOverDraft(colleague, from)
    const drafts = async () =>
      Object.fromEntries((await readRequest(officer, requestId)).drafts.map(each => [each.authorName, each]))
    const both = await drafts()
    assert.match(both['Olu Officer']!.words, /^We looked at it\. (?!4111)/)
    assert.equal(both['Olu Officer']!.takenBy, 'Col League')
    assert.equal(both['Col League']!.words, `Mine so far\n\n${both['Olu Officer']!.words}`)
    await hold(colleague, requestId)
    assert.deepEqual(Object.keys(await drafts()), ['Olu Officer'])
  }),
)
