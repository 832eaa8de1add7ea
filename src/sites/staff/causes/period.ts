import type { Visit } from '../../../platform/page/page.ts'

const DAY = 86_400_000
const PERIODS = [30, 90, 365] as const

/** Of how many days: as the address says, else 90. */
export const daysOf = ({ query }: Visit): number => PERIODS.find(days => String(days) === query.days) ?? 90

export const sinceDays = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY)

export const periodItems = (chosen: number) =>
  PERIODS.map(days => ({ value: String(days), text: `Last ${days} days`, selected: days === chosen }))
