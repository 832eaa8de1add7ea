import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import {
  addInformation,
  closeRequest,
  keepStep,
  movePromise,
  pauseForCustomer,
  resumeWork,
  stopTelling,
} from './index.ts'
import { at, caseIn, councilDatabase, eventsOf, isNotFound, look, refusedAs, typesOf } from './requests.fixture.ts'
import { buildFollower, buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)
const sam = { email: 'sam@example.test' }

async function duesOf(ctx: Ctx, requestId: string): Promise<Record<string, string>> {
  const { promises, nextDueAt } = await look(ctx, requestId)
  const dues = promises.map(({ step, dueAt }) => [step, dueAt.toISOString()])
  return { ...Object.fromEntries(dues), next: nextDueAt?.toISOString() }
}

describe('a step of the promise', () => {
  test(
    'is kept, and the next one is then due',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await keepStep(officer, { requestId, step: 'look' })
      const request = await look(ctx, requestId)
      assert.deepEqual(
        request.promises.map(step => step.keptAt),
        [officer.now(), null],
      )
      assert.equal(request.nextDueAt?.toISOString(), '2026-12-15T17:00:00.000Z')
      assert.deepEqual((await eventsOf(ctx, requestId)).at(-1)?.data, { requestId, step: 'look', inTime: true })
      await keepStep(officer, { requestId, step: 'mend' })
      assert.equal((await look(ctx, requestId)).nextDueAt, null)
    }),
  )

  test(
    'kept late says so, kept twice says nothing more',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await keepStep(at(officer, '2026-12-03T17:00:00.001Z'), { requestId, step: 'look' })
      assert.equal((await eventsOf(ctx, requestId)).at(-1)?.data.inTime, false)
      await keepStep(officer, { requestId, step: 'look' })
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'step-kept'])
    }),
  )

  test(
    'may plan the work, also when it was kept before',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await keepStep(officer, { requestId, step: 'look', scheduled: true })
      assert.equal((await look(ctx, requestId)).status, 'scheduled')
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'scheduled', 'step-kept'])
      const other = await buildRequest(ctx)
      await keepStep(officer, { requestId: other.requestId, step: 'look' })
      await keepStep(officer, { requestId: other.requestId, step: 'look', scheduled: true })
      assert.equal((await look(ctx, other.requestId)).status, 'scheduled')
    }),
  )

  test(
    'that was not promised is not found',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await assert.rejects(keepStep(officer, { requestId, step: 'dance' }), isNotFound)
    }),
  )

  test(
    'moves with a reason that is told; the first date stays on record',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      const to = new Date('2026-12-20T17:00:00Z')
      await movePromise(officer, { requestId, step: 'mend', to, reason: 'The ground is frozen.' })
      const request = await look(ctx, requestId)
      const mend = request.promises[1]!
      assert.deepEqual([mend.dueAt, mend.firstDueAt.toISOString()], [to, '2026-12-15T17:00:00.000Z'])
      assert.deepEqual(request.dueAt, to)
      const [update] = request.updates
      assert.deepEqual([update?.audience, update?.words], ['participants', 'The ground is frozen.'])
      const { data } = (await eventsOf(ctx, requestId)).at(-1)!
      assert.deepEqual(data, {
        requestId,
        step: 'mend',
        from: '2026-12-15T17:00:00.000Z',
        to: '2026-12-20T17:00:00.000Z',
        updateId: update?.id,
      })
    }),
  )

  test(
    'moves only with a reason, into the future, while it is open and runs',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, sam)
      const to = new Date('2026-12-10T17:00:00Z')
      const move = (more: object) => movePromise(officer, { requestId, step: 'look', to, reason: 'Frost.', ...more })
      await assert.rejects(move({ reason: ' ' }), refusedAs('requests.reason-needed'))
      await assert.rejects(move({ to: officer.now() }), refusedAs('requests.date-past'))
      await assert.rejects(move({ step: 'dance' }), isNotFound)
      await keepStep(officer, { requestId, step: 'look' })
      await assert.rejects(move({}), refusedAs('requests.step-kept-already'))
      await pauseForCustomer(officer, { requestId, question: 'Which side?' })
      await assert.rejects(move({ step: 'mend' }), refusedAs('requests.waiting'))
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' })
      await assert.rejects(move({ step: 'mend' }), refusedAs('requests.closed'))
    }),
  )

  test(
    'moves to sooner too, by two years at most, and never past another open step',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      const move = (step: string, to: string) =>
        movePromise(officer, { requestId, step, to: new Date(to), reason: 'Frost.' })
      await assert.rejects(move('mend', '9999-12-31T17:00:00Z'), refusedAs('requests.date-too-far'))
      await assert.rejects(move('mend', '2028-12-01T10:00:00.001Z'), refusedAs('requests.date-too-far'))
      await assert.rejects(move('mend', '2026-12-15T17:00:00Z'), refusedAs('requests.date-same'))
      await assert.rejects(move('mend', '2026-12-03T16:59:00Z'), refusedAs('requests.date-before-earlier-step'))
      await assert.rejects(move('look', '2026-12-15T17:01:00Z'), refusedAs('requests.date-after-later-step'))
      await move('mend', '2028-12-01T10:00:00Z')
      await move('look', '2027-01-04T17:00:00Z')
      await move('mend', '2027-01-04T17:00:00Z')
      await keepStep(officer, { requestId, step: 'look' })
      await move('mend', '2026-12-02T17:00:00Z')
      assert.equal((await duesOf(ctx, requestId)).next, '2026-12-02T17:00:00.000Z')
    }),
  )

  test(
    'is kept and moved only by those who work on requests',
    inCase(async ({ ctx, employee, councillor, officer }) => {
      const { requestId } = await buildRequest(ctx)
      const moving = { requestId, step: 'look', to: new Date('2026-12-20'), reason: 'Frost.' }
      for (const actor of [ctx, councillor]) {
        await assert.rejects(keepStep(actor, { requestId, step: 'look' }), refusedAs('requests.not-yours'))
        await assert.rejects(movePromise(actor, moving), refusedAs('requests.not-yours'))
        await assert.rejects(pauseForCustomer(actor, { requestId, question: '?' }), refusedAs('requests.not-yours'))
        await assert.rejects(resumeWork(actor, { requestId }), refusedAs('requests.not-yours'))
      }
      await assert.rejects(keepStep(employee, { requestId, step: 'look' }), isNotFound)
      const secret = await buildRequest(ctx, { service: 'harm', ...sam })
      await assert.rejects(pauseForCustomer(officer, { requestId: secret.requestId, question: '?' }), isNotFound)
    }),
  )
})

