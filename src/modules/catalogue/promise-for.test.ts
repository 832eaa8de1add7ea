import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compileCalendar } from '../../platform/working-time/index.ts'
import type { Organisation } from '../organisation/index.ts'
import { promiseFor } from './promise-for.ts'

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

  test('counts neither a weekend nor a bank holiday', () => {
    const { due } = promiseFor(organisation, { promise }, new Date('2026-12-24T10:00:00Z'))
    assert.equal(due?.toISOString(), '2026-12-30T17:00:00.000Z')
  })

  test('is empty where nothing is promised', () => {
    assert.deepEqual(promiseFor(organisation, {}, new Date()), { steps: [], due: null })
  })

  test('fails loudly for a calendar that does not exist', () => {
    const wrong = { promise: { ...promise, calendar: 'gone' } }
    assert.throws(() => promiseFor(organisation, wrong, new Date()), /gone/)
  })
})
