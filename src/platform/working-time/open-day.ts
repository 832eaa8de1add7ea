import type { Calendar } from './calendar.ts'
import { type Block, DAY_MINUTES } from './week-blocks.ts'

const ZONE = 'Europe/London'
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

/** When it is open on one date, as minutes since midnight: empty on a bank holiday or another closed day. */
export function openBlocks(calendar: Calendar, date: Temporal.PlainDate): Block[] {
  const { blocks } = calendar.dayNumbered(EPOCH.until(date).days)
  // Council days change their clock at night, before anything opens: what passed since midnight is not always the time.
  const minuteOf = (time: number) => {
    const at = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(ZONE)
    return at.toPlainDate().equals(date) ? at.hour * 60 + at.minute : DAY_MINUTES
  }
  return blocks.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
}
