// Calendars that the tests of this folder share.

import { type CalendarDefinition, compileCalendar } from './calendar.ts'
import type { WeekBlocks } from './week-blocks.ts'

export const officeWeek: WeekBlocks = {
  mon: ['09:00-17:00'],
  tue: ['09:00-12:30', '13:30-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-16:30'],
}

const everyDay: WeekBlocks = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, ['00:00-24:00']]),
)

const closures = [
  { date: '2026-12-24', from: '12:00' },
  { date: '2026-06-01' },
  { date: '2026-06-02', from: '10:00', to: '14:00' },
]

export const compileEngland = (definition: Partial<CalendarDefinition>) =>
  compileCalendar({ id: 'office', blocks: officeWeek, holidays: 'nation', ...definition }, { nation: 'england' })

export const office = compileEngland({ closures })
export const foi = compileEngland({ id: 'foi', holidays: 'uk-any', closures, legal: true })
export const roundTheClock = compileEngland({ id: 'duty', blocks: everyDay, holidays: 'none' })

/** An instant from local time in London: 'YYYY-MM-DDTHH:MM'. */
export const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/London').toInstant()

/** Local time in London of an instant, to the minute or the second where it is not a whole minute. */
export const local = (instant: Temporal.Instant | null) =>
  instant === null
    ? 'never'
    : instant
        .toZonedDateTimeISO('Europe/London')
        .toPlainDateTime()
        .toString()
        .replace(/(T..:..):00$/, '$1')
