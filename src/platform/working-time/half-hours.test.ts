import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Calendar } from './calendar.ts'
import { addWithin, type Within } from './due.ts'
import { toHalfHour } from './half-hours.ts'
import { at, compileEngland, local, office, roundTheClock } from './testing.ts'
import { isOpen, workingTimeBetween } from './working-time.ts'

const HALF_HOUR = 1_800_000
const hours = { hours: 4 }
const promised = (from: string, within: Within, { calendar = office, lawful = false } = {}) =>
  local(toHalfHour(calendar, addWithin(calendar, at(from), within), within, lawful))

test('hours promised in the night end at a full or half hour', () => {
  assert.equal(promised('2026-11-30T21:59', hours), '2026-12-01T02:00')
  assert.equal(promised('2026-11-30T22:01', hours), '2026-12-01T02:30')
  assert.equal(promised('2026-11-30T22:30', hours), '2026-12-01T02:30')
})

test('where the law sets the hours, the half hour before, so that the limit is never passed', () => {
  assert.equal(promised('2026-11-30T01:59', { hours: 24 }, { lawful: true }), '2026-12-01T01:30')
  assert.equal(promised('2026-11-30T02:00', { hours: 24 }, { lawful: true }), '2026-12-01T02:00')
})

test('midnight belongs to the day that it ends', () => {
  assert.equal(promised('2026-11-30T19:45', hours), '2026-11-30T23:59:59.999')
  assert.equal(
    promised('2026-11-30T20:00', { workingHours: 4 }, { calendar: roundTheClock }),
    '2026-11-30T23:59:59.999',
  )
})

test('working hours never end after we close', () => {
  const untilQuarterTo = compileEngland({ blocks: { mon: ['09:00-16:45'], tue: ['09:00-16:45'] } })
  const at245 = (from: string) => promised(from, { workingHours: 2 }, { calendar: untilQuarterTo })
  assert.equal(at245('2026-11-30T14:40'), '2026-11-30T16:45')
  assert.equal(at245('2026-11-30T14:50'), '2026-12-01T09:30')
})

test('hours asked for on the night the clocks change are half hours of the clock on the wall', () => {
  assert.equal(promised('2026-10-24T21:50', hours), '2026-10-25T01:00')
  assert.equal(promised('2026-03-28T22:50', hours), '2026-03-29T04:00')
})

test('days are left as they are', () => {
  assert.equal(promised('2026-12-01T12:07', { days: 3 }), '2026-12-04T23:59:59.999')
  assert.equal(promised('2026-11-30T12:07', { workingDays: 4 }), '2026-12-04T16:30')
})

test('at any hour a promise is said at most half an hour later than it was counted, and while somebody works', () => {
  const instants = fc.integer({
    min: at('2026-01-01T00:00').epochMilliseconds,
    max: at('2028-01-01T00:00').epochMilliseconds,
  })
  const withins = fc.integer({ min: 1, max: 96 }).map(halves => halves / 2)
  const check = (calendar: Calendar, from: Temporal.Instant, within: Within) => {
    const exact = addWithin(calendar, from, within)
    const due = toHalfHour(calendar, exact, within)
    const later = due.epochMilliseconds - exact.epochMilliseconds
    assert.ok(later >= -1 && later < HALF_HOUR)
    assert.equal(toHalfHour(calendar, due, within).epochMilliseconds, due.epochMilliseconds)
    return due
  }
  fc.assert(
    fc.property(instants.map(Temporal.Instant.fromEpochMilliseconds), withins, (from, length) => {
      check(office, from, { hours: length })
      const due = check(office, from, { workingHours: length })
      assert.ok(isOpen(office, due.subtract({ milliseconds: 1 })))
      assert.ok(workingTimeBetween(office, from, due) >= length * 3_600_000)
    }),
    { seed: 1006, numRuns: 300 },
  )
})
