// Open or closed, and how much open time lies between two instants. Precision: milliseconds.

import { type Calendar, dayAt } from './calendar.ts'

/** How far to look for the next opening: longer than any real closure. */
const SEARCH_DAYS = 400

/** Whether the calendar is open at this instant; the closing minute itself is closed. */
export function isOpen(calendar: Calendar, at: Temporal.Instant): boolean {
  const time = at.epochMilliseconds
  return dayAt(calendar, time).blocks.some(block => block.from <= time && time < block.to)
}

/** The instant itself when open, else when the calendar next opens; null when it does not within 400 days. */
export function nextOpening(calendar: Calendar, from: Temporal.Instant): Temporal.Instant | null {
  if (isOpen(calendar, from)) return from
  const time = from.epochMilliseconds
  const today = dayAt(calendar, time)
  for (let number = today.number; number <= today.number + SEARCH_DAYS; number++) {
    const block = calendar.dayNumbered(number).blocks.find(block => block.from >= time)
    if (block) return Temporal.Instant.fromEpochMilliseconds(block.from)
  }
  return null
}

/** Open time from `from` to `to` in milliseconds; negative when `to` is the earlier. */
export function workingTimeBetween(calendar: Calendar, from: Temporal.Instant, to: Temporal.Instant): number {
  const [a, b] = [from.epochMilliseconds, to.epochMilliseconds]
  if (b < a) return -workingTimeBetween(calendar, to, from)
  const last = dayAt(calendar, b).number
  let open = 0
  for (let number = dayAt(calendar, a).number; number <= last; number++) {
    for (const block of calendar.dayNumbered(number).blocks)
      open += Math.max(0, Math.min(block.to, b) - Math.max(block.from, a))
  }
  return open
}

/**
 * The first instant at which `working` milliseconds of open time have passed since `from`; `from` itself for 0.
 * Throws RangeError for a negative or endless time, and when the calendar stays closed for 400 days.
 */
export function addWorkingTime(calendar: Calendar, from: Temporal.Instant, working: number): Temporal.Instant {
  if (!Number.isFinite(working) || working < 0) throw new RangeError(`${working} is not a length of working time`)
  if (working === 0) return from
  const start = from.epochMilliseconds
  let left = working
  for (let number = dayAt(calendar, start).number, closed = 0; closed <= SEARCH_DAYS; number++, closed++) {
    for (const block of calendar.dayNumbered(number).blocks) {
      const open = block.to - Math.max(block.from, start)
      if (open <= 0) continue
      if (left <= open) return Temporal.Instant.fromEpochMilliseconds(block.to - open + left)
      left -= open
      closed = -1
    }
  }
  throw alwaysClosed(calendar)
}

/**
 * When the `count`-th working day after the local day of `from` ends; for 0, when that day ends if it has open time
 * left, else when the next working day ends. Throws RangeError for a count that is negative or not whole, and when the
 * calendar stays closed for 400 days.
 */
export function endOfWorkingDay(calendar: Calendar, from: Temporal.Instant, count: number): Temporal.Instant {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of working days`)
  const time = from.epochMilliseconds
  const today = dayAt(calendar, time)
  const closes = today.blocks.at(-1)?.to ?? 0
  if (count === 0 && time < closes) return lastMoment(today.end, closes)
  let left = Math.max(count, 1)
  for (let number = today.number + 1, closed = 0; closed <= SEARCH_DAYS; number++, closed++) {
    const day = calendar.dayNumbered(number)
    if (day.blocks.length === 0) continue
    closed = -1
    if (--left === 0) return lastMoment(day.end, day.blocks.at(-1)!.to)
  }
  throw alwaysClosed(calendar)
}

/** Midnight belongs to the next day: a promise 'by Thursday' that ends with Thursday is due a millisecond before it. */
export function lastMoment(dayEnd: number, closes: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(closes === dayEnd ? closes - 1 : closes)
}

function alwaysClosed(calendar: Calendar): RangeError {
  return new RangeError(`the calendar '${calendar.id}' stays closed for more than ${SEARCH_DAYS} days`)
}
