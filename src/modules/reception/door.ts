// Whether somebody who comes now by herself can be served: by the hours of the location, and by who is at its desks.
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { type Calendar, isOpen, nextOpening, workingTimeBetween } from '../../platform/working-time/index.ts'
import { locationCalendar, readOrganisation } from '../organisation/index.ts'
import { checkIn, type NewVisit } from './check-in.ts'
import { dayOf } from './visit.ts'
import { readWait, type WaitNow } from './wait.read.ts'

const MINUTE = 60_000
/** Whoever gets a ticket later than this before the end is sent home unserved. */
const LAST_MINUTES = 10
/** Nearer to the end than this, the wait itself decides. */
const NEAR_MINUTES = 120

export interface Door {
  /** open: tickets are given. last-minutes: only who has booked is served today. shut: nobody is. */
  state: 'open' | 'last-minutes' | 'shut'
  calendar: Calendar
  /** When it opens again; null while it is open, or where nobody knows. */
  opensAt: Date | null
}

/** What decides where the hours alone do not; asked for only then. */
interface Inside {
  wait(): Promise<WaitNow>
  desks(): Promise<{ openedAt: Date }[]>
}

/** Throws NotFound. */
export const readDoor = (ctx: Ctx, location: string): Promise<Door> =>
  doorOf(ctx, location, { wait: () => readWait(ctx, location), desks: () => listDesks(ctx, location) })

/** The same, of a location whose wait and desks were read already. Throws NotFound. */
export async function doorOf(ctx: Ctx, location: string, inside: Inside): Promise<Door> {
  const organisation = await readOrganisation(ctx)
  const place = organisation.locations.find(({ id }) => id === location)
  if (!place) throw new NotFound('location')
  const calendar = locationCalendar(organisation, place)
  const isOpenNow = isOpen(calendar, ctx.now().toTemporalInstant())
  if (await takesTickets(ctx, calendar, inside)) return { state: 'open', calendar, opensAt: null }
  return {
    state: isOpenNow ? 'last-minutes' : 'shut',
    calendar,
    opensAt: nextAfterThis(calendar, ctx.now()),
  }
}

async function takesTickets(ctx: Ctx, calendar: Calendar, inside: Inside): Promise<boolean> {
  const now = ctx.now()
  if (isOpenFor(calendar, now, NEAR_MINUTES)) return true
  if (isOpenFor(calendar, now, LAST_MINUTES)) {
    const { range } = await inside.wait()
    return !range || isOpenFor(calendar, now, range.from)
  }
  // A colleague who has opened a desk while it is closed (an evening, a bank holiday) serves whoever comes.
  return (await inside.desks()).some(({ openedAt }) => !isOpen(calendar, openedAt.toTemporalInstant()))
}

async function listDesks(ctx: Ctx, location: string): Promise<{ openedAt: Date }[]> {
  const { rows } = await sql<{ openedAt: Date }>`select opened_at as "openedAt" from reception.desks
    where location = ${location} and day = ${dayOf(ctx)}::date`.execute(ctx.db)
  return rows
}

const isOpenFor = (calendar: Calendar, from: Date, minutes: number): boolean =>
  workingTimeBetween(
    calendar,
    from.toTemporalInstant(),
    new Date(from.getTime() + minutes * MINUTE).toTemporalInstant(),
  ) ===
  minutes * MINUTE

/** The next time it opens, though it may be open for some minutes yet. */
function nextAfterThis(calendar: Calendar, now: Date): Date | null {
  let at: Temporal.Instant | null = now.toTemporalInstant()
  for (let minutes = 0; at && isOpen(calendar, at) && minutes <= NEAR_MINUTES; minutes++) at = at.add({ minutes: 1 })
  const next = nextOpening(calendar, at)
  return next && new Date(next.epochMilliseconds)
}

/**
 * Somebody takes a ticket by herself. Throws Refused `reception.closed` where nobody would call it today: a colleague at the
 * reception may still check her in.
 */
export async function takeTicket(ctx: Ctx, input: Omit<NewVisit, 'person' | 'booked'>): Promise<string> {
  refuseUnless((await readDoor(ctx, input.location)).state === 'open', 'reception.closed')
  return checkIn(ctx, input)
}
