import type { Ctx } from '../platform/context.ts'
import { daysFromToday, localDate, sayAt, sayDay, sayOn } from '../platform/dates/index.ts'
import { type Calendar, nextOpening } from '../platform/working-time/index.ts'

/** Whether a calendar is open; while it is closed also when it opens: 'tomorrow at 9am', 'on Monday 30 November at 8:30am'. */
export function sayOpening(
  calendar: Calendar,
  ctx: Pick<Ctx, 'language' | 'now'>,
): { open: boolean; opens: string | null } {
  const now = ctx.now().toTemporalInstant()
  const next = nextOpening(calendar, now)
  if (!next || next.equals(now)) return { open: next !== null, opens: null }
  return { open: false, opens: sayOpens(next, ctx) }
}

/** 'tomorrow at 9am', 'on Monday 30 November at 8:30am'. */
export function sayOpens(next: Temporal.Instant, ctx: Pick<Ctx, 'language' | 'now'>): string {
  const saying = { language: ctx.language, now: ctx.now().toTemporalInstant() }
  const near = daysFromToday(localDate(next, saying), saying) <= 1
  return `${near ? sayDay(next, saying) : sayOn(next, saying)} ${sayAt(next, saying)}`
}
