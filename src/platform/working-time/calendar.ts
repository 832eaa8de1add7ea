// A working calendar, compiled once from a pack's definition: which pieces of real time are open. Each local day is laid
// out on the clock once (with its change to or from summer time) and kept, so that arithmetic is plain numbers after it.

import { bankHolidays, type HolidayRule, type HolidayTable, holidayDates, type Nation } from './bank-holidays.ts'
import {
  type Block,
  DAY_MINUTES,
  parseTimeOfDay,
  parseWeekBlocks,
  subtractBlocks,
  type WeekBlocks,
} from './week-blocks.ts'

/** A day or part of a day on which we are closed. No `from`: from its start; no `to`: to its end. */
export type Closure = { date: string; from?: string | undefined; to?: string | undefined; name?: unknown }
/** As in `calendars.yaml` of a pack. A `legal` calendar ignores local closures: the law's clock runs on. */
export type CalendarDefinition = {
  id: string
  blocks: WeekBlocks
  holidays: HolidayRule
  closures?: readonly Closure[] | undefined
  legal?: boolean | undefined
}
/** A compiled calendar. Times are milliseconds since 1970 (UTC); use the functions of this folder, not its fields. */
export type Calendar = { readonly id: string; readonly dayNumbered: (dayNumber: number) => CalendarDay }
/** One local day: `number` counts days since 1 January 1970; `blocks` are open, in order, `to` exclusive. */
export type CalendarDay = {
  readonly number: number
  readonly start: number
  readonly end: number
  readonly blocks: readonly { readonly from: number; readonly to: number }[]
}

const DAY_MS = 86_400_000
/** A century of days: more is asked only by somebody playing with dates. */
const CACHED_DAYS = 36_600

/**
 * Compiles a calendar. Throws RangeError, in words for whoever writes the pack, when a block, weekday, date or closure
 * is malformed. A calendar without any block is always closed.
 */
export function compileCalendar(
  definition: CalendarDefinition,
  { nation, timeZone = 'Europe/London', holidays = bankHolidays }: CalendarSettings,
): Calendar {
  const week = parseWeekBlocks(definition.blocks)
  const closed = holidayDates(definition.holidays, nation, holidays)
  const closures = parseClosures(definition)
  const days = new Map<number, CalendarDay>()
  const blocksOn = (date: Temporal.PlainDate): Block[] => {
    if (closed.has(date.toString())) return []
    return subtractBlocks(week[date.dayOfWeek - 1]!, closures.get(date.toString()) ?? [])
  }
  const dayNumbered = (dayNumber: number): CalendarDay => {
    const known = days.get(dayNumber)
    if (known) return known
    if (days.size >= CACHED_DAYS) days.clear()
    const date = EPOCH_DATE.add({ days: dayNumber })
    const day = layOut(dayNumber, date, blocksOn(date), timeZone)
    days.set(dayNumber, day)
    return day
  }
  return { id: definition.id, dayNumbered }
}

/** The local day that holds this time (milliseconds since 1970). */
export function dayAt(calendar: Calendar, time: number): CalendarDay {
  let day = calendar.dayNumbered(Math.floor(time / DAY_MS))
  while (time >= day.end) day = calendar.dayNumbered(day.number + 1)
  while (time < day.start) day = calendar.dayNumbered(day.number - 1)
  return day
}

export type CalendarSettings = { nation: Nation; timeZone?: string; holidays?: HolidayTable }

const EPOCH_DATE = new Temporal.PlainDate(1970, 1, 1)

function parseClosures({ closures = [], legal = false }: CalendarDefinition): Map<string, Block[]> {
  const byDate = new Map<string, Block[]>()
  for (const { date, from = '00:00', to = '24:00' } of closures) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`'${date}' is not a date: write it as '2026-12-24'`)
    const day = Temporal.PlainDate.from(date).toString()
    const block = { from: parseTimeOfDay(from), to: parseTimeOfDay(to) }
    if (block.from >= block.to) throw new RangeError(`the closure on ${date} ends before it begins`)
    if (!legal) byDate.set(day, [...(byDate.get(day) ?? []), block])
  }
  return byDate
}

function layOut(number: number, date: Temporal.PlainDate, blocks: readonly Block[], timeZone: string): CalendarDay {
  const start = date.toZonedDateTime(timeZone).epochMilliseconds
  const end = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds
  // a wall time that the change to summer time skips moves forward; one that comes twice is its first coming
  const at = (minutes: number) => {
    if (minutes === DAY_MINUTES) return end
    const time = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60)
    return date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
  }
  const open = blocks.map(({ from, to }) => ({ from: at(from), to: at(to) })).filter(({ from, to }) => from < to)
  return { number, start, end, blocks: open }
}
