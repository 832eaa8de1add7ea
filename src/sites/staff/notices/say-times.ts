import { sayDate, sayDateAndTime } from '../../../platform/dates/index.ts'

const ZONE = 'Europe/London'

/** 'Thursday 10 December', or with the time where it is not the start of the day. */
export function sayStart(at: Date, now: Date): string {
  return isMidnight(at) ? sayDate(at, { language: 'en', now }) : sayDateAndTime(at, { language: 'en', now })
}

/** 'The end of Friday 27 November' for the midnight after it: people read 'Saturday at midnight' as a day later. */
export function sayEnd(at: Date, now: Date): string {
  if (!isMidnight(at)) return sayDateAndTime(at, { language: 'en', now })
  return `The end of ${sayDate(new Date(at.getTime() - 1), { language: 'en', now })}`
}

const isMidnight = (at: Date): boolean =>
  at.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainTime().equals(Temporal.PlainTime.from('00:00'))
