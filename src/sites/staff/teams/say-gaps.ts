import { sayOpeningHours } from '../../../platform/dates/index.ts'
import type { WeekPiece } from '../../../platform/working-time/index.ts'

/** Gaps as lines: 'Monday to Wednesday: 4pm to 6pm'. Empty where there are none. */
export function sayGaps(gaps: WeekPiece[]): { days: string; hours: string }[] {
  const byDay = Object.entries(Object.groupBy(gaps, gap => gap.weekday))
  const week = Object.fromEntries(byDay.map(([day, pieces]) => [day, pieces.map(({ from, to }) => `${from}-${to}`)]))
  return sayOpeningHours(week, 'en').filter(line => line.hours !== 'closed')
}
