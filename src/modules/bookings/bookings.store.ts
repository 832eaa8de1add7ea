import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import { giveTimeBack } from '../interactions/index.ts'
import type { VisitNeed } from '../reception/index.ts'
import type { BookingState } from './booking.ts'

export interface Booking {
  id: string
  reference: string
  /** The location or the stop. */
  venue: string
  isAtStop: boolean
  team: string | null
  from: Date
  until: Date
  service: string | null
  theme: string | null
  needs: VisitNeed[]
  language: Language
  name: string
  email: string
  phone: string
  state: BookingState
  customerId: string | null
  /** The conversation in which a colleague booked it. */
  bookedIn: string | null
  /** Once she has been checked in. */
  visitId: string | null
  /** The conversation with the specialist, and who she is. */
  conversationId: string | null
  takenBy: string | null
}

export const bookingColumns = sql`b.id, b.reference, coalesce(b.location, b.stop_id::text) as venue,
  b.stop_id is not null as "isAtStop", b.team_id as team, b.starts_at as from, b.ends_at as until,
  b.service, case when b.service is null then b.themes[1] end as theme, b.needs, b.language, b.name, b.email, b.phone, b.state,
  who.person_id as "customerId", b.interaction_id as "bookedIn", b.visit_id as "visitId", b.conversation_id as "conversationId",
  b.taken_by as "takenBy"`
export const bookingTables = sql`bookings.bookings b left join customers.identity who on who.customer_id = b.customer_id`

/** Throws NotFound. */
export async function getBooking(ctx: Ctx, id: string): Promise<Booking> {
  return one(
    await sql<Booking>`select ${bookingColumns} from ${bookingTables} where b.id = ${known(id)}::uuid`.execute(ctx.db),
  )
}

export async function getBookingForUpdate(ctx: Ctx, id: string): Promise<Booking> {
  return one(
    await sql<Booking>`select ${bookingColumns} from ${bookingTables} where b.id = ${known(id)}::uuid for update of b`.execute(
      ctx.db,
    ),
  )
}

/** It is not kept any more: others can have the time. */
export async function endBooking(ctx: Ctx, id: string, state: 'cancelled' | 'did-not-come'): Promise<void> {
  await ctx.db.updateTable('bookings.bookings').set({ state }).where('id', '=', id).execute()
  await giveTimeBack(ctx, id)
}

const known = (id: string) => (isId(id) ? id : null)

function one({ rows }: { rows: Booking[] }): Booking {
  if (!rows[0]) throw new NotFound('booking')
  return rows[0]
}
