import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import {
  assignRequest,
  changeService,
  closeRequest,
  confirmClosure,
  keepStep,
  movePromise,
  moveRequest,
  pauseForCustomer,
  resumeWork,
} from './index.ts'
import {
  at,
  caseIn,
  councilDatabase,
  eventsOf,
  isNotFound,
  look,
  refusedAs,
  staffId,
  typesOf,
} from './requests.fixture.ts'
import { buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)

describe('moving to another team', () => {
  test(
    'leaves nobody’s name on it, and a word for them',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, { assignedTo: staffId(officer) })
      await moveRequest(officer, { requestId, team: 'lights', note: 'It is the lamp, not the road' })
      const request = await look(ctx, requestId)
      assert.deepEqual([request.teamId, request.assignedTo], ['lights', null])
      assert.deepEqual(request.routedBecause, { code: 'moved', params: { by: staffId(officer) } })
      const [note] = request.updates
      assert.deepEqual([note?.audience, note?.words], ['staff', 'It is the lamp, not the road'])
      const { data } = (await eventsOf(ctx, requestId)).at(-1)!
      assert.deepEqual(data, { requestId, from: 'roads-north', to: 'lights', updateId: note?.id })
    }),
  )

  test(
    'to the team that has it changes nothing',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await moveRequest(officer, { requestId, team: 'roads-north', note: '' })
      assert.deepEqual(await typesOf(ctx, requestId), ['opened'])
    }),
  )

  test(
    'is refused to a team that is not, to who may not, and once it is closed',
    inCase(async ({ ctx, officer, councillor, employee }) => {
      const { requestId } = await buildRequest(ctx)
      const to = { requestId, team: 'lights', note: '' }
      await assert.rejects(moveRequest(officer, { ...to, team: 'dragons' }), refusedAs('requests.no-such-team'))
      await assert.rejects(moveRequest(councillor, to), refusedAs('requests.not-yours'))
      await assert.rejects(moveRequest(employee, to), isNotFound)
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' })
      await assert.rejects(moveRequest(officer, to), refusedAs('requests.closed'))
    }),
  )

  test(
    'takes what was said in confidence out of the sight of those who had it',
    inCase(async ({ ctx, carer, officer }) => {
      const { requestId } = await buildRequest(ctx, { service: 'harm' })
      await moveRequest(carer, { requestId, team: 'roads', note: '' })
      await assert.rejects(moveRequest(carer, { requestId, team: 'care', note: '' }), isNotFound)
      await moveRequest(officer, { requestId, team: 'care', note: '' })
    }),
  )
})

describe('what a customer said is not sorted', () => {
  test(
    'is moved, or made another service or kind, by a leader only, and by another than whoever closed it',
    inCase(async ({ ctx, officer, colleague, adviser, leader, otherLeader }) => {
      for (const closer of [officer, leader]) {
        const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
        await closeRequest(closer, { requestId, outcome: 'done', words: 'Done.' })
        await confirmClosure(ctx, { participantId, sorted: false, words: 'It is not' })
        const actions = [
          (who: Ctx) => moveRequest(who, { requestId, team: 'lights', note: '' }),
          (who: Ctx) => changeService(who, { requestId, service: 'street-light' }),
          (who: Ctx) => changeService(who, { requestId, service: 'pothole', kind: 'complaint' }),
        ]
        for (const act of actions) {
          for (const who of [officer, colleague, adviser])
            await assert.rejects(act(who), refusedAs('requests.leader-must-move'))
          if (closer === leader) await assert.rejects(act(leader), refusedAs('requests.another-must-close'))
        }
        await changeService(otherLeader, { requestId, service: 'pothole', kind: 'complaint' })
        await moveRequest(otherLeader, { requestId, team: 'lights', note: '' })
        assert.equal((await look(ctx, requestId)).needsLeader, true)
      }
    }),
  )
})

