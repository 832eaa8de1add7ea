import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import type { Closing } from './index.ts'
import {
  becameOf,
  cancelRequest,
  closeRequest,
  closeRequests,
  confirmClosure,
  keepStep,
  listPublishedUpdates,
  mergeRequests,
  pauseForCustomer,
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
  typesOf,
} from './requests.fixture.ts'
import { buildFile, buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)
const done = { outcome: 'done', words: 'We filled the hole.' } as const

describe('closing', () => {
  const endings: [string, Closing][] = [
    ['done', { ...done }],
    ['refused', { outcome: 'refused', words: 'It is too small.', challenge: 'Write to us.' }],
    [
      'elsewhere',
      { outcome: 'elsewhere', words: 'It is not our road.', body: 'National Highways', bodyReference: 'NH-1' },
    ],
  ]
  for (const [outcome, closing] of endings)
    test(
      `as ${outcome} says so in plain words and ends the promise`,
      inCase(async ({ ctx, officer }) => {
        const { requestId } = await buildRequest(ctx)
        await closeRequest(officer, { requestId, ...closing })
        const request = await look(ctx, requestId)
        const { words, challenge = null, body = null, bodyReference = null } = closing
        const [closure] = request.closures
        assert.deepEqual(
          { ...closure, id: '', createdAt: 0 },
          {
            id: '',
            createdAt: 0,
            outcome,
            words,
            challenge,
            body,
            bodyReference,
            byName: 'Olu Officer',
            reopenedAt: null,
            confirmations: [],
          },
        )
        assert.equal(request.status, 'closed')
        assert.deepEqual(request.closedAt, officer.now())
        assert.equal(request.nextDueAt, null)
        const isDone = outcome === 'done'
        assert.deepEqual(
          request.promises.map(step => [step.keptAt, step.endedAt]),
          [0, 1].map(() => [isDone ? officer.now() : null, officer.now()]),
        )
        const { data } = (await eventsOf(ctx, requestId)).at(-1)!
        assert.deepEqual(data, { requestId, closureId: closure!.id, outcome, inTime: isDone ? true : null })
      }),
    )

  test(
    'needs words, a refusal needs how to challenge it, and what is elsewhere whose it is',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      const refused = (closing: Closing, code: string) =>
        assert.rejects(closeRequest(officer, { requestId, ...closing }), refusedAs(code))
      await refused({ outcome: 'done', words: ' ' }, 'requests.outcome-needs-words')
      await refused({ outcome: 'refused', words: 'No.' }, 'requests.refusal-needs-challenge')
      await refused({ outcome: 'refused', words: 'No.', challenge: ' \n' }, 'requests.refusal-needs-challenge')
      await refused({ outcome: 'elsewhere', words: 'Not ours.' }, 'requests.elsewhere-needs-body')
      assert.deepEqual(await typesOf(ctx, requestId), ['opened'])
    }),
  )

  test(
    'is refused to those who may not, and what they may not see is not found',
    inCase(async ({ ctx, adviser, employee, councillor, officer }) => {
      const { requestId } = await buildRequest(ctx)
      for (const actor of [adviser, councillor])
        await assert.rejects(closeRequest(actor, { requestId, ...done }), refusedAs('requests.not-yours'))
      await assert.rejects(closeRequest(employee, { requestId, ...done }), isNotFound)
      await assert.rejects(closeRequest(ctx, { requestId, ...done }), refusedAs('requests.not-yours'))
      const secret = await buildRequest(ctx, { service: 'harm' })
      await assert.rejects(closeRequest(officer, { requestId: secret.requestId, ...done }), isNotFound)
    }),
  )

  test(
    'twice is refused',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await closeRequest(officer, { requestId, ...done })
      await assert.rejects(closeRequest(officer, { requestId, ...done }), refusedAs('requests.closed'))
    }),
  )

  test(
    'after the promised day says so',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await closeRequest(at(officer, '2026-12-15T17:00:00.001Z'), { requestId, ...done })
      assert.equal((await eventsOf(ctx, requestId)).at(-1)?.data.inTime, false)
    }),
  )

  test(
    'while we wait for the customer counts the time we waited',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, { email: 'sam@example.test' })
      await pauseForCustomer(officer, { requestId, question: 'Which side?' })
      await closeRequest(at(officer, '2026-12-16T10:00:00Z'), { requestId, ...done })
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'paused', 'resumed', 'closed'])
      assert.equal((await eventsOf(ctx, requestId)).at(-1)?.data.inTime, true)
      assert.equal((await look(ctx, requestId)).pause, null)
    }),
  )

  test(
    'shows a photo of the result to the public where the request is public',
    inCase(async ({ ctx, officer }) => {
      for (const [service, released] of [
        ['pothole', true],
        ['noise', false],
      ] as const) {
        const { requestId } = await buildRequest(ctx, { service, team: 'roads' })
        await closeRequest(officer, { requestId, ...done, photos: [await buildFile(ctx)] })
        const { photos, closures } = await look(ctx, requestId)
        assert.equal(photos[0]?.closureId, closures[0]?.id)
        assert.equal(photos[0]?.releasedAt !== null, released)
      }
    }),
  )
})

