// calendars.yaml, and opening hours wherever they stand.
import type { NamedCalendar } from '../modules/organisation/index.ts'
import { compileCalendar, parseWeekBlocks, WEEKDAYS, type WeekBlocks } from '../platform/working-time/index.ts'
import {
  boolean,
  defines,
  list,
  mapped,
  oneOf,
  optional,
  pattern,
  type Reader,
  readWhole,
  record,
  string,
  Wrong,
} from './readers.ts'
import type { At } from './source.ts'
import { words } from './words-readers.ts'

const day = optional(list(string))
const days = record(Object.fromEntries(WEEKDAYS.map(name => [name, day])))

/** Blocks of hours by weekday: { mon: ['09:00-12:30', '13:30-17:00'] }. */
export const weekBlocks: Reader<WeekBlocks> = mapped(days, (value, at) => {
  inWords(at, () => parseWeekBlocks(value as WeekBlocks))
  return value as WeekBlocks
})

const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "is no time: write it as '09:00'.")
/** A day, 'YYYY-MM-DD'. */
export const date = mapped(pattern(/^\d{4}-\d{2}-\d{2}$/, "is no date: write it as '2026-12-24'."), (value, at) => {
  inWords(at, () => Temporal.PlainDate.from(value, { overflow: 'reject' }))
  return value
})

const calendar: Reader<NamedCalendar> = mapped(
  record({
    id: defines('calendar'),
    name: words,
    blocks: weekBlocks,
    holidays: oneOf(['nation', 'uk-any', 'none']),
    closures: optional(list(record({ date, from: optional(time), to: optional(time), name: words }))),
    legal: optional(boolean),
  }),
  (value, at) => {
    // the nation changes which days are holidays, not whether the definition can be used
    inWords(at, () => compileCalendar(value, { nation: 'england' }))
    return value
  },
)

/** The calendars, in the file's order. */
export const readCalendarsFile = (at: At | null): NamedCalendar[] | undefined =>
  readWhole(at, record({ calendars: list(calendar, { min: 1 }) }))?.calendars

/** Working time says what is wrong as RangeErrors in plain words. */
function inWords(at: At, check: () => unknown): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Wrong(`${error.message}.`, at.node)
  }
}
