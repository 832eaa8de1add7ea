import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { publish } from '../../platform/events/index.ts'
import { bookedReminded } from './bookings.events.ts'
import { tellOfBooking } from './tell.ts'

/** Of so many at a time: transactions stay short. */
const BATCH = 100

/**
 * Reminds of tomorrow's bookings, once each. Whoever chose the time today has just read of it. The clock of the program calls
 * it in the hours in which people are written to. Answers how many were written to.
 */
export async function remindOfBookings(ctx: Ctx, { origin }: { origin: string }): Promise<number> {
  const today = localDay(ctx.now())
  for (let reminded = 0; ; ) {
    const batch = await ctx.transaction(async ctx => {
      const { rows } = await sql<{ id: string }>`update bookings.bookings set reminded_at = ${ctx.now()}
        where id in (select id from bookings.bookings where state = 'booked' and day = ${today}::date + 1
          and reminded_at is null and (chosen_at at time zone 'Europe/London')::date < ${today}::date
          order by starts_at limit ${BATCH} for update skip locked)
        returning id`.execute(ctx.db)
      const told: string[] = []
      for (const { id } of rows) if (await tellOfBooking(ctx, id, 'reminder', { origin })) told.push(id)
      if (told.length > 0) await publish(ctx, ...told.map(bookingId => bookedReminded({ bookingId })))
      return { size: rows.length, told: told.length }
    })
    reminded += batch.told
    if (batch.size < BATCH) return reminded
  }
}
