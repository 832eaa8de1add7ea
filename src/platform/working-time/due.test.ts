import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addWithin, moveDueByPause, type Within } from './due.ts'
import { at, compileEngland, foi, local, office, roundTheClock } from './testing.ts'
import { addWorkingTime, isOpen, workingTimeBetween } from './working-time.ts'

const seed = 1006
const due = (from: string, within: Within, calendar = office) => local(addWithin(calendar, at(from), within))

test('working days end with the last block of the n-th working day after today', () => {
  assert.equal(due('2026-11-30T10:00', { workingDays: 2 }), '2026-12-02T17:00')
  assert.equal(due('2026-11-30T10:00', { workingDays: 4 }), '2026-12-04T16:30')
  assert.equal(due('2026-12-23T10:00', { workingDays: 2 }), '2026-12-29T17:00')
  assert.equal(due('2026-12-23T10:00', { workingDays: 1 }), '2026-12-24T12:00')
})

test('asking in the evening, or on a closed day, counts like asking that day in the morning', () => {
  assert.equal(due('2026-11-30T23:59', { workingDays: 1 }), '2026-12-01T17:00')
  assert.equal(due('2026-11-28T12:00', { workingDays: 1 }), '2026-11-30T17:00')
  assert.equal(due('2026-12-25T12:00', { workingDays: 1 }), '2026-12-29T17:00')
})

test('no working day at all is the end of today, or of the next working day once today is over', () => {
  assert.equal(due('2026-11-30T16:59', { workingDays: 0 }), '2026-11-30T17:00')
  assert.equal(due('2026-11-30T17:00', { workingDays: 0 }), '2026-12-01T17:00')
  assert.equal(due('2026-11-28T12:00', { workingDays: 0 }), '2026-11-30T17:00')
})

test('twenty working days for information leave out the bank holidays of every nation', () => {
  assert.equal(due('2026-03-02T10:00', { workingDays: 20 }, foi), '2026-03-31T17:00')
  assert.equal(due('2026-02-28T23:30', { workingDays: 20 }, foi), '2026-03-30T17:00')
  assert.equal(due('2026-03-02T10:00', { workingDays: 20 }), '2026-03-30T17:00')
})

test('working hours run only while open and may end exactly when a block does', () => {
  assert.equal(due('2026-12-01T12:00', { workingHours: 1 }), '2026-12-01T14:00')
  assert.equal(due('2026-12-01T12:00', { workingHours: 0.5 }), '2026-12-01T12:30')
  assert.equal(due('2026-12-01T16:00', { workingHours: 4 }), '2026-12-02T12:00')
  assert.equal(due('2026-11-28T12:00', { workingHours: 2 }), '2026-11-30T11:00')
})

test('clock hours run through the night and the change of the clocks', () => {
  assert.equal(due('2026-03-28T12:00', { hours: 24 }), '2026-03-29T13:00')
  assert.equal(due('2026-10-24T12:00', { hours: 24 }), '2026-10-25T11:00')
})

test('calendar days end with the day, so that the day said is the day meant', () => {
  assert.equal(due('2026-12-01T12:00', { days: 28 }), '2026-12-29T23:59:59.999')
  assert.equal(due('2026-03-27T23:30', { days: 2 }), '2026-03-29T23:59:59.999')
  assert.equal(due('2026-12-01T12:00', { workingDays: 1 }, roundTheClock), '2026-12-02T23:59:59.999')
})

test('a due time in summer is on the wall clock', () => {
  assert.equal(addWithin(office, at('2026-03-27T10:00'), { workingDays: 1 }).toString(), '2026-03-30T16:00:00Z')
})

test('a pause moves the due time by the working time it took, not by the night within it', () => {
  const within = { workingDays: 2 }
  const pause = { from: at('2026-12-01T16:00'), to: at('2026-12-02T10:00') }
  assert.equal(local(moveDueByPause(office, at('2026-12-02T17:00'), within, pause)), '2026-12-03T11:00')
  const night = { from: at('2026-12-01T17:30'), to: at('2026-12-02T08:00') }
  assert.equal(local(moveDueByPause(office, at('2026-12-02T17:00'), within, night)), '2026-12-02T17:00')
})

test('a pause moves clock hours by its length and calendar days by its midnights', () => {
  const pause = { from: at('2026-12-01T16:00'), to: at('2026-12-03T10:00') }
  assert.equal(local(moveDueByPause(office, at('2026-12-02T16:00'), { hours: 48 }, pause)), '2026-12-04T10:00')
  assert.equal(
    local(moveDueByPause(office, at('2026-12-05T23:59:59.999'), { days: 5 }, pause)),
    '2026-12-07T23:59:59.999',
  )
})

