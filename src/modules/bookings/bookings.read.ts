import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { namedTo } from '../customers/index.ts'
import { can } from '../organisation/index.ts'
import { bookerOf } from './booking.ts'
import { type Booking, bookingColumns, bookingTables } from './bookings.store.ts'

/** Who has booked at a location today and is not here yet, by their time; who did not come last. One query. */
export async function listBookedToday(ctx: Ctx, location: string): Promise<Booking[]> {
  bookerOf(ctx)
  const { rows } = await sql<Booking>`select ${bookingColumns},
      case when ${namedTo(ctx.actor, 'who.person_id')} is false then '' else b.name end as name
    from ${bookingTables}
    where b.location = ${location} and b.day = ${localDay(ctx.now())}::date and b.state in ('booked', 'did-not-come')
    order by b.state, b.starts_at, b.id`.execute(ctx.db)
  return rows
}

export interface DayCount {
  location: string
  day: string
  booked: number
  came: number
  didNotCome: number
}

/** How many booked, came and did not come, by location and day: nobody's name and nobody's pace. One query. */
export async function countBookings(ctx: Ctx, from: string, until: string): Promise<DayCount[]> {
  if (!can(ctx.actor, 'bookings.read')) throw new NotFound('bookings')
  const { rows } = await sql<DayCount>`select location, day::text as day, count(*)::int as booked,
      count(*) filter (where state = 'came')::int as came, count(*) filter (where state = 'did-not-come')::int as "didNotCome"
    from bookings.bookings where state <> 'cancelled' and day between ${from}::date and ${until}::date
    group by location, day order by day desc, location`.execute(ctx.db)
  return rows
}
