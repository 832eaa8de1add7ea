import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { namedTo, wordsOfName } from '../customers/index.ts'
import { can } from '../organisation/index.ts'
import { bookerOf } from './booking.ts'
import { type Booking, bookingColumns, bookingTables } from './bookings.store.ts'

/** Somebody who has booked, with what whoever meets her has to do. */
export interface Booked extends Booking {
  markers: string[]
}

/** Who has booked at a location today, by their time: also who is here already; who did not come last. One query. */
export const listBookedToday = (ctx: Ctx, location: string): Promise<Booked[]> =>
  listBooked(ctx, sql`b.location = ${location} and b.day = ${localDay(ctx.now())}::date`)

/** Who has booked at a stop, the same. One query. */
export const listBookedAtStop = (ctx: Ctx, stopId: string): Promise<Booked[]> =>
  listBooked(ctx, sql`b.stop_id = ${stopId}::uuid`)

async function listBooked(ctx: Ctx, where: RawBuilder<unknown>): Promise<Booked[]> {
  bookerOf(ctx)
  const { rows } = await sql<Booked>`select ${bookingColumns},
      array(select m.instruction from customers.current_markers m where m.customer_id = who.person_id order by m.recorded_at) as markers,
      case when ${namedTo(ctx.actor, 'who.person_id')} is false then '' else b.name end as name
    from ${bookingTables} where ${where} and b.state <> 'cancelled'
    order by b.state = 'did-not-come', b.starts_at, b.id`.execute(ctx.db)
  return rows
}

/** What was booked in a conversation and is not cancelled, for the colleague whose it is. One query. */
export async function listBookedIn(ctx: Ctx, interactionId: string): Promise<Booking[]> {
  const { rows } = await sql<Booking>`select ${bookingColumns} from ${bookingTables}
    where b.interaction_id = ${interactionId}::uuid and b.state <> 'cancelled' order by b.starts_at, b.id`.execute(
    ctx.db,
  )
  return rows
}

/** Is it somebody of this name? Words in any order, without accents, the last one perhaps half typed. Pure. */
export function isNamed({ name }: Pick<Booking, 'name'>, typed: string): boolean {
  const words = wordsOfName(name)
  const wanted = wordsOfName(typed)
  return wanted.length > 0 && wanted.every(each => words.some(word => word.startsWith(each)))
}

/** The booking of a reference, whenever and wherever it is, for whoever receives people; null: there is none. */
export async function findBookingByReference(ctx: Ctx, reference: string): Promise<Booking | null> {
  bookerOf(ctx)
  const { rows } = await sql<Booking>`select ${bookingColumns} from ${bookingTables}
    where b.reference = ${reference}`.execute(ctx.db)
  return rows[0] ?? null
}

/** How many times that are still to come are booked for a service: nobody's name. */
export async function countBookedFor(ctx: Ctx, service: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from bookings.bookings
    where service = ${service} and state = 'booked' and ends_at > ${ctx.now()}`.execute(ctx.db)
  return rows[0]!.count
}

export interface DayCount {
  /** The location or the stop. */
  venue: string
  day: string
  booked: number
  came: number
  didNotCome: number
}

/** How many booked, came and did not come, by venue and day: nobody's name and nobody's pace. One query. */
export async function countBookings(ctx: Ctx, from: string, until: string): Promise<DayCount[]> {
  if (!can(ctx.actor, 'bookings.read')) throw new NotFound('bookings')
  const { rows } =
    await sql<DayCount>`select coalesce(location, stop_id::text) as venue, day::text as day, count(*)::int as booked,
      count(*) filter (where state = 'came')::int as came, count(*) filter (where state = 'did-not-come')::int as "didNotCome"
    from bookings.bookings where state <> 'cancelled' and day between ${from}::date and ${until}::date
    group by 1, day order by day desc, 1`.execute(ctx.db)
  return rows
}
