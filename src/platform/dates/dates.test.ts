import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayAge } from './say-age.ts'
import {
  sayAt,
  sayBy,
  sayByDay,
  sayByTime,
  sayDate,
  sayDateAndTime,
  sayDates,
  sayDay,
  sayOn,
  sayTime,
  sayTimes,
  sayUntil,
} from './say-date.ts'
import { sayOpeningHours } from './say-hours.ts'
import { sayCount } from './words.ts'

const now = Temporal.Instant.from('2026-11-30T12:00:00Z')
const en = { language: 'en', now } as const
const cy = { language: 'cy', now } as const
const day = Temporal.PlainDate.from
const at = (utc: string) => Temporal.Instant.from(`${utc}:00Z`)

test('a near date is said without its year and a far one with it', () => {
  assert.equal(sayDate(day('2026-12-03'), en), 'Thursday 3 December')
  assert.equal(sayDate(day('2026-12-03'), cy), 'dydd Iau 3 Rhagfyr')
  assert.equal(sayDate(day('2027-05-30'), en), 'Sunday 30 May')
  assert.equal(sayDate(day('2027-05-31'), en), 'Monday 31 May 2027')
  assert.equal(sayDate(day('2026-08-29'), en), 'Saturday 29 August 2026')
  assert.equal(sayDate(day('2026-12-03'), { language: 'cy' }), 'dydd Iau 3 Rhagfyr 2026')
})

test('an instant is said by the day and hour it has in London', () => {
  assert.equal(sayDate(at('2026-07-31T23:30'), { language: 'en' }), 'Saturday 1 August 2026')
  assert.equal(sayDate(new Date('2026-12-03T17:00:00Z'), en), 'Thursday 3 December')
  assert.equal(sayTime(at('2026-07-31T16:00'), en), '5pm')
  assert.equal(sayTime(at('2026-12-31T16:05'), en), '4:05pm')
})

test('midday and midnight are words, and an end of day is not the next day', () => {
  assert.equal(sayTime(at('2026-12-03T12:00'), en), 'midday')
  assert.equal(sayTime(at('2026-12-03T00:00'), en), 'midnight')
  assert.equal(sayTime(at('2026-12-03T12:30'), en), '12:30pm')
  assert.equal(sayTime(at('2026-12-03T00:30'), en), '12:30am')
  assert.equal(sayTime(Temporal.Instant.from('2026-12-03T23:59:59.999Z'), en), 'midnight')
  assert.equal(sayTime(at('2026-12-03T23:59'), en), '11:59pm')
  assert.equal(sayAt(at('2026-12-03T12:00'), cy), 'am ganol dydd')
  assert.equal(sayAt(at('2026-12-03T00:00'), cy), 'am hanner nos')
})

test('by, on and at take their prepositions and Welsh its mutations', () => {
  const when = at('2026-12-03T17:00')
  assert.equal(sayBy(when, en), 'by Thursday 3 December')
  assert.equal(sayBy(when, cy), 'erbyn dydd Iau 3 Rhagfyr')
  assert.equal(sayOn(when, en), 'on Thursday 3 December')
  assert.equal(sayOn(when, cy), 'ddydd Iau 3 Rhagfyr')
  assert.equal(sayUntil(when, en), 'until Thursday 3 December')
  assert.equal(sayUntil(when, cy), 'tan ddydd Iau 3 Rhagfyr')
  assert.equal(sayDateAndTime(when, en), 'Thursday 3 December at 5pm')
  assert.equal(sayDateAndTime(when, cy), 'dydd Iau 3 Rhagfyr am 5pm')
})

test('today, tomorrow and yesterday are the local days around now', () => {
  const late = { language: 'en', now: at('2026-07-31T23:30') } as const
  assert.equal(sayDay(day('2026-08-01'), late), 'today')
  assert.equal(sayDay(day('2026-12-01'), en), 'tomorrow')
  assert.equal(sayDay(day('2026-11-29'), cy), 'ddoe')
  assert.equal(sayByDay(day('2026-12-01'), cy), 'erbyn yfory')
  assert.equal(sayByTime(at('2026-12-01T12:00'), en), 'tomorrow by midday')
  assert.equal(sayByTime(at('2026-12-01T12:00'), cy), 'yfory erbyn canol dydd')
  assert.equal(sayByTime(at('2026-12-01T01:00'), en), 'tonight by 1am')
  assert.equal(sayByTime(at('2026-12-01T01:00'), cy), 'heno erbyn 1am')
  assert.equal(sayByTime(at('2026-12-01T06:00'), en), 'tomorrow by 6am')
  const smallHours = { language: 'en', now: at('2026-11-30T01:00') } as const
  assert.equal(sayByTime(at('2026-11-30T04:00'), smallHours), 'today by 4am')
  assert.equal(sayByTime(at('2026-12-01T01:00'), smallHours), 'by Tuesday 1 December at 1am')
  assert.equal(sayDay(day('2026-12-02'), en), 'Wednesday 2 December')
  assert.equal(sayDay(day('2026-12-02'), { language: 'en' }), 'Wednesday 2 December 2026')
})

