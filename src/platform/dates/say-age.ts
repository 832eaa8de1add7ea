// How long ago, or how soon: '2 days ago', '2 ddiwrnod yn ôl', 'in 3 weeks'. From a day on it counts local days, so that
// 'yesterday evening' is 1 day ago and never 0.

import type { Language } from '../text.ts'
import { localDate, type Saying } from './say-date.ts'
import { sayCount, type Unit } from './words.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
/** The unit in which so many days are said, largest first: at least this many days, so many days to the unit. */
const DAY_UNITS: readonly { from: number; unit: Unit; days: number }[] = [
  { from: 730, unit: 'year', days: 365.25 },
  { from: 61, unit: 'month', days: 30.44 },
  { from: 14, unit: 'week', days: 7 },
  { from: 0, unit: 'day', days: 1 },
]

/** The age of `when` at `saying.now`, or how far ahead it is. Whole units, rounded down. */
export function sayAge(when: Temporal.Instant | Date, saying: Saying & { now: Temporal.Instant | Date }): string {
  const minutes = (epochMs(saying.now) - epochMs(when)) / MINUTE_MS
  const far = Math.abs(minutes)
  if (far < 1) return LESS_THAN_A_MINUTE[saying.language][minutes < 0 ? 'ahead' : 'ago']
  const [count, unit] = far < DAY_MINUTES ? inHours(far) : inDays(when, saying)
  return placed(sayCount(count, unit, saying.language), minutes > 0, saying.language)
}

const LESS_THAN_A_MINUTE = {
  en: { ago: 'less than a minute ago', ahead: 'in less than a minute' },
  cy: { ago: 'llai na munud yn ôl', ahead: 'ymhen llai na munud' },
}

function inHours(minutes: number): [number, Unit] {
  return minutes < 60 ? [Math.floor(minutes), 'minute'] : [Math.floor(minutes / 60), 'hour']
}

function inDays(when: Temporal.Instant | Date, saying: Saying & { now: Temporal.Instant | Date }): [number, Unit] {
  const days = Math.abs(localDate(when, saying).until(localDate(saying.now, saying)).days)
  const { unit, days: each } = DAY_UNITS.find(({ from }) => days >= from)!
  return [Math.floor(days / each), unit]
}

function placed(length: string, past: boolean, language: Language): string {
  if (language === 'cy') return past ? `${length} yn ôl` : `ymhen ${length}`
  return past ? `${length} ago` : `in ${length}`
}

function epochMs(when: Temporal.Instant | Date): number {
  return when instanceof Date ? when.getTime() : when.epochMilliseconds
}
