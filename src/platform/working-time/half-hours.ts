// A promise in hours is a time of day, and people say those in hours and halves: 'by 2am', never 'by 1:47am'. The clock
// itself is set to such a time, so that what is said and what is kept are the same.

import { type Calendar, dayAt } from './calendar.ts'
import type { Within } from './due.ts'
import { lastMoment } from './working-time.ts'

const HALF_HOUR_MS = 1_800_000

/**
 * The next full or half hour, as the clock on the wall shows it; within opening hours not later than they end. Midnight
 * ends the day that it is said with. Where the law sets the limit (`lawful`) the one before, so that it is never passed.
 * Days stay as they are: they end with a day.
 */
export function toHalfHour(
  calendar: Calendar,
  due: Temporal.Instant,
  within: Within,
  lawful = false,
): Temporal.Instant {
  if (!('hours' in within || 'workingHours' in within)) return due
  const time = due.epochMilliseconds
  const round = lawful ? Math.floor : Math.ceil
  const rounded = round(time / HALF_HOUR_MS) * HALF_HOUR_MS
  const block = 'hours' in within ? undefined : dayAt(calendar, time - 1).blocks.find(block => time <= block.to)
  const open = block ? Math.min(Math.max(rounded, block.from), block.to) : rounded
  return lastMoment(dayAt(calendar, open - 1).end, open)
}