describe('the promise of what is closed', () => {
  const becameAt = async (ctx: Ctx, requestId: string) => (await look(ctx, requestId)).promises.map(becameOf)
  /** The look was due on 3 December, the mending on 15 December. */
  const ON_8TH = '2026-12-08T10:00:00Z'

  test(
    'is kept where it was done: late is what was overdue then',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await closeRequest(at(officer, ON_8TH), { requestId, ...done })
      assert.deepEqual(await becameAt(ctx, requestId), ['kept-late', 'kept'])
    }),
  )

  test(
    'ends neither kept nor broken where it was not done; what was overdue then was broken',
    inCase(async ({ ctx, officer }) => {
      const refused = { outcome: 'refused', words: 'No.', challenge: 'Write.' } as const
      const elsewhere = { outcome: 'elsewhere', words: 'Not ours.', body: 'National Highways' } as const
      for (const closing of [refused, elsewhere]) {
        const { requestId } = await buildRequest(ctx)
        await closeRequest(at(officer, ON_8TH), { requestId, ...closing })
        assert.deepEqual(await becameAt(ctx, requestId), ['broken', 'ended'])
        assert.equal((await eventsOf(ctx, requestId)).at(-1)?.data.inTime, null)
        const late = await buildRequest(ctx)
        await closeRequest(at(officer, '2026-12-16T10:00:00Z'), { requestId: late.requestId, ...closing })
        assert.equal((await eventsOf(ctx, late.requestId)).at(-1)?.data.inTime, false)
      }
    }),
  )

  test(
    'ends so too where it was joined into another or taken back, and comes back with its own dates',
    inCase(async ({ ctx, officer }) => {
      const [joined, kept] = [await buildRequest(ctx), await buildRequest(ctx, { email: 'sam@example.test' })]
      const { requestId } = joined
      const before = await look(ctx, requestId)
      await mergeRequests(officer, { requestId, into: kept.requestId, words: 'The same' })
      assert.deepEqual(await becameAt(ctx, requestId), ['ended', 'ended'])
      await reopenRequest(at(officer, ON_8TH), { requestId })
      const after = await look(ctx, requestId)
      assert.deepEqual([after.promises, after.nextDueAt], [before.promises, before.nextDueAt])
      await cancelRequest(ctx, { participantId: kept.participantId, words: '', because: 'Taken back' })
      assert.deepEqual(await becameAt(ctx, kept.requestId), ['ended', 'ended'])
    }),
  )
})

describe('closing several', () => {
  test(
    'is a leader’s, and leaves those that are closed as they are',
    inCase(async ({ ctx, officer, leader }) => {
      const requests = [await buildRequest(ctx), await buildRequest(ctx), await buildRequest(ctx)]
      const requestIds = requests.map(each => each.requestId)
      await assert.rejects(
        closeRequests(officer, { requestIds, ...done }),
        refusedAs('requests.bulk-close-needs-leader'),
      )
      await closeRequest(officer, { requestId: requestIds[0]!, outcome: 'refused', words: 'No.', challenge: 'Write.' })
      assert.equal(await closeRequests(leader, { requestIds, ...done }), 2)
      const outcomes = await Promise.all(
        requestIds.map(async id => (await look(ctx, id)).closures.map(each => each.outcome)),
      )
      assert.deepEqual(outcomes, [['refused'], ['done'], ['done']])
    }),
  )

  test(
    'closes none where one cannot be, and none where there is none',
    inCase(async ({ ctx, leader, otherLeader }) => {
      const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
      const other = await buildRequest(ctx)
      await closeRequest(leader, { requestId, ...done })
      await confirmClosure(ctx, { participantId, sorted: false, words: 'No' })
      const requestIds = [other.requestId, requestId]
      await assert.rejects(closeRequests(leader, { requestIds, ...done }), refusedAs('requests.another-must-close'))
      assert.equal((await look(ctx, other.requestId)).status, 'open')
      assert.equal(await closeRequests(otherLeader, { requestIds, ...done }), 2)
      assert.equal(await closeRequests(leader, { requestIds: [], ...done }), 0)
    }),
  )
})

