import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import {
  type Closing,
  cancelRequest,
  closeRequest,
  confirmClosure,
  keepStep,
  mergeRequests,
  readTracked,
  reopenRequest,
} from './index.ts'
import {
  at,
  type Cast,
  caseIn,
  councilDatabase,
  eventsOf,
  isNotFound,
  look,
  refusedAs,
  staffId,
  typesOf,
} from './requests.fixture.ts'
import { buildFollower, buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)
const done = { outcome: 'done', words: 'We filled the hole.' } as const
const no = { sorted: false, words: 'It is still there' }
const yes = { sorted: true, words: '' }

async function closed({ ctx, officer }: Cast, closing: Closing = done) {
  const { requestId, participantId } = await buildRequest(ctx, {
    email: 'sam@example.test',
    assignedTo: staffId(officer),
  })
  await closeRequest(officer, { requestId, ...closing })
  return { requestId, participantId }
}

describe('‘Is it sorted?’', () => {
  test(
    'yes is thanked for, and the request stays closed',
    inCase(async cast => {
      const { requestId, participantId } = await closed(cast)
      assert.equal((await readTracked(cast.ctx, participantId)).answered, null)
      assert.equal(await confirmClosure(cast.ctx, { participantId, ...yes }), 'thanks')
      const request = await look(cast.ctx, requestId)
      assert.equal(request.status, 'closed')
      assert.equal((await readTracked(cast.ctx, participantId)).answered, true)
      const { type, actorKind, data } = (await eventsOf(cast.ctx, requestId)).at(-1)!
      assert.deepEqual([type, actorKind, data.sorted, data.again], ['closure-confirmed', 'link', true, false])
    }),
  )

  test(
    'a first no opens it again for a leader, with nobody’s name on it',
    inCase(async cast => {
      const { requestId, participantId } = await closed(cast)
      assert.equal(await confirmClosure(cast.ctx, { participantId, ...no }), 'reopened')
      const request = await look(cast.ctx, requestId)
      assert.deepEqual([request.status, request.needsLeader, request.assignedTo], ['open', true, null])
      assert.deepEqual(
        request.closures[0]?.confirmations.map(each => each.words),
        ['It is still there'],
      )
      assert.deepEqual((await typesOf(cast.ctx, requestId)).slice(-2), ['closure-confirmed', 'reopened'])
      assert.equal((await eventsOf(cast.ctx, requestId)).at(-1)?.data.because, 'not-sorted')
    }),
  )

  test(
    'a no begins the whole promise anew, from today',
    inCase(async cast => {
      const { requestId, participantId } = await buildRequest(cast.ctx, { email: 'sam@example.test' })
      await keepStep(cast.officer, { requestId, step: 'look' })
      await closeRequest(at(cast.officer, '2026-12-02T10:00:00Z'), { requestId, ...done })
      await confirmClosure(at(cast.ctx, '2026-12-08T10:00:00Z'), { participantId, ...no })
      const { promises, nextDueAt } = await look(cast.ctx, requestId)
      assert.deepEqual(
        promises.map(({ step, firstDueAt, dueAt, keptAt, endedAt }) => [
          step,
          firstDueAt.toISOString(),
          dueAt.toISOString(),
          keptAt,
          endedAt,
        ]),
        [
          ['look', '2026-12-10T17:00:00.000Z', '2026-12-10T17:00:00.000Z', null, null],
          ['mend', '2026-12-22T17:00:00.000Z', '2026-12-22T17:00:00.000Z', null, null],
        ],
      )
      assert.deepEqual(nextDueAt, promises[0]!.dueAt)
      const { kept, closures } = await readTracked(cast.ctx, participantId)
      assert.deepEqual(
        kept.map(({ step, inTime }) => [step, inTime]),
        [['look', true]],
      )
      assert.equal(closures[0]!.toLeader, true)
    }),
  )

  test(
    'a no that was closed again or joined into another waits for a leader when that is undone',
    inCase(async cast => {
      const { requestId, participantId } = await closed(cast)
      const other = await buildRequest(cast.ctx)
      await confirmClosure(cast.ctx, { participantId, ...no })
      for (const end of [
        () => closeRequest(cast.leader, { requestId, ...done }),
        () => mergeRequests(cast.leader, { requestId, into: other.requestId, words: 'The same hole' }),
      ]) {
        await end()
        await reopenRequest(cast.adviser, { requestId })
        assert.equal((await look(cast.ctx, requestId)).needsLeader, true)
        assert.deepEqual(
          (await readTracked(cast.ctx, participantId)).closures.map(each => each.toLeader).slice(1),
          (await look(cast.ctx, requestId)).closures.slice(1).map(() => false),
        )
      }
      await assert.rejects(closeRequest(cast.officer, { requestId, ...done }), refusedAs('requests.leader-must-close'))
    }),
  )

  test(
    'a no is judged by a leader, and never by whoever closed it',
    inCase(async cast => {
      const { requestId, participantId } = await closed({ ...cast, officer: cast.leader })
      await confirmClosure(cast.ctx, { participantId, ...no })
      await assert.rejects(closeRequest(cast.officer, { requestId, ...done }), refusedAs('requests.leader-must-close'))
      await assert.rejects(closeRequest(cast.leader, { requestId, ...done }), refusedAs('requests.another-must-close'))
      await closeRequest(cast.otherLeader, { requestId, ...done })
      assert.equal((await look(cast.ctx, requestId)).needsLeader, false)
    }),
  )

  test(
    'a no cannot be made away with by joining the request into another',
    inCase(async cast => {
      const { requestId, participantId } = await closed(cast)
      const other = await buildRequest(cast.ctx)
      await confirmClosure(cast.ctx, { participantId, ...no })
      const joining = { requestId, into: other.requestId, words: 'The same hole' }
      await assert.rejects(mergeRequests(cast.officer, joining), refusedAs('requests.leader-must-close'))
      await mergeRequests(cast.leader, joining)
    }),
  )

  test(
    'a second no offers a complaint, and opens nothing',
    inCase(async cast => {
      const { requestId, participantId } = await closed(cast)
      await confirmClosure(cast.ctx, { participantId, ...no })
      await closeRequest(cast.leader, { requestId, ...done })
      assert.equal(await confirmClosure(cast.ctx, { participantId, ...no }), 'complaint-offered')
      assert.equal((await look(cast.ctx, requestId)).status, 'closed')
      assert.equal((await eventsOf(cast.ctx, requestId)).at(-1)?.data.again, true)
    }),
  )

  test(
    'a no to a refusal, or to what is somebody else’s, offers a complaint',
    inCase(async cast => {
      const refusal: Closing = { outcome: 'refused', words: 'Too small.', challenge: 'Write to us.' }
      const elsewhere: Closing = { outcome: 'elsewhere', words: 'Not our road.', body: 'National Highways' }
      for (const closing of [refusal, elsewhere]) {
        const { requestId, participantId } = await closed(cast, closing)
        assert.equal(await confirmClosure(cast.ctx, { participantId, ...no }), 'complaint-offered')
        assert.equal((await look(cast.ctx, requestId)).status, 'closed')
      }
    }),
  )

  test(
    'is taken for 28 days and no longer; then nothing is written',
    inCase(async cast => {
      const { requestId, participantId } = await closed(cast)
      const late = at(cast.ctx, '2026-12-29T10:00:00.001Z')
      assert.equal(await confirmClosure(late, { participantId, ...no }), 'too-late')
      assert.deepEqual((await typesOf(cast.ctx, requestId)).at(-1), 'closed')
      assert.deepEqual((await look(cast.ctx, requestId)).closures[0]?.confirmations, [])
      assert.equal(await confirmClosure(at(cast.ctx, '2026-12-29T10:00:00Z'), { participantId, ...no }), 'reopened')
    }),
  )

  test(
    'each participant answers for herself: another’s no opens what one found sorted',
    inCase(async cast => {
      const { requestId, participantId } = await buildRequest(cast.ctx, { email: 'sam@example.test' })
      const other = await buildFollower(cast.ctx, requestId, 'jo@example.test')
      await closeRequest(cast.officer, { requestId, ...done })
      assert.equal(await confirmClosure(cast.ctx, { participantId, ...yes }), 'thanks')
      assert.equal((await readTracked(cast.ctx, other)).answered, null)
      assert.equal(await confirmClosure(cast.ctx, { participantId: other, ...no }), 'reopened')
      const { closures } = await look(cast.ctx, requestId)
      assert.deepEqual(closures[0]?.confirmations.map(each => each.sorted).sort(), [false, true])
    }),
  )

  test(
    'answered twice alike is answered once, and another answer replaces the first',
    inCase(async cast => {
      const { requestId, participantId } = await closed(cast)
      await confirmClosure(cast.ctx, { participantId, ...yes })
      assert.equal(await confirmClosure(cast.ctx, { participantId, ...yes }), 'thanks')
      assert.deepEqual(await typesOf(cast.ctx, requestId), ['opened', 'closed', 'closure-confirmed'])
      assert.equal(await confirmClosure(cast.ctx, { participantId, ...no }), 'reopened')
      const { closures } = await look(cast.ctx, requestId)
      assert.deepEqual(
        closures[0]?.confirmations.map(each => each.sorted),
        [false],
      )
    }),
  )

  test(
    'is not asked while it is open, open again, or taken back',
    inCase(async cast => {
      const { requestId, participantId } = await closed(cast)
      await reopenRequest(cast.officer, { requestId })
      await assert.rejects(confirmClosure(cast.ctx, { participantId, ...yes }), refusedAs('requests.not-closed'))
      assert.equal((await readTracked(cast.ctx, participantId)).askedAbout, null)
      await cancelRequest(cast.ctx, { participantId, words: '', because: 'Taken back' })
      await assert.rejects(confirmClosure(cast.ctx, { participantId, ...no }), refusedAs('requests.not-closed'))
      assert.equal((await readTracked(cast.ctx, participantId)).askedAbout, null)
    }),
  )

  test(
    'is asked of those whose request was joined into another about that one',
    inCase(async cast => {
      const [joined, kept] = [await buildRequest(cast.ctx, { email: 'ada@example.test' }), await buildRequest(cast.ctx)]
      const { participantId } = joined
      await mergeRequests(cast.officer, { requestId: joined.requestId, into: kept.requestId, words: 'The same hole' })
      await assert.rejects(confirmClosure(cast.ctx, { participantId, ...no }), refusedAs('requests.not-closed'))
      await closeRequest(cast.officer, { requestId: kept.requestId, ...done })
      assert.equal((await readTracked(cast.ctx, participantId)).askedAbout?.words, done.words)
      assert.equal(await confirmClosure(cast.ctx, { participantId, ...no }), 'reopened')
      assert.equal((await look(cast.ctx, kept.requestId)).needsLeader, true)
      assert.equal((await look(cast.ctx, joined.requestId)).status, 'closed')
    }),
  )

  test(
    'is answered by nobody else',
    inCase(async cast => {
      const { requestId } = await closed(cast)
      for (const participantId of [requestId, 'no id', ''])
        await assert.rejects(confirmClosure(cast.ctx, { participantId, ...yes }), isNotFound)
    }),
  )
})
