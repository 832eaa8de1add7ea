import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bankHolidays, holidayDates, holidaysKnownUntil } from './bank-holidays.ts'
import { at, compileEngland, foi, local, office, officeWeek, roundTheClock } from './testing.ts'
import { weeklyGaps } from './week-blocks.ts'
import { isOpen, nextOpening, workingTimeBetween } from './working-time.ts'

const HOUR = 3_600_000

test('it is open from the first minute of a block up to its last, and closed between blocks', () => {
  const openings = ['08:59', '09:00', '12:29', '12:30', '13:29', '13:30', '16:59', '17:00']
  assert.deepEqual(
    openings.map(time => isOpen(office, at(`2026-12-01T${time}`))),
    [false, true, true, false, false, true, true, false],
  )
})

test('bank holidays of England close the office, those of Northern Ireland only the freedom of information clock', () => {
  assert.equal(isOpen(office, at('2026-12-28T10:00')), false)
  assert.equal(isOpen(office, at('2026-03-17T10:00')), true)
  assert.equal(isOpen(foi, at('2026-03-17T10:00')), false)
})

test('Wales has the holidays of England, and no holidays means none', () => {
  assert.deepEqual(holidayDates('nation', 'wales'), holidayDates('nation', 'england'))
  assert.notDeepEqual(holidayDates('nation', 'scotland'), holidayDates('nation', 'england'))
  assert.equal(holidayDates('none', 'england').size, 0)
  assert.ok(holidaysKnownUntil(bankHolidays) >= 2028)
})

test('a local closure shuts the day or a part of it, and a legal clock runs through it', () => {
  assert.equal(isOpen(office, at('2026-12-24T11:59')), true)
  assert.equal(isOpen(office, at('2026-12-24T12:00')), false)
  assert.equal(isOpen(office, at('2026-06-01T10:00')), false)
  assert.equal(isOpen(office, at('2026-06-02T11:00')), false)
  assert.equal(isOpen(office, at('2026-06-02T14:30')), true)
  assert.equal(isOpen(foi, at('2026-06-01T10:00')), true)
})

test('the next opening is now when open, else after the lunch, the night, the weekend or the holiday', () => {
  assert.equal(local(nextOpening(office, at('2026-12-01T12:00'))), '2026-12-01T12:00')
  assert.equal(local(nextOpening(office, at('2026-12-01T12:45'))), '2026-12-01T13:30')
  assert.equal(local(nextOpening(office, at('2026-12-01T17:00'))), '2026-12-02T09:00')
  assert.equal(local(nextOpening(office, at('2026-12-24T12:00'))), '2026-12-29T09:00')
})

test('a calendar without hours is never open', () => {
  assert.equal(nextOpening(compileEngland({ blocks: {} }), at('2026-12-01T12:00')), null)
})

test('working time leaves out the lunch hour and the night, and is negative backwards', () => {
  const [from, to] = [at('2026-12-01T12:00'), at('2026-12-02T10:00')]
  assert.equal(workingTimeBetween(office, from, to), 5 * HOUR)
  assert.equal(workingTimeBetween(office, to, from), -5 * HOUR)
})

test('the day summer time begins has 23 hours round the clock and the day it ends 25', () => {
  const hours = (day: string, next: string) => workingTimeBetween(roundTheClock, at(day), at(next)) / HOUR
  assert.equal(hours('2026-03-29T00:00', '2026-03-30T00:00'), 23)
  assert.equal(hours('2026-10-25T00:00', '2026-10-26T00:00'), 25)
})

test('opening hours follow the clock on the wall in summer and in winter', () => {
  assert.ok(isOpen(office, Temporal.Instant.from('2026-07-01T08:00:00Z')))
  assert.ok(!isOpen(office, Temporal.Instant.from('2026-11-25T08:00:00Z')))
})

test('the gaps of a team are the hours when the contact point is open and the team is not', () => {
  const contact = { mon: ['08:00-18:00'], tue: ['08:00-18:00'], sat: ['09:00-12:00'] }
  assert.deepEqual(weeklyGaps(contact, officeWeek), [
    { weekday: 'mon', from: '08:00', to: '09:00' },
    { weekday: 'mon', from: '17:00', to: '18:00' },
    { weekday: 'tue', from: '08:00', to: '09:00' },
    { weekday: 'tue', from: '12:30', to: '13:30' },
    { weekday: 'tue', from: '17:00', to: '18:00' },
    { weekday: 'sat', from: '09:00', to: '12:00' },
  ])
  assert.deepEqual(weeklyGaps(officeWeek, officeWeek), [])
})

test('a malformed calendar is refused in words for whoever writes the pack', () => {
  const blocks = (...mon: string[]) => compileEngland({ blocks: { mon } })
  assert.throws(() => blocks('9:00-17:00'), /'9:00' is not a time of day/)
  assert.throws(() => blocks('17:00-09:00'), /the earlier time first/)
  assert.throws(() => blocks('09:00-12:30', '12:00-17:00'), /overlap at 12:00/)
  assert.throws(() => blocks('09:00'), /is not a block of hours/)
  assert.throws(() => compileEngland({ blocks: { monday: [] } as object }), /'monday' is not a weekday/)
  assert.throws(() => compileEngland({ closures: [{ date: '24 December' }] }), /is not a date/)
  assert.throws(() => compileEngland({ closures: [{ date: '2026-02-30' }] }), RangeError)
  assert.throws(() => compileEngland({ closures: [{ date: '2026-02-27', from: '12:00', to: '11:00' }] }), /ends before/)
})
