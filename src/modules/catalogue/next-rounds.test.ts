import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileCalendar } from '../../platform/working-time/index.ts'
import type { Organisation } from '../organisation/index.ts'
import { nextRounds } from './next-rounds.ts'

const weekdays = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map(day => [day, ['06:30-15:30']]))
const closures = [{ date: '2026-12-25' }]
const depot = compileCalendar({ id: 'depot', blocks: weekdays, holidays: 'none', closures }, { nation: 'england' })
const organisation = { calendars: new Map([['depot', depot]]) } as unknown as Organisation
const round = (area: string, what: string, first: string, every: number) => ({
  areas: [area],
  what: { en: what },
  first,
  every,
})
const rounds = {
  calendar: 'depot',
  of: [
    round('east', 'recycling', '2026-12-01', 14),
    round('east', 'rubbish', '2026-12-08', 14),
    round('west', 'rubbish', '2026-12-04', 7),
    round('west', 'food', '2026-12-04', 7),
  ],
}
const shown = (area: string, from: string, count: number) =>
  nextRounds(organisation, { rounds }, [area], Temporal.PlainDate.from(from), count).map(
    ({ date, what, insteadOf }) =>
      `${date} ${what.map(each => each.en).join(' and ')}${insteadOf ? ` (${insteadOf})` : ''}`,
  )

test('each area has its own rounds, which take turns', () => {
  assert.deepEqual(shown('east', '2026-11-28', 3), [
    '2026-12-01 recycling',
    '2026-12-08 rubbish',
    '2026-12-15 recycling',
  ])
  assert.deepEqual(shown('north', '2026-11-28', 3), [])
})

test('today still counts, however long ago the cycle began', () => {
  assert.deepEqual(shown('east', '2027-06-08', 2), ['2027-06-08 rubbish', '2027-06-15 recycling'])
})

test('a round on a closed day moves to the next open one, and is still told after its usual day', () => {
  assert.deepEqual(shown('west', '2026-12-19', 2), [
    '2026-12-28 rubbish and food (2026-12-25)',
    '2027-01-01 rubbish and food',
  ])
  assert.equal(shown('west', '2026-12-26', 1)[0], '2026-12-28 rubbish and food (2026-12-25)')
})

test('a service without rounds has none', () => {
  assert.deepEqual(nextRounds(organisation, {}, ['east'], Temporal.PlainDate.from('2026-12-01'), 3), [])
})