describe('changing the service', () => {
  test(
    'counts from when the customer last said that it is not sorted',
    inCase(async ({ ctx, officer, leader }) => {
      const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
      await keepStep(officer, { requestId, step: 'look' })
      await pauseForCustomer(officer, { requestId, question: 'Which side?' })
      await closeRequest(at(officer, '2026-12-03T10:00:00Z'), { requestId, outcome: 'done', words: 'Done.' })
      await confirmClosure(at(ctx, '2026-12-08T10:00:00Z'), { participantId, sorted: false, words: 'No' })
      await changeService(leader, { requestId, service: 'pavement' })
      assert.deepEqual(
        (await look(ctx, requestId)).promises.map(({ step, dueAt, keptAt }) => [step, dueAt.toISOString(), keptAt]),
        [
          ['look', '2026-12-09T17:00:00.000Z', null],
          ['mend', '2027-01-08T17:00:00.000Z', null],
        ],
      )
    }),
  )

  test(
    'counts the new promise from when it was asked, for the new team',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx, { assignedTo: staffId(officer) })
      await changeService(at(officer, '2026-12-08T10:00:00Z'), { requestId, service: 'street-light' })
      const request = await look(ctx, requestId)
      assert.deepEqual([request.service, request.teamId, request.assignedTo], ['street-light', 'lights', null])
      // 16 working hours from Tuesday ten
      assert.deepEqual(
        request.promises.map(({ step, dueAt }) => [step, dueAt.toISOString()]),
        [['mend', '2026-12-03T10:00:00.000Z']],
      )
      assert.equal(request.nextDueAt?.toISOString(), '2026-12-03T10:00:00.000Z')
      assert.deepEqual((await eventsOf(ctx, requestId)).at(-1)?.data, {
        requestId,
        from: 'pothole',
        to: 'street-light',
      })
      assert.deepEqual(request.answers, { what: 'A deep hole' })
    }),
  )

  test(
    'keeps the colleague where the team stays, the steps that were kept, and the time we waited',
    inCase(async ({ ctx, officer, adviser }) => {
      const { requestId } = await buildRequest(ctx, {
        email: 'sam@example.test',
        team: 'roads',
        assignedTo: staffId(officer),
      })
      await keepStep(officer, { requestId, step: 'look' })
      await pauseForCustomer(officer, { requestId, question: 'Which side?' })
      await resumeWork(at(officer, '2026-12-03T10:00:00Z'), { requestId })
      await changeService(adviser, { requestId, service: 'pavement' })
      const request = await look(ctx, requestId)
      assert.equal(request.assignedTo, staffId(officer))
      assert.deepEqual(
        request.promises.map(({ step, dueAt, keptAt }) => [step, dueAt.toISOString(), keptAt !== null]),
        [
          ['look', '2026-12-04T17:00:00.000Z', true],
          ['mend', '2027-01-05T17:00:00.000Z', false],
        ],
      )
      assert.equal(request.promises[1]?.firstDueAt.toISOString(), '2026-12-31T17:00:00.000Z')
    }),
  )

  test(
    'of its kind alone leaves the promise as it was moved',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      const to = new Date('2026-12-20T17:00:00Z')
      await movePromise(officer, { requestId, step: 'mend', to, reason: 'Frost.' })
      await changeService(officer, { requestId, service: 'pothole', kind: 'complaint' })
      const request = await look(ctx, requestId)
      assert.deepEqual([request.kind, request.service, request.dueAt], ['complaint', 'pothole', to])
      await changeService(officer, { requestId, service: 'pothole', kind: 'complaint' })
      assert.equal((await typesOf(ctx, requestId)).filter(type => type === 'service-changed').length, 1)
    }),
  )

  test(
    'to one without a promise promises nothing',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await changeService(officer, { requestId, service: 'compliment' })
      const request = await look(ctx, requestId)
      assert.deepEqual(
        [request.kind, request.promises, request.dueAt, request.nextDueAt],
        ['compliment', [], null, null],
      )
    }),
  )

  test(
    'never makes public what was private, nor open what was confidential',
    inCase(async ({ ctx, adviser, carer }) => {
      const { requestId } = await buildRequest(ctx, { service: 'noise' })
      await changeService(adviser, { requestId, service: 'pothole' })
      assert.equal((await look(ctx, requestId)).visibility, 'private-from-public')
      const secret = await buildRequest(ctx, { service: 'harm' })
      await changeService(carer, { requestId: secret.requestId, service: 'pothole' })
      const request = await look(ctx, secret.requestId)
      assert.deepEqual([request.visibility, request.sensitive], ['not-known-to-us', true])
    }),
  )

  test(
    'to a confidential one takes it off the hands of colleagues elsewhere',
    inCase(async ({ ctx, officer, adviser, carer }) => {
      const { requestId } = await buildRequest(ctx, { team: 'care' })
      await assignRequest(carer, { requestId, to: staffId(officer) })
      await changeService(adviser, { requestId, service: 'harm' })
      const request = await look(ctx, requestId)
      assert.deepEqual([request.sensitive, request.teamId, request.assignedTo], [true, 'care', null])
    }),
  )

  test(
    'to a service or a kind that is none is not found, and once closed is refused',
    inCase(async ({ ctx, officer }) => {
      const { requestId } = await buildRequest(ctx)
      await assert.rejects(changeService(officer, { requestId, service: 'dragon' }), isNotFound)
      await assert.rejects(changeService(officer, { requestId, service: 'pothole', kind: 'dragon' }), isNotFound)
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' })
      await assert.rejects(changeService(officer, { requestId, service: 'pavement' }), refusedAs('requests.closed'))
    }),
  )
})
