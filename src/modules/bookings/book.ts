import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound, Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { newReference } from '../../platform/spoken-code/index.ts'
import { listCustomers } from '../customers/index.ts'
import { giveTimeBack, keepTime, noteBooking } from '../interactions/index.ts'
import { holdStop } from '../tours/index.ts'
import { type BookingState, bookerOf } from './booking.ts'
import { bookingCancelled, bookingMoved, timeBooked } from './bookings.events.ts'
import { endBooking, getBookingForUpdate } from './bookings.store.ts'
import type { FreeTime } from './free-times.ts'
import { tellOfBooking } from './tell.ts'
import { listFreeTimes, themesOf, type Wish } from './times.read.ts'
import { isStopId } from './venues.read.ts'

export interface NewBooking extends Wish {
  /** An id made with the form it comes from: sent twice it is one booking. */
  key?: string
  from: Date
  name: string
  email: string
  phone: string
  /** The conversation in which a colleague books it, and who it is for, where that is known. */
  interactionId?: string
  /** The matter of it that it is for. */
  matterId?: string
  customerId?: string
  /** Danger was raised in it, and they say that it is safe to write to them there. */
  isSafeSaid?: boolean
  /** The address people reach this council at: for the link. */
  origin: string
}

/**
 * Keeps a time free for her and writes to her. Of two who want the last room the second is Refused `bookings.taken`.
 * Throws NotFound, Refused `bookings.name-missing`, `bookings.no-way-to-reach`. Answers the booking's id.
 */
export async function bookTime(ctx: Ctx, input: NewBooking): Promise<string> {
  if (ctx.actor.kind === 'staff' || input.customerId) bookerOf(ctx)
  refuseUnless(input.name.trim() !== '', 'bookings.name-missing')
  refuseUnless(input.email.trim() !== '' || input.phone.trim() !== '', 'bookings.no-way-to-reach')
  if (input.customerId) await mustBeKnownTo(ctx, input.customerId)
  return ctx.transaction(async ctx => {
    await lockTimes(ctx, input)
    const id = input.key ?? newId()
    if (await isThere(ctx, id)) return id
    const time = await mustBeFree(ctx, input, input.from)
    const { from, until } = time
    const booking = {
      id,
      reference: newReference(),
      ...(isStopId(input.venue) ? { stop_id: input.venue } : { location: input.venue }),
      team_id: input.team || null,
      day: localDay(from),
      starts_at: from,
      ends_at: until,
      service: input.service || null,
      themes: await themesOf(ctx, input),
      needs: [...new Set(input.needs)],
      language: ctx.language,
      channel: ctx.channel,
      name: maskCards(input.name.trim()),
      email: input.email.trim(),
      phone: maskCards(input.phone.trim()),
      customer_id: input.customerId ?? null,
      interaction_id: input.interactionId ?? null,
      booked_at: ctx.now(),
      chosen_at: ctx.now(),
      state: 'booked',
    }
    await ctx.db.insertInto('bookings.bookings').values(booking).execute()
    await keepTimeOf(ctx, id, time)
    const { interactionId, matterId } = input
    if (interactionId && matterId) await noteBooking(ctx, { interactionId, matterId, bookingId: id })
    const said = { venue: input.venue, team: booking.team_id, from: from.toISOString(), channel: ctx.channel }
    await publish(ctx, timeBooked({ bookingId: id, ...said }))
    await tellOfBooking(ctx, id, 'booked', input)
    return id
  })
}

/**
 * Another time for the same: whoever has the link, or a colleague, also for who did not come. Throws NotFound, Refused
 * `bookings.taken`, `bookings.over`.
 */
export async function moveBooking(ctx: Ctx, id: string, to: { from: Date; origin: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const booking = await getBookingForUpdate(ctx, id)
    refuseUnless(mayMove(booking.state), 'bookings.over')
    if (booking.from.getTime() === to.from.getTime() && booking.state === 'booked') return
    await lockTimes(ctx, booking)
    const time = await mustBeFree(ctx, booking, to.from, id)
    const { from, until } = time
    const chosen = { day: localDay(from), starts_at: from, ends_at: until, chosen_at: ctx.now(), reminded_at: null }
    const set = { ...chosen, state: 'booked' }
    await ctx.db.updateTable('bookings.bookings').set(set).where('id', '=', id).execute()
    await keepTimeOf(ctx, id, time)
    const before = booking.from.toISOString()
    await publish(ctx, bookingMoved({ bookingId: id, from: from.toISOString(), before }))
    await tellOfBooking(ctx, id, 'moved', to)
  })
}

export const mayMove = (state: BookingState): boolean => state === 'booked' || state === 'did-not-come'

/** She does not come: somebody else can have her time. Twice is once. Throws NotFound, Refused `bookings.over`. */
export async function cancelBooking(ctx: Ctx, id: string, origin: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { state } = await getBookingForUpdate(ctx, id)
    if (state === 'cancelled') return
    refuseUnless(state === 'booked', 'bookings.over')
    await endBooking(ctx, id, 'cancelled')
    await publish(ctx, bookingCancelled({ bookingId: id }))
    await tellOfBooking(ctx, id, 'cancelled', { origin })
  })
}

/** One after the other at a location or stop, which nobody cancels meanwhile, and with a team: always in this order. */
async function lockTimes(ctx: Ctx, { venue, team }: Pick<Wish, 'venue' | 'team'>): Promise<void> {
  if (isStopId(venue)) await holdStop(ctx, venue)
  for (const name of [`venue:${venue}`, ...(team ? [`team:${team}`] : [])])
    await sql`select pg_advisory_xact_lock(hashtextextended('bookings:' || ${name}, 0))`.execute(ctx.db)
}

async function mustBeFree(ctx: Ctx, wish: Wish, from: Date, besides: string | null = null): Promise<FreeTime> {
  const free = await listFreeTimes(ctx, wish, { besides, isTaken: true })
  const time = free.find(each => each.from.getTime() === from.getTime())
  if (!time) throw new Refused('bookings.taken')
  return time
}

/** Whose time it is does not promise it to anybody else. */
const keepTimeOf = (ctx: Ctx, id: string, { team, ...time }: FreeTime): Promise<void> =>
  team ? keepTime(ctx, id, { ...time, team }) : giveTimeBack(ctx, id)

async function mustBeKnownTo(ctx: Ctx, customerId: string): Promise<void> {
  const [customer] = await listCustomers(ctx, [customerId])
  if (customer?.name == null) throw new NotFound('customer')
}

async function isThere(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from bookings.bookings where id = ${id}::uuid`.execute(ctx.db)
  return rows.length > 0
}
