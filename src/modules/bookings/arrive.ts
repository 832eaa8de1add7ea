import { sql } from 'kysely'
import { type Ctx, withContext } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { forgetKeptTimes, hasEnded } from '../interactions/index.ts'
import { checkIn, type NewVisit, takeByVideo } from '../reception/index.ts'
import { bookerOf, isHere } from './booking.ts'
import { bookedCame, bookedDidNotCome } from './bookings.events.ts'
import { type Booking, bookingColumns, bookingTables, endBooking, getBookingForUpdate } from './bookings.store.ts'

/** What is said when she comes: her needs are added to those she booked with; what it is about stands for what she booked for. */
export interface SaidAtTheDoor extends Pick<NewVisit, 'needs' | 'service' | 'theme'> {
  /** She told who she is, of the record that the booking is of. */
  isChecked?: boolean
}

/**
 * She came: her booking becomes a ticket at its time; at a stop there are none. Pressed twice it is one. In the context's language
 * where that is Welsh, else as she booked. Answers the visit's id.
 */
export async function checkInBooked(ctx: Ctx, id: string, said: SaidAtTheDoor = {}): Promise<string | null> {
  bookerOf(ctx)
  return ctx.transaction(async ctx => {
    const booking = await getBookingForUpdate(ctx, id)
    if (isHere(booking)) return booking.visitId
    refuseUnless(booking.state !== 'cancelled', 'bookings.over')
    refuseUnless(isToday(ctx, booking), 'bookings.not-today')
    return arrive(withContext(ctx, { channel: 'desk' }), booking, said)
  })
}

/** The same from the kiosk, by the reference alone; null where it is no booking of today at this location. */
export async function checkInByReference(
  ctx: Ctx,
  location: string,
  reference: string,
  said: SaidAtTheDoor = {},
): Promise<string | null> {
  return ctx.transaction(async ctx => {
    const { rows } = await sql<Booking>`select ${bookingColumns}
      from ${bookingTables} where b.reference = ${reference} and b.location = ${location}
        and b.day = ${localDay(ctx.now())}::date and b.state <> 'cancelled' for update of b`.execute(ctx.db)
    const [booking] = rows
    return booking ? (booking.visitId ?? arrive(ctx, booking, said)) : null
  })
}

async function arrive(ctx: Ctx, booking: Booking, said: SaidAtTheDoor): Promise<string | null> {
  const { id, isAtStop } = booking
  const language = ctx.language === 'cy' ? 'cy' : booking.language
  const visitId = isAtStop ? null : await giveTicket(withContext(ctx, { language }), booking, said)
  await ctx.db.updateTable('bookings.bookings').set({ state: 'came', visit_id: visitId }).where('id', '=', id).execute()
  await publish(ctx, bookedCame({ bookingId: id, visitId }))
  // The specialist was quicker than whoever checks in.
  if (visitId && booking.conversationId) await takeByVideo(ctx, { visitId, interactionId: booking.conversationId })
  return visitId
}

/**
 * Who comes for a video is called by nobody who does not speak so, whatever it is about: the specialist has her on her own
 * list.
 */
function giveTicket(
  ctx: Ctx,
  { venue, needs, service, theme, team, name, customerId, from }: Booking,
  said: SaidAtTheDoor,
): Promise<string> {
  const about = said.service || said.theme ? said : { service, theme }
  return checkIn(ctx, {
    location: venue,
    needs: [...needs, ...(said.needs ?? [])],
    ...(!team && about.service && { service: about.service }),
    ...(!team && about.theme && { theme: about.theme }),
    booked: { dueAt: from, name, customerId, byVideo: team !== null },
    ...(said.isChecked && customerId && { person: { name, customerId, isChecked: true } }),
  })
}

/**
 * Her time is over and she was not there, also where a specialist has waited for her by video. Twice is once. Throws Refused
 * `bookings.over`, `bookings.too-early`, `bookings.with-colleague`.
 */
export async function markDidNotCome(ctx: Ctx, id: string): Promise<void> {
  bookerOf(ctx)
  await ctx.transaction(async ctx => {
    const booking = await getBookingForUpdate(ctx, id)
    if (booking.state === 'did-not-come') return
    refuseUnless(booking.state === 'booked' || (booking.state === 'came' && !isHere(booking)), 'bookings.over')
    refuseUnless(booking.from <= ctx.now(), 'bookings.too-early')
    refuseUnless(!booking.conversationId || (await isOver(ctx, booking.conversationId)), 'bookings.with-colleague')
    await endBooking(ctx, id, 'did-not-come')
    await publish(ctx, bookedDidNotCome({ bookingId: id }))
  })
}

/** Who it was is needed while another time may be offered. */
const KEPT_DAYS = 30

/** The night after: who was not checked in did not come. Who it was is forgotten a month later. */
export async function closeBookedDays(ctx: Ctx): Promise<void> {
  const today = localDay(ctx.now())
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string }>`update bookings.bookings set state = 'did-not-come'
      where day < ${today}::date and state = 'booked' returning id`.execute(ctx.db)
    await forgetKeptTimes(ctx)
    if (rows.length > 0) await publish(ctx, ...rows.map(({ id }) => bookedDidNotCome({ bookingId: id })))
    await sql`update bookings.bookings set name = '', email = '', phone = '', customer_id = null
      where day < ${today}::date - ${KEPT_DAYS}::int and (name <> '' or customer_id is not null)`.execute(ctx.db)
  })
}

async function isOver(ctx: Ctx, conversation: string): Promise<boolean> {
  const { rows } = await sql`select where ${hasEnded(sql`${conversation}::uuid`)}`.execute(ctx.db)
  return rows.length > 0
}

const isToday = (ctx: Ctx, { from }: Booking): boolean => localDay(from) === localDay(ctx.now())
