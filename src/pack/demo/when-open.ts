import { type Calendar, isOpen, nextOpening } from '../../platform/working-time/index.ts'

const HOUR_MS = 3_600_000
/** Longer than any holiday. */
const LONGEST_CLOSED_HOURS = 24 * 14

/** That moment where we are open then, else the next opening; where that is still to come, the last hour we were open. */
export function whenOpen(calendar: Calendar, at: Date, now: Date): Date {
  const next = nextOpening(calendar, at.toTemporalInstant())
  if (next && next.epochMilliseconds < now.getTime()) return new Date(next.epochMilliseconds)
  for (let hours = 1; hours <= LONGEST_CLOSED_HOURS; hours++) {
    const earlier = new Date(at.getTime() - hours * HOUR_MS)
    if (isOpen(calendar, earlier.toTemporalInstant())) return earlier
  }
  return at
}
