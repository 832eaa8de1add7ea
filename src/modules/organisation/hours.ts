// Who can be reached at what hour: duty numbers, opening hours, gaps of teams against the first point of contact.
import { type Language, say } from '../../platform/text.ts'
import {
  type Block,
  type Calendar,
  compileCalendar,
  isOpen,
  openBlocks,
  subtractBlocks,
  type WeekPiece,
  weeklyGaps,
} from '../../platform/working-time/index.ts'
import type { Organisation } from './organisation.read.ts'
import type { DutyRule, GoldenNumber, Location } from './organisation.ts'

/** Whether a calendar of the council is open at this moment. Throws Error for a calendar that does not exist. */
export function isOpenNow(organisation: Organisation, calendarId: string, at: Date): boolean {
  return isOpen(getCalendar(organisation, calendarId), at.toTemporalInstant())
}

/** A duty rule with only the numbers that answer at this hour, in the rule's order; null for a rule that does not exist. */
export function dutyNumbersNow(
  organisation: Organisation,
  ruleId: string,
  at: Date,
): { rule: DutyRule; numbers: DutyRule['numbers'] } | null {
  const rule = organisation.dutyRules.get(ruleId)
  if (!rule) return null
  const answers = ({ when, calendar = organisation.council.contactHours }: DutyRule['numbers'][number]) =>
    when === 'always' || isOpenNow(organisation, calendar, at) === (when === 'open')
  return { rule, numbers: rule.numbers.filter(answers) }
}

/** Whether all of these threaten a place, and none of them somebody's own life. */
export const isOfPlace = ({ dutyRules }: Organisation, rules: readonly string[]): boolean =>
  rules.every(rule => dutyRules.get(rule)?.ofPlace)

/** Whom to ring while a line is closed, by its own rule or the council's; null: nobody is named. `line` null: the general number. */
export const numbersAfterHours = (organisation: Organisation, line: GoldenNumber | null, at: Date) =>
  dutyNumbersNow(organisation, line?.afterHours ?? organisation.council.contact.afterHours ?? '', at)

export interface DutyNumbersFrom {
  from: Date
  numbers: DutyRule['numbers']
}

const QUARTER = 15 * 60_000

/**
 * The same for whoever cannot ask again: each set of numbers with the moment from which it answers, looked at every quarter of
 * an hour. Empty for a rule that does not exist.
 */
export function dutyNumbersBetween(
  organisation: Organisation,
  ruleId: string,
  from: Date,
  to: Date,
): DutyNumbersFrom[] {
  const sets: DutyNumbersFrom[] = []
  for (let at = from.getTime(); at < to.getTime(); at = (Math.floor(at / QUARTER) + 1) * QUARTER) {
    const numbers = dutyNumbersNow(organisation, ruleId, new Date(at))?.numbers
    const last = sets.at(-1)?.numbers
    if (numbers && !(last?.length === numbers.length && numbers.every(each => last.includes(each))))
      sets.push({ from: new Date(at), numbers })
  }
  return sets
}

/** A line for each number that a message may name, of all these rules: whoever reads along does not learn what it is about. */
export function sayNumbersToWrite(
  organisation: Organisation,
  rules: readonly string[],
  { at, language }: { at: Date; language: Language },
): string[] {
  const numbers = rules.flatMap(rule => dutyNumbersNow(organisation, rule, at)?.numbers ?? [])
  const open = numbers.filter(({ reveals }) => !reveals)
  return [...new Set(open.map(({ name, number }) => `${say(name, language)}: ${number}`))]
}

/**
 * The golden number that names this service, else that of the first of its themes that has one, else the council's own;
 * `calendar`: when it is answered.
 */
export function phoneOfService(
  { goldenNumbers, council }: Organisation,
  { slug, themes }: { slug: string; themes: readonly string[] },
) {
  const golden =
    goldenNumbers.find(({ services }) => services?.includes(slug)) ??
    themes.flatMap(id => goldenNumbers.find(({ theme }) => theme === id) ?? [])[0]
  return {
    number: golden?.number ?? council.contact.phone,
    name: golden?.name,
    calendar: golden?.calendar ?? council.contact.hours,
  }
}

/** When in an ordinary week the first point of contact is open and this team is not. Empty for an unknown team. */
export function gapsOfTeam(organisation: Organisation, teamId: string): WeekPiece[] {
  const team = organisation.teams.get(teamId)
  const contact = organisation.calendarDefinitions.get(organisation.council.contactHours)
  const own = team && organisation.calendarDefinitions.get(team.calendar)
  return contact && own ? weeklyGaps(contact.blocks, own.blocks) : []
}

/** When the first point of contact is open on a date, as minutes since midnight: not on a bank holiday. */
export const contactBlocks = (organisation: Organisation, date: Temporal.PlainDate): Block[] =>
  openBlocks(getCalendar(organisation, organisation.council.contactHours), date)

/** When it is open on a date and these blocks (they may overlap) leave it alone. */
export const gapsOfDay = (organisation: Organisation, date: Temporal.PlainDate, covered: readonly Block[]): Block[] =>
  subtractBlocks(contactBlocks(organisation, date), covered)

/** When a location is open: unless it says so, not on a bank holiday. */
export const locationCalendar = ({ council }: Organisation, { id, hours, holidays = 'nation' }: Location): Calendar =>
  compileCalendar({ id, blocks: hours, holidays }, council)

/** A compiled calendar. Throws Error for one that does not exist: packs are checked, so that is a bug. */
export function getCalendar(organisation: Organisation, id: string): Calendar {
  const calendar = organisation.calendars.get(id)
  if (!calendar) throw new Error(`There is no calendar '${id}'`)
  return calendar
}
