import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Closing } from './index.ts'
import { closeRequest, closeRequests, confirmClosure, pauseForCustomer, reopenRequest } from './index.ts'
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
        assert.ok(request.promises.every(step => step.keptAt))
        const { data } = (await eventsOf(ctx, requestId)).at(-1)!
        assert.deepEqual(data, { requestId, closureId: closure!.id, outcome, inTime: true })
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
        const { requestId } = await buildRequest(ctx, { service })
        await closeRequest(officer, { requestId, ...done, photos: [await buildFile(ctx)] })
        const { photos, closures } = await look(ctx, requestId)
        assert.equal(photos[0]?.closureId, closures[0]?.id)
        assert.equal(photos[0]?.releasedAt !== null, released)
      }
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
    'takes the closure back and lets the last step of the promise run',
    inCase(async cast => {
      const requestId = await closed(cast)
      await reopenRequest(at(cast.officer, '2026-12-02T10:00:00Z'), { requestId, note: 'We filled the wrong hole' })
      const request = await look(cast.ctx, requestId)
      assert.deepEqual([request.status, request.closedAt, request.needsLeader], ['open', null, false])
      assert.equal(request.closures[0]?.reopenedAt?.toISOString(), '2026-12-02T10:00:00.000Z')
      assert.deepEqual(
        request.promises.map(step => step.keptAt !== null),
        [true, false],
      )
      assert.equal(request.nextDueAt?.toISOString(), '2026-12-15T17:00:00.000Z')
      assert.deepEqual(
        request.updates.map(({ audience, words }) => [audience, words]),
        [['staff', 'We filled the wrong hole']],
      )
      assert.deepEqual(await typesOf(cast.ctx, requestId), ['opened', 'closed', 'reopened', 'update-written'])
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
