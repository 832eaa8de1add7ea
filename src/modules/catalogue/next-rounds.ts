import type { Words } from '../../platform/text.ts'
import { openDayFrom } from '../../platform/working-time/index.ts'
import { getCalendar, type Organisation } from '../organisation/index.ts'
import type { Service } from './service.ts'

/** A day on which something is done where somebody lives. `insteadOf`: the usual day, where it had to move. */
export interface Round {
  date: Temporal.PlainDate
  what: Words[]
  insteadOf: Temporal.PlainDate | null
}

/** How far back a round may have moved from: further than any closure. */
const EARLIER = { days: 31 }

/**
 * The next rounds of a service in these areas, from a day on. A round that falls on a day on which its calendar is closed
 * moves to the next open day: bank holidays and closures are in the calendar alone. Pure.
 */
export function nextRounds(
  organisation: Organisation,
  { rounds }: Pick<Service, 'rounds'>,
  areas: readonly string[],
  from: Temporal.PlainDate,
  count: number,
): Round[] {
  if (!rounds) return []
  const calendar = getCalendar(organisation, rounds.calendar)
  const byDay = new Map<string, Round>()
  for (const { first, every, what } of rounds.of.filter(each => each.areas.some(area => areas.includes(area))))
    for (const usual of cycle(first, every, from.subtract(EARLIER), count + Math.ceil(31 / every) + 1)) {
      const date = openDayFrom(calendar, usual)
      if (Temporal.PlainDate.compare(date, from) < 0) continue
      const insteadOf = date.equals(usual) ? null : usual
      const round = byDay.get(date.toString()) ?? { date, what: [], insteadOf }
      byDay.set(date.toString(), { ...round, what: [...round.what, what] })
    }
  return [...byDay.values()].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date)).slice(0, count)
}

/** So many days of a cycle that began on `first`, from a day on. */
function cycle(first: string, every: number, from: Temporal.PlainDate, count: number): Temporal.PlainDate[] {
  const start = Temporal.PlainDate.from(first)
  const passed = Math.max(0, Math.ceil(start.until(from).days / every))
  return Array.from({ length: count }, (_, i) => start.add({ days: (passed + i) * every }))
}
