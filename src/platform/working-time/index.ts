// Working time a council can defend: calendars, due times, opening hours, bank holidays.
export type { HolidayRule, Nation } from './bank-holidays.ts'
export { type Calendar, type CalendarDefinition, type Closure, compileCalendar } from './calendar.ts'
export { addWithin, moveDueByPause, type Pause, type Within } from './due.ts'
export { toHalfHour } from './half-hours.ts'
export { openBlocks, openDayFrom } from './open-day.ts'
export {
  type Block,
  DAY_MINUTES,
  parseWeekBlocks,
  subtractBlocks,
  WEEKDAYS,
  type WeekBlocks,
  type Weekday,
  type WeekPiece,
  weeklyGaps,
} from './week-blocks.ts'
export { addWorkingTime, endOfWorkingDay, isOpen, nextOpening, workingTimeBetween } from './working-time.ts'
