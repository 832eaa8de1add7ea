// When a promise is due. How working days are counted, for every calendar alike:
//
// Day 1 is the first working day after the day of asking, whatever the hour. So a person can count it on her fingers,
// the team always has that many whole days, and asking in the evening or at the weekend costs nobody a day.
// This is how the law counts: 'not later than the twentieth working day following the date of receipt' (Freedom of
// Information Act 2000, section 10(1)); the date of receipt is the day it arrives, working day or not (section 10(6)),
// and a day ends at midnight (Information Tribunal, Berend v Information Commissioner, EA/2006/0049 and 0050, 2007).
// We promise the end of that day's hours, not midnight, so that our clock never runs later than the law's.

import { type Calendar, dayAt } from './calendar.ts'
import { addWorkingTime, endOfWorkingDay, lastMoment, workingTimeBetween } from './working-time.ts'

/**
 * How long a step may take. `workingDays`: to the end of the n-th working day after today. `workingHours`: open time
 * from now. `hours`: clock time from now. `days`: to the end of the n-th calendar day after today, closed or not.
 * Days are whole; hours may be fractions.
 */
export type Within = { workingDays: number } | { workingHours: number } | { hours: number } | { days: number }

const HOUR_MS = 3_600_000

/** When something asked at `from` is due. Throws RangeError for a negative or fractional count, as described there. */
export function addWithin(calendar: Calendar, from: Temporal.Instant, within: Within): Temporal.Instant {
  if ('workingDays' in within) return endOfWorkingDay(calendar, from, within.workingDays)
  if ('workingHours' in within) return addWorkingTime(calendar, from, Math.round(within.workingHours * HOUR_MS))
  if ('hours' in within) return addClockTime(from, within.hours)
  return endOfDay(calendar, from, within.days)
}

/** A time while the clock stood still, because we waited for the customer or the law stops it. */
export type Pause = { from: Temporal.Instant; to: Temporal.Instant }

/**
 * Where a due time moves when a pause ends: by the working time the pause took (`workingDays`, `workingHours`), by its
 * clock time (`hours`), or by the midnights in it (`days`). A pause that began after the due time moves nothing: the
 * promise was already broken. Pauses of one clock must not overlap; apply them in the order in which they ended.
 * Throws RangeError for a pause that ends before it began.
 */
export function moveDueByPause(
  calendar: Calendar,
  due: Temporal.Instant,
  within: Within,
  pause: Pause,
): Temporal.Instant {
  if (Temporal.Instant.compare(pause.to, pause.from) < 0) throw new RangeError('a pause ends before it began')
  if (Temporal.Instant.compare(pause.from, due) >= 0) return due
  if ('hours' in within) return due.add(pause.to.since(pause.from))
  if ('days' in within) return endOfDay(calendar, due, dayNumber(calendar, pause.to) - dayNumber(calendar, pause.from))
  return addWorkingTime(calendar, due, workingTimeBetween(calendar, pause.from, pause.to))
}

function addClockTime(from: Temporal.Instant, hours: number): Temporal.Instant {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError(`${hours} is not a number of hours`)
  return from.add({ milliseconds: Math.round(hours * HOUR_MS) })
}

function endOfDay(calendar: Calendar, from: Temporal.Instant, count: number): Temporal.Instant {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of days`)
  const { end } = calendar.dayNumbered(dayNumber(calendar, from) + count)
  return lastMoment(end, end)
}

function dayNumber(calendar: Calendar, at: Temporal.Instant): number {
  return dayAt(calendar, at.epochMilliseconds).number
}
