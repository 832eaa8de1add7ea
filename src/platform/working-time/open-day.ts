import type { Calendar } from './calendar.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')
/** Longer than any closure: a calendar that never opens must not be searched for ever. */
const MOST_DAYS = 31

/** This day, or the first one after it on which the calendar is open at all; this day where it does not open in a month. */
export function openDayFrom(calendar: Calendar, date: Temporal.PlainDate): Temporal.PlainDate {
  const first = EPOCH.until(date).days
  for (let later = 0; later <= MOST_DAYS; later++)
    if (calendar.dayNumbered(first + later).blocks.length > 0) return date.add({ days: later })
  return date
}
