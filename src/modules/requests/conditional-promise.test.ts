import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { staffActor, testDatabase } from '../../../test/support/database.ts'
import type { Answers } from '../../platform/form/index.ts'
import { changeService, openSubmission } from './index.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
const { ctx, db } = await testDatabase({ after }, { template: 'wiltshire', now: NOW })

let sent = 0
async function open(service: string, answers: Answers): Promise<string> {
  const requests = [{ service, answers, details: 'Paint on a wall' }]
  const [opened] = await openSubmission(ctx(), { key: `paint-${++sent}`, reporter: null, language: 'en', requests })
  return opened!.requestId
}

/** The promised steps in order, and when the first is due. */
async function promiseOf(requestId: string) {
  const steps = await db
    .selectFrom('requests.promises')
    .select(['step', 'due_at'])
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute()
  const { next_due_at } = await db
    .selectFrom('requests.requests')
    .select('next_due_at')
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  return { steps: steps.map(each => each.step), first: steps[0]?.due_at, next: next_due_at }
}

const rude = { offensive: 'yes', surface: 'council', size: 'door' }
const harmless = { ...rude, offensive: 'no' }

describe('a step that is promised for some answers', () => {
  test('is there with its clock when they are given', async () => {
    const { steps, first, next } = await promiseOf(await open('graffiti', rude))
    assert.deepEqual(steps, ['offensive', 'look', 'done'])
    assert.equal(first!.toISOString().slice(0, 10), '2026-11-26')
    assert.deepEqual(next, first)
  })

  test('is not there, nor its clock, when they are not', async () => {
    const { steps, first, next } = await promiseOf(await open('graffiti', harmless))
    assert.deepEqual(steps, ['look', 'done'])
    assert.equal(first!.toISOString().slice(0, 10), '2026-12-02')
    assert.deepEqual(next, first)
  })

  test('gives a council home that cannot wait a visit within 24 hours, and others a time that we offer', async () => {
    const cold = await promiseOf(await open('council-house-repair', { emergency: 'cold', what: 'heating' }))
    assert.deepEqual(cold.steps, ['emergency', 'done'])
    assert.equal(cold.first!.toISOString(), '2026-11-26T10:00:00.000Z')
    const gate = await promiseOf(await open('council-house-repair', { emergency: 'none', what: 'door' }))
    assert.deepEqual(gate.steps, ['offer', 'done'])
    assert.equal(gate.first!.toISOString(), '2026-11-27T16:30:00.000Z')
    const mould = await promiseOf(await open('council-house-repair', { emergency: 'none', what: 'damp' }))
    assert.deepEqual(mould.steps, ['offer', 'look', 'done'])
  })

  test('follows the answers to another service', async () => {
    const officer = ctx({
      actor: staffActor({ roles: ['officer'], teams: ['streetscene-north', 'streetscene-south'] }),
    })
    const [told, untold] = [await open('litter', rude), await open('litter', {})]
    for (const requestId of [told, untold]) await changeService(officer, { requestId, service: 'graffiti' })
    assert.deepEqual((await promiseOf(told)).steps, ['offensive', 'look', 'done'])
    assert.deepEqual((await promiseOf(untold)).steps, ['look', 'done'])
  })
})