describe('opening again', () => {
  const closed = async ({ ctx, officer }: Cast) => {
    const { requestId } = await buildRequest(ctx)
    await closeRequest(officer, { requestId, ...done })
    return requestId
  }

  test(
    'by staff takes the closure back: what it ended is promised again for the same days, what was kept before stays so',
    inCase(async cast => {
      const { requestId } = await buildRequest(cast.ctx)
      await keepStep(cast.officer, { requestId, step: 'look' })
      await closeRequest(cast.officer, { requestId, ...done })
      await reopenRequest(at(cast.officer, '2026-12-02T10:00:00Z'), { requestId, note: 'We filled the wrong hole' })
      const request = await look(cast.ctx, requestId)
      assert.deepEqual([request.status, request.closedAt, request.needsLeader], ['open', null, false])
      assert.equal(request.closures[0]?.reopenedAt?.toISOString(), '2026-12-02T10:00:00.000Z')
      assert.deepEqual(
        request.promises.map(({ keptAt, endedAt }) => [keptAt !== null, endedAt]),
        [
          [true, null],
          [false, null],
        ],
      )
      assert.equal(request.nextDueAt?.toISOString(), '2026-12-15T17:00:00.000Z')
      assert.deepEqual(
        request.updates.map(({ audience, words }) => [audience, words]),
        [['staff', 'We filled the wrong hole']],
      )
      assert.deepEqual((await typesOf(cast.ctx, requestId)).slice(-3), ['closed', 'reopened', 'update-written'])
    }),
  )

  test(
    'leaves work planned that was planned before it was closed, also where it was closed while we waited',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, { email: 'sam@example.test' })
      await keepStep(officer, { requestId, step: 'look', scheduled: true })
      await pauseForCustomer(officer, { requestId, question: 'Which side?' })
      for (const words of ['We filled the hole.', 'We filled it now.']) {
        await closeRequest(officer, { requestId, ...done, words })
        await reopenRequest(officer, { requestId })
        assert.equal((await look(ctx, requestId)).status, 'scheduled')
      }
      const { rows } = await listPublishedUpdates(ctx, {}, 10)
      assert.deepEqual(
        rows.map(({ kind, state }) => `${kind}: ${state}`),
        ['scheduled: scheduled', 'closed: closed', 'reopened: scheduled', 'closed: closed', 'reopened: scheduled'],
      )
    }),
  )

  test(
    'is refused where it is open, and to those who may not',
    inCase(async cast => {
      const requestId = await closed(cast)
      for (const actor of [cast.councillor, cast.ctx])
        await assert.rejects(reopenRequest(actor, { requestId }), refusedAs('requests.not-yours'))
      await assert.rejects(reopenRequest(cast.employee, { requestId }), isNotFound)
      await reopenRequest(cast.adviser, { requestId })
      await assert.rejects(reopenRequest(cast.officer, { requestId }), refusedAs('requests.open-already'))
    }),
  )

  test(
    'and closing again tells of both ends',
    inCase(async cast => {
      const requestId = await closed(cast)
      await reopenRequest(cast.officer, { requestId })
      await closeRequest(at(cast.officer, '2026-12-03T10:00:00Z'), {
        requestId,
        outcome: 'done',
        words: 'Now the right one.',
      })
      const { closures } = await look(cast.ctx, requestId)
      assert.deepEqual(
        closures.map(({ words, reopenedAt }) => [words, reopenedAt !== null]),
        [
          ['We filled the hole.', true],
          ['Now the right one.', false],
        ],
      )
    }),
  )
})

describe('what somebody has seen', () => {
  test(
    'must still be so when she acts on it; others’ looking and joining is no change',
    inCase(async ({ ctx, officer, colleague }) => {
      const { requestId } = await buildRequest(ctx, { email: 'sam@example.test' })
      const asOf = (await look(ctx, requestId)).timeline.at(-1)!.seq
      await pauseForCustomer(colleague, { requestId, question: 'Which side?' })
      await assert.rejects(closeRequest(officer, { requestId, ...done, asOf }), refusedAs('requests.changed-meanwhile'))
      const now = (await look(ctx, requestId)).timeline.at(-1)!.seq
      await closeRequest(officer, { requestId, ...done, asOf: now })
    }),
  )
})
