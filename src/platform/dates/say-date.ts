// Dates and times as people say them: 'Thursday 3 December', 'at 5pm', 'by tomorrow'. Local time of the council.
// In the style of GOV.UK: no commas, no 'th', 5pm and 5:30pm, midday and midnight.

import type { Language } from '../text.ts'
import { MONTH_NAMES, WEEKDAY_NAMES } from './words.ts'

/** A day, or an instant whose local day (and time) is meant. PostgreSQL's driver gives `Date`. */
export type Moment = Temporal.Instant | Temporal.PlainDate | Date
/** `now` decides whether the year is said and what is today; without it the year is always said. */
export type Saying = { language: Language; now?: Temporal.Instant | Date; timeZone?: string }

/** So near that weekday and month leave no doubt about the year. */
const NEAR_MONTHS = { before: 3, after: 6 }

/** 'Thursday 3 December'; with the year when it is more than 3 months ago or 6 months ahead. */
export function sayDate(when: Moment, saying: Saying): string {
  const date = localDate(when, saying)
  return withYear(dayAndMonth(date, saying.language), date, saying)
}

/** 'today', 'tomorrow', 'yesterday', else as `sayDate`. Needs `now`. */
export function sayDay(when: Moment, saying: Saying): string {
  const names = NEAR_DAYS[saying.language]
  const near = saying.now && names[daysFromToday(localDate(when, saying), saying) + 1]
  return near ?? sayDate(when, saying)
}

/** 'by Thursday 3 December', 'erbyn dydd Iau 3 Rhagfyr': the last day on which it is in time. */
export function sayBy(when: Moment, saying: Saying): string {
  return `${saying.language === 'cy' ? 'erbyn' : 'by'} ${sayDate(when, saying)}`
}

/** 'until Thursday 3 December', 'tan ddydd Iau 3 Rhagfyr' ('tan' softens what follows it). */
export function sayUntil(when: Moment, saying: Saying): string {
  const date = sayDate(when, saying)
  return saying.language === 'cy' ? `tan ${soften(date)}` : `until ${date}`
}

/** 'by today', 'by tomorrow', else as `sayBy`. */
export function sayByDay(when: Moment, saying: Saying): string {
  return `${saying.language === 'cy' ? 'erbyn' : 'by'} ${sayDay(when, saying)}`
}

/**
 * 'today by 5pm', 'tomorrow by midday', 'tonight by 1am'; further away 'by Friday 4 December at 9am'. The hours after
 * midnight belong to the night before them; in that night itself 'tomorrow' would be taken for either day.
 */
export function sayByTime(when: Temporal.Instant | Date, saying: Saying): string {
  const by = saying.language === 'cy' ? 'erbyn' : 'by'
  const days = daysFromToday(localDate(when, saying), saying)
  const atNight = days === 1 && isSmallHours(when, saying)
  if (!(days === 0 || days === 1) || (atNight && isSmallHours(saying.now!, saying)))
    return `${by} ${sayDateAndTime(when, saying)}`
  const day = atNight ? { en: 'tonight', cy: 'heno' }[saying.language] : sayDay(when, saying)
  return `${day} ${by} ${sayTime(when, saying)}`
}

const MORNING = 6
const isSmallHours = (when: Moment, saying: Saying): boolean =>
  !(when instanceof Temporal.PlainDate) && zoned(when, saying).hour < MORNING

/** 'on Thursday 3 December', 'ddydd Iau 3 Rhagfyr' (Welsh says 'on' by mutating the day). */
export function sayOn(when: Moment, saying: Saying): string {
  const date = sayDate(when, saying)
  return saying.language === 'cy' ? soften(date) : `on ${date}`
}

/** '9am', '5:30pm', 'midday', 'midnight': the local time of an instant. The last moment of a day is its midnight. */
export function sayTime(when: Temporal.Instant | Date, saying: Saying): string {
  const { hour, minute, second, millisecond } = zoned(when, saying)
  const endsDay = hour === 23 && minute === 59 && second === 59 && millisecond === 999
  return sayTimeOfDay(endsDay ? 0 : hour * 60 + minute, saying.language)
}

/** 'at 5pm', 'am 5pm', 'am ganol dydd' (Welsh 'am' softens what follows it). */
export function sayAt(when: Temporal.Instant | Date, saying: Saying): string {
  const time = sayTime(when, saying)
  return saying.language === 'cy' ? `am ${soften(time)}` : `at ${time}`
}

/** 'Thursday 3 December at 5pm'. */
export function sayDateAndTime(when: Temporal.Instant | Date, saying: Saying): string {
  return `${sayDate(when, saying)} ${sayAt(when, saying)}`
}

