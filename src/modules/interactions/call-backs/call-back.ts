import { localDay } from '../../../platform/dates/index.ts'
import { type Calendar, nextOpening, workingTimeBetween } from '../../../platform/working-time/index.ts'
import { type Span, spareMinutes, type TeamTime } from '../promised/team-time.ts'

const HOUR = 3_600_000
export const SLOT_HOURS = 2
/** A call-back with its notes. */
export const CALL_MINUTES = 30
/** Half of a colleague's two hours: she has other work. */
const CALLS_PER_COLLEAGUE = 2
/** Nobody plans the next half hour. */
const NOTICE = HOUR / 2
const MOST_TRIES = 3
/** Who was not in at nine is not in at ten. */
const APART = 3 * HOUR
const OTHER_TIME = 1.5 * HOUR
/** Earlier or later nobody wants to be rung, whatever hours a team keeps. */
const FIRST_HOUR = 8
const LAST_HOUR = 20

export const TRY_RESULTS = ['spoke', 'no-answer', 'wrong-number'] as const
export type TryResult = (typeof TRY_RESULTS)[number]

export type Slot = Span

/** Two hours each, in which a team is open throughout, from its opening on; the same whenever one asks. Pure. */
export function slotsFrom(calendar: Calendar, now: Date, { days }: { days: number }): Slot[] {
  const first = now.toTemporalInstant().toZonedDateTimeISO('Europe/London').startOfDay()
  const end = first.add({ days }).toInstant().epochMilliseconds
  const slots: Slot[] = []
  let at = nextOpening(calendar, first.toInstant())
  while (at && at.epochMilliseconds < end) {
    const time = local(new Date(at.epochMilliseconds))
    if (time.hour < FIRST_HOUR) {
      at = nextOpening(calendar, time.withPlainTime({ hour: FIRST_HOUR }).toInstant())
      continue
    }
    const isDecent = time.hour + SLOT_HOURS + time.minute / 60 <= LAST_HOUR
    const until = at.add({ hours: SLOT_HOURS })
    const isWhole = workingTimeBetween(calendar, at, until) === SLOT_HOURS * HOUR
    if (isWhole && isDecent && at.epochMilliseconds >= now.getTime() + NOTICE)
      slots.push({ from: new Date(at.epochMilliseconds), until: new Date(until.epochMilliseconds) })
    at = nextOpening(calendar, isWhole ? until : at.add({ minutes: 30 }))
  }
  return slots
}

/** How many more call-backs a team can promise in a slot: what its people can keep, less all that is promised already. Pure. */
export function roomIn(slot: Slot, team: TeamTime): number {
  const calls = team.promised.filter(each => each.isCall && each.from < slot.until && each.until > slot.from).length
  const most = team.people * CALLS_PER_COLLEAGUE - calls
  return Math.max(0, Math.min(most, Math.floor(spareMinutes(slot, team) / CALL_MINUTES)))
}

/** When to try again, after tries in vain: at another time, and the last on another day. Null: enough. Pure. */
export function nextTryAt(calendar: Calendar, tries: readonly Date[]): Date | null {
  const last = tries.at(-1)
  if (!last || tries.length >= MOST_TRIES) return null
  const later = slotsFrom(calendar, last, { days: 14 }).filter(({ from }) => from.getTime() >= last.getTime() + APART)
  const days =
    tries.length === MOST_TRIES - 1 ? later.filter(({ from }) => localDay(from) !== localDay(tries[0]!)) : later
  const other = days.find(({ from }) => tries.every(time => apart(from, time) >= OTHER_TIME)) ?? days[0]
  return other?.from ?? new Date(last.getTime() + 24 * HOUR)
}

const local = (at: Date) => at.toTemporalInstant().toZonedDateTimeISO('Europe/London')
const apart = (a: Date, b: Date): number =>
  Math.abs(local(a).toPlainTime().since(local(b).toPlainTime()).total('milliseconds'))

interface Due {
  team: string
  state: string
  isNotRung: boolean
  cameBackAt: Date | null
  interactionId: string | null
}

/** May she go on with it in a conversation of her own? What came back also whoever promised it, of another team. Pure. */
export const goesOn = (
  { team, state, isNotRung, cameBackAt, interactionId }: Due,
  { teams }: { teams: readonly string[] },
): boolean =>
  !interactionId &&
  (cameBackAt !== null || (teams.includes(team) && (state === 'spoken' || (state === 'open' && isNotRung))))