test('a pause that begins after the due time cannot mend a broken promise', () => {
  const pause = { from: at('2026-12-03T10:00'), to: at('2026-12-09T10:00') }
  assert.equal(local(moveDueByPause(office, at('2026-12-02T17:00'), { workingDays: 2 }, pause)), '2026-12-02T17:00')
  assert.throws(() => moveDueByPause(office, pause.to, { hours: 1 }, { from: pause.to, to: pause.from }), RangeError)
})

test('lengths that make no sense are refused', () => {
  const from = at('2026-12-01T12:00')
  const senseless: Within[] = [
    { workingDays: -1 },
    { workingDays: 1.5 },
    { workingHours: -1 },
    { workingHours: Number.POSITIVE_INFINITY },
    { hours: Number.NaN },
    { days: -2 },
  ]
  for (const within of senseless) assert.throws(() => addWithin(office, from, within), RangeError)
  assert.throws(() => addWithin(compileEngland({ blocks: {} }), from, { workingDays: 1 }), /stays closed/)
  assert.throws(() => addWithin(compileEngland({ blocks: {} }), from, { workingHours: 1 }), /stays closed/)
})

const calendars = fc.constantFrom(office, foi, roundTheClock)
const first = at('2019-01-01T00:00').epochMilliseconds
const last = at('2028-12-01T00:00').epochMilliseconds
const instants = fc.integer({ min: first, max: last }).map(Temporal.Instant.fromEpochMilliseconds)
const length = fc.integer({ min: 1, max: 400 * 3_600_000 })
const withins: fc.Arbitrary<Within> = fc.oneof(
  fc.nat(60).map(workingDays => ({ workingDays })),
  fc.nat(400).map(workingHours => ({ workingHours })),
  fc.nat(1000).map(hours => ({ hours })),
  fc.nat(100).map(days => ({ days })),
)
const runs = { seed, numRuns: 1000 }
const earlier = Temporal.Instant.compare

test('asking later is never due earlier, and nothing is due before it is asked', () => {
  fc.assert(
    fc.property(calendars, instants, length, withins, (calendar, from, later, within) => {
      const now = addWithin(calendar, from, within)
      assert.ok(earlier(from, now) <= 0)
      assert.ok(earlier(now, addWithin(calendar, from.add({ milliseconds: later }), within)) <= 0)
    }),
    runs,
  )
})

test('adding working time and measuring it agree, and the result is the end of open time', () => {
  fc.assert(
    fc.property(calendars, instants, length, (calendar, from, working) => {
      const end = addWorkingTime(calendar, from, working)
      assert.equal(workingTimeBetween(calendar, from, end), working)
      assert.ok(isOpen(calendar, end.subtract({ milliseconds: 1 })))
    }),
    runs,
  )
})

test('working time adds up over any point between', () => {
  fc.assert(
    fc.property(calendars, instants, length, length, (calendar, from, one, two) => {
      const middle = from.add({ milliseconds: one })
      const end = middle.add({ milliseconds: two })
      const parts = workingTimeBetween(calendar, from, middle) + workingTimeBetween(calendar, middle, end)
      assert.equal(workingTimeBetween(calendar, from, end), parts)
    }),
    runs,
  )
})

test('a pause leaves exactly the working time that was left when it began', () => {
  fc.assert(
    fc.property(calendars, instants, length, length, length, (calendar, from, working, untilPause, paused) => {
      const wasDue = addWorkingTime(calendar, from, working)
      const pause = {
        from: from.add({ milliseconds: untilPause }),
        to: from.add({ milliseconds: untilPause + paused }),
      }
      fc.pre(earlier(pause.from, wasDue) < 0)
      const isDue = moveDueByPause(calendar, wasDue, { workingHours: 1 }, pause)
      assert.equal(workingTimeBetween(calendar, pause.to, isDue), workingTimeBetween(calendar, pause.from, wasDue))
    }),
    runs,
  )
})

test('one pause moves the due time as far as the same pause in two pieces', () => {
  fc.assert(
    fc.property(calendars, instants, withins, length, length, (calendar, from, within, one, two) => {
      const wasDue = addWithin(calendar, from, within)
      fc.pre(earlier(from, wasDue) < 0)
      const [middle, end] = [from.add({ milliseconds: one }), from.add({ milliseconds: one + two })]
      const whole = moveDueByPause(calendar, wasDue, within, { from, to: end })
      const half = moveDueByPause(calendar, wasDue, within, { from, to: middle })
      assert.equal(local(moveDueByPause(calendar, half, within, { from: middle, to: end })), local(whole))
    }),
    runs,
  )
})