/** 'Thursday 3 to Saturday 5 December', 'dydd Iau 3 i ddydd Sadwrn 5 Rhagfyr'; one date when both are the same day. */
export function sayDates(from: Moment, to: Moment, saying: Saying): string {
  const [first, last] = [localDate(from, saying), localDate(to, saying)]
  if (first.equals(last)) return sayDate(first, saying)
  const end = withYear(dayAndMonth(last, saying.language), last, saying)
  if (first.year !== last.year) {
    const bothYears = { ...saying, now: undefined }
    return range(sayDate(first, bothYears), sayDate(last, bothYears), saying.language)
  }
  const start = first.month === last.month ? dayOnly(first, saying.language) : dayAndMonth(first, saying.language)
  const startsLongAgo = needsYear(first, saying) && !needsYear(last, saying)
  return range(start, startsLongAgo ? `${end} ${last.year}` : end, saying.language)
}

/** '9am to 5pm', '9am i 5pm'. */
export function sayTimes(from: Temporal.Instant | Date, to: Temporal.Instant | Date, saying: Saying): string {
  return range(sayTime(from, saying), sayTime(to, saying), saying.language)
}

/** Minutes since midnight as a time of day. */
export function sayTimeOfDay(minutes: number, language: Language): string {
  const inDay = minutes % 1440
  if (inDay === 0) return language === 'cy' ? 'hanner nos' : 'midnight'
  if (inDay === 720) return language === 'cy' ? 'canol dydd' : 'midday'
  const hour = Math.floor(inDay / 60)
  const past = inDay % 60 === 0 ? '' : `:${String(inDay % 60).padStart(2, '0')}`
  return `${hour % 12 || 12}${past}${hour < 12 ? 'am' : 'pm'}`
}

/** 'A to B'; Welsh 'i' softens what follows it. */
export function range(from: string, to: string, language: Language): string {
  return language === 'cy' ? `${from} i ${soften(to)}` : `${from} to ${to}`
}

/** The local day of a moment. */
export function localDate(when: Moment, saying: Saying): Temporal.PlainDate {
  return when instanceof Temporal.PlainDate ? when : dayOf(when, saying)
}

/**
 * Moments that are said are the same few again and again (until when something is promised), and to find a day costs as
 * much as all other words of an answer together.
 */
const days = new Map<string, Temporal.PlainDate>()
const MOST_DAYS = 1000

function dayOf(when: Temporal.Instant | Date, saying: Saying): Temporal.PlainDate {
  const ms = when instanceof Date ? when.getTime() : when.epochMilliseconds
  // No day begins within a minute.
  const key = `${Math.floor(ms / 60_000)} ${saying.timeZone ?? ''}`
  const known = days.get(key)
  if (known) return known
  if (days.size === MOST_DAYS) days.clear()
  const day = zoned(when, saying).toPlainDate()
  days.set(key, day)
  return day
}

/** How many local days from today: 0 today, 1 tomorrow, -1 yesterday. */
export function daysFromToday(date: Temporal.PlainDate, saying: Saying): number {
  return saying.now ? localDate(saying.now, saying).until(date).days : Number.NaN
}

const NEAR_DAYS = { en: ['yesterday', 'today', 'tomorrow'], cy: ['ddoe', 'heddiw', 'yfory'] }

function zoned(when: Temporal.Instant | Date, { timeZone = 'Europe/London' }: Saying): Temporal.ZonedDateTime {
  const instant = when instanceof Date ? when.toTemporalInstant() : when
  return instant.toZonedDateTimeISO(timeZone)
}

function dayOnly(date: Temporal.PlainDate, language: Language): string {
  return `${WEEKDAY_NAMES[language][date.dayOfWeek - 1]} ${date.day}`
}

function dayAndMonth(date: Temporal.PlainDate, language: Language): string {
  return `${dayOnly(date, language)} ${MONTH_NAMES[language][date.month - 1]}`
}

function withYear(words: string, date: Temporal.PlainDate, saying: Saying): string {
  return needsYear(date, saying) ? `${words} ${date.year}` : words
}

function needsYear(date: Temporal.PlainDate, saying: Saying): boolean {
  if (!saying.now) return true
  const { from, to } = nearTo(localDate(saying.now, saying))
  return Temporal.PlainDate.compare(date, from) < 0 || Temporal.PlainDate.compare(date, to) > 0
}

let near: { today: Temporal.PlainDate; from: Temporal.PlainDate; to: Temporal.PlainDate } | undefined

/** The first and the last day that are said without a year. */
function nearTo(today: Temporal.PlainDate) {
  if (!near?.today.equals(today))
    near = { today, from: today.subtract({ months: NEAR_MONTHS.before }), to: today.add({ months: NEAR_MONTHS.after }) }
  return near
}

/** The soft mutation of the few words a date or time begins with. */
function soften(words: string): string {
  return words.replace(/^dydd/, 'ddydd').replace(/^canol/, 'ganol')
}
