import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Answers } from '../../platform/form/index.ts'
import { ask } from '../../platform/form/testing.ts'
import { compileCalendar } from '../../platform/working-time/index.ts'
import type { Organisation } from '../organisation/index.ts'
import { promiseFor } from './promise-for.ts'
import type { PromiseStep } from './service.ts'

const weekdays = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, ['09:00-17:00']]))
const office = compileCalendar({ id: 'office', blocks: weekdays, holidays: 'nation' }, { nation: 'england' })
const organisation = { calendars: new Map([['office', office]]) } as unknown as Organisation

const step = (id: string, within: { workingDays: number } | { workingHours: number }) => ({
  id,
  text: { en: id },
  within,
})
const promise = {
  calendar: 'office',
  legal: null,
  steps: [step('look', { workingHours: 4 }), step('done', { workingDays: 2 })],
}

describe('a promise', () => {
  test('has a date for each step, the last being when it is done', () => {
    const { steps, due } = promiseFor(organisation, { promise }, new Date('2026-11-25T10:00:00Z'))
    assert.deepEqual(
      steps.map(step => [step.id, step.due.toISOString()]),
      [
        ['look', '2026-11-25T14:00:00.000Z'],
        ['done', '2026-11-27T17:00:00.000Z'],
      ],
    )
    assert.deepEqual(due, steps[1]!.due)
  })

  test('in hours is due at a full or half hour, before it where the law sets the limit', () => {
    const inHours = { ...promise, steps: [step('look', { workingHours: 4 })] }
    const dueAt = (legal: { en: string } | null) =>
      promiseFor(organisation, { promise: { ...inHours, legal } }, new Date('2026-11-25T10:13:00Z')).due?.toISOString()
    assert.equal(dueAt(null), '2026-11-25T14:30:00.000Z')
    assert.equal(dueAt({ en: 'An Act' }), '2026-11-25T14:00:00.000Z')
  })

  test('counts neither a weekend nor a bank holiday', () => {
    const { due } = promiseFor(organisation, { promise }, new Date('2026-12-24T10:00:00Z'))
    assert.equal(due?.toISOString(), '2026-12-30T17:00:00.000Z')
  })

  test('is empty where nothing is promised', () => {
    assert.deepEqual(promiseFor(organisation, {}, new Date()), { steps: [], due: null })
  })

  describe('with a step for some answers', () => {
    const rude = { question: 'rude', is: ['yes'] }
    const ours = { question: 'ours', is: ['yes'] }
    const soon = { ...step('soon', { workingHours: 4 }), textIf: { en: 'soon, if it is rude' } }
    const service = (when: PromiseStep['when']) => ({
      promise: { ...promise, steps: [{ ...soon, ...(when && { when }) }, step('done', { workingDays: 2 })] },
      form: [ask('yes-no', { id: 'ours' }), ask('yes-no', { id: 'rude', when: ours })],
    })
    const wordsFor = (when: PromiseStep['when'], answers?: Answers) =>
      promiseFor(organisation, service(when), new Date('2026-11-25T10:00:00Z'), answers).steps.map(each => each.text.en)

    test('names the condition before the answers are known', () => {
      assert.deepEqual(wordsFor(rude), ['soon, if it is rude', 'done'])
    })

    test('is plain for those whom it applies to, with the same dates', () => {
      assert.deepEqual(wordsFor(rude, { ours: 'yes', rude: 'yes' }), ['soon', 'done'])
      const { steps, due } = promiseFor(organisation, service(rude), new Date('2026-11-25T10:00:00Z'), {
        ours: 'yes',
        rude: 'yes',
      })
      assert.equal(steps[0]!.due.toISOString(), '2026-11-25T14:00:00.000Z')
      assert.equal(due?.toISOString(), '2026-11-27T17:00:00.000Z')
    })

    test('leaves it out for others and where there is no answer', () => {
      assert.deepEqual(wordsFor(rude, { ours: 'yes', rude: 'no' }), ['done'])
      assert.deepEqual(wordsFor(rude, {}), ['done'])
    })

    test('does not count an answer to a question that is no longer asked', () => {
      assert.deepEqual(wordsFor(rude, { ours: 'no', rude: 'yes' }), ['done'])
    })

    test('asks for all of several conditions', () => {
      const both = [ours, { question: 'rude', not: ['no'] }]
      assert.deepEqual(wordsFor(both, { ours: 'yes', rude: 'yes' }), ['soon', 'done'])
      assert.deepEqual(wordsFor(both, { ours: 'yes', rude: 'no' }), ['done'])
      assert.deepEqual(wordsFor(both, { rude: 'yes' }), ['done'])
    })
  })

  test('fails loudly for a calendar that does not exist', () => {
    const wrong = { promise: { ...promise, calendar: 'gone' } }
    assert.throws(() => promiseFor(organisation, wrong, new Date()), /gone/)
  })
})