describe('waiting for the customer', () => {
  test(
    'stops the clock, and every open step moves by the working time that was waited',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, sam)
      await keepStep(officer, { requestId, step: 'look' })
      await pauseForCustomer(officer, { requestId, question: 'Which side?' })
      const waiting = await look(ctx, requestId)
      assert.deepEqual([waiting.status, waiting.pause?.question], ['waiting', 'Which side?'])
      // from Tuesday ten to Monday ten: 32 working hours, four days of eight
      await resumeWork(at(officer, '2026-12-07T10:00:00Z'), { requestId })
      assert.deepEqual(await duesOf(ctx, requestId), {
        look: '2026-12-03T17:00:00.000Z',
        mend: '2026-12-21T17:00:00.000Z',
        next: '2026-12-21T17:00:00.000Z',
      })
      const { promises, status, pause } = await look(ctx, requestId)
      assert.deepEqual([status, pause], ['open', null])
      assert.equal(promises[1]?.firstDueAt.toISOString(), '2026-12-15T17:00:00.000Z')
      assert.deepEqual(await typesOf(ctx, requestId), ['opened', 'step-kept', 'paused', 'resumed'])
    }),
  )

  test(
    'counts hours of the clock where the promise does',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, { service: 'noise', team: 'roads', ...sam })
      await pauseForCustomer(officer, { requestId, question: 'When is it loud?' })
      await resumeWork(at(officer, '2026-12-03T12:00:00Z'), { requestId })
      assert.equal((await duesOf(ctx, requestId)).call, '2026-12-05T12:00:00.000Z')
    }),
  )

  test(
    'does not stop a clock that the law sets',
    inCase(async ({ ctx, adviser }) => {
      const { requestId } = await buildRequest(ctx, { service: 'information', place: null, ...sam })
      const before = await duesOf(ctx, requestId)
      await pauseForCustomer(adviser, { requestId, question: 'Which year?' })
      await resumeWork(at(adviser, '2026-12-10T10:00:00Z'), { requestId })
      assert.deepEqual(await duesOf(ctx, requestId), before)
      await pauseForCustomer(adviser, { requestId, question: 'And which month?' })
      await keepStep(at(adviser, '2027-02-01T10:00:00Z'), { requestId, step: 'answer' })
      assert.equal((await eventsOf(ctx, requestId)).at(-1)?.data.inTime, false)
    }),
  )

  test(
    'moves nothing that was broken before',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, sam)
      await pauseForCustomer(at(officer, '2026-12-04T10:00:00Z'), { requestId, question: 'Which side?' })
      await resumeWork(at(officer, '2026-12-07T10:00:00Z'), { requestId })
      const dues = await duesOf(ctx, requestId)
      assert.equal(dues.look, '2026-12-03T17:00:00.000Z')
      assert.equal(dues.mend, '2026-12-16T17:00:00.000Z')
    }),
  )

  test(
    'a step kept meanwhile is kept in time if it was when the clock stopped',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, sam)
      await pauseForCustomer(officer, { requestId, question: 'Which side?' })
      await keepStep(at(officer, '2026-12-11T10:00:00Z'), { requestId, step: 'look' })
      assert.equal((await eventsOf(ctx, requestId)).at(-1)?.data.inTime, true)
      assert.equal((await look(ctx, requestId)).status, 'waiting')
    }),
  )

  test(
    'ends when she answers, and what was planned is planned again',
    inCase(async ({ ctx, officer }) => {
      const { requestId, participantId } = await buildRequest(ctx, sam)
      await keepStep(officer, { requestId, step: 'look', scheduled: true })
      await pauseForCustomer(officer, { requestId, question: 'Which side?' })
      await addInformation(at(ctx, '2026-12-02T10:00:00Z'), { participantId, words: 'The left', photos: [] })
      const { status, pause } = await look(ctx, requestId)
      assert.deepEqual([status, pause], ['scheduled', null])
      assert.equal((await duesOf(ctx, requestId)).mend, '2026-12-16T17:00:00.000Z')
    }),
  )

  test(
    'twice adds both times',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, sam)
      for (const [from, to] of [
        ['02', '03'],
        ['08', '10'],
      ]) {
        await pauseForCustomer(at(officer, `2026-12-${from}T10:00:00Z`), { requestId, question: 'Which side?' })
        await resumeWork(at(officer, `2026-12-${to}T10:00:00Z`), { requestId })
      }
      assert.equal((await duesOf(ctx, requestId)).mend, '2026-12-18T17:00:00.000Z')
    }),
  )

  test(
    'needs a question and somebody who can be told of it',
    inCase(async ({ ctx, officer }) => {
      const { requestId, participantId } = await buildRequest(ctx, sam)
      const pause = (question: string) => pauseForCustomer(officer, { requestId, question })
      await assert.rejects(pause(' '), refusedAs('requests.question-needed'))
      await stopTelling(ctx, { participantId })
      await assert.rejects(pause('Which side?'), refusedAs('requests.nobody-to-ask'))
      await buildFollower(ctx, requestId, 'jo@example.test')
      await pause('Which side?')
      await assert.rejects(pause('And how deep?'), refusedAs('requests.waiting-already'))
    }),
  )

  test(
    'that is not so is not ended',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, sam)
      await resumeWork(officer, { requestId })
      assert.deepEqual(await typesOf(ctx, requestId), ['opened'])
    }),
  )
})