test('a range says month and year once where it can', () => {
  const range = (from: string, to: string, saying: typeof en | typeof cy = en) => sayDates(day(from), day(to), saying)
  assert.equal(range('2026-12-03', '2026-12-05'), 'Thursday 3 to Saturday 5 December')
  assert.equal(range('2026-12-03', '2026-12-05', cy), 'dydd Iau 3 i ddydd Sadwrn 5 Rhagfyr')
  assert.equal(range('2026-11-30', '2026-12-03'), 'Monday 30 November to Thursday 3 December')
  assert.equal(range('2026-12-03', '2026-12-03'), 'Thursday 3 December')
  assert.equal(range('2026-12-31', '2027-01-02'), 'Thursday 31 December 2026 to Saturday 2 January 2027')
  assert.equal(range('2026-08-01', '2026-12-05'), 'Saturday 1 August to Saturday 5 December 2026')
  assert.equal(sayTimes(at('2026-12-03T09:00'), at('2026-12-03T17:30'), en), '9am to 5:30pm')
  assert.equal(sayTimes(at('2026-12-03T09:00'), at('2026-12-03T12:00'), cy), '9am i ganol dydd')
})

test('an age is said in the largest unit that fits', () => {
  const ago = (utc: string) => sayAge(at(utc), en)
  assert.equal(ago('2026-11-30T12:00'), 'less than a minute ago')
  assert.equal(ago('2026-11-30T11:59'), '1 minute ago')
  assert.equal(ago('2026-11-30T10:01'), '1 hour ago')
  assert.equal(ago('2026-11-29T13:00'), '23 hours ago')
  assert.equal(ago('2026-11-28T23:00'), '2 days ago')
  assert.equal(ago('2026-11-16T12:00'), '2 weeks ago')
  assert.equal(ago('2026-09-01T12:00'), '2 months ago')
  assert.equal(ago('2023-11-01T12:00'), '3 years ago')
  assert.equal(sayAge(at('2026-12-03T12:00'), en), 'in 3 days')
})

test('Welsh ages keep the noun single and mutate it after two', () => {
  assert.equal(sayAge(at('2026-11-28T12:00'), cy), '2 ddiwrnod yn ôl')
  assert.equal(sayAge(at('2026-11-27T12:00'), cy), '3 diwrnod yn ôl')
  assert.equal(sayAge(at('2026-11-30T11:58'), cy), '2 funud yn ôl')
  assert.equal(sayAge(at('2026-12-02T12:00'), cy), 'ymhen 2 ddiwrnod')
  assert.deepEqual(
    [1, 2, 3, 5, 6, 7, 10, 11].map(count => sayCount(count, 'year', 'cy')),
    ['1 flwyddyn', '2 flynedd', '3 blynedd', '5 mlynedd', '6 blynedd', '7 mlynedd', '10 mlynedd', '11 mlynedd'],
  )
  assert.equal(sayCount(2, 'month', 'cy'), '2 fis')
})

test('opening hours put days with the same hours together', () => {
  const weekdays = { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-12:30', '13:30-17:00'] }
  assert.deepEqual(sayOpeningHours(weekdays, 'en'), [
    { days: 'Monday and Tuesday', hours: '9am to 5pm' },
    { days: 'Wednesday', hours: '9am to 12:30pm and 1:30pm to 5pm' },
    { days: 'Thursday to Sunday', hours: 'closed' },
  ])
  assert.equal(sayOpeningHours(weekdays, 'cy')[0]?.days, 'Dydd Llun a dydd Mawrth')
  assert.deepEqual(sayOpeningHours({}, 'cy'), [{ days: 'Dydd Llun i ddydd Sul', hours: 'ar gau' }])
})
