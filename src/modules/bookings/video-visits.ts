import { sql } from 'kysely'
import { type Ctx, withContext } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { namedTo } from '../customers/index.ts'
import { nameService, readConversation, startConversation } from '../interactions/index.ts'
import { can, readSkills } from '../organisation/index.ts'
import { takeByVideo } from '../reception/index.ts'
import { bookedCame, bookedTaken } from './bookings.events.ts'
import { type Booking, bookingColumns, bookingTables, getBookingForUpdate } from './bookings.store.ts'

/** A booking of today by video. Of somebody whose record is kept from the actor there is no name. */
export type VideoVisit = Booking & { takenByName: string | null }

/**
 * What comes by video today to the teams of a colleague who speaks so, by its time, without what is over. Empty for everybody
 * else. One query; none for who does not speak so.
 */
export async function listVideoVisits(ctx: Ctx): Promise<VideoVisit[]> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !(await speaks(ctx, actor.id))) return []
  const { rows } = await sql<VideoVisit>`select ${bookingColumns}, taker.name as "takenByName",
      case when ${namedTo(actor, 'who.person_id')} is false then '' else b.name end as name
    from ${bookingTables} left join organisation.colleagues taker on taker.id = b.taken_by
    where b.team_id = any(${actor.teams}::text[]) and b.day = ${localDay(ctx.now())}::date
      and b.state in ('booked', 'came') and (b.conversation_id is not null or b.ends_at > ${ctx.now()}::timestamptz - interval '1 hour')
    order by b.starts_at, b.id`.execute(ctx.db)
  return rows
}

/**
 * The specialist begins her conversation with who came by video; a ticket that waits is called by nobody any more. Twice is
 * once. Answers the conversation. Throws NotFound, Refused `bookings.over`, `bookings.not-today`, `bookings.with-colleague`,
 * `interactions.one-at-a-time`.
 */
export async function takeVideoVisit(outer: Ctx, id: string): Promise<string> {
  const { actor } = outer
  if (actor.kind !== 'staff' || !can(actor, 'interactions.answer-calls') || !(await speaks(outer, actor.id)))
    throw new NotFound('booking')
  return outer.transaction(async outer => {
    const booking = await getBookingForUpdate(outer, id)
    if (!booking.team || !actor.teams.includes(booking.team)) throw new NotFound('booking')
    if (booking.conversationId) {
      refuseUnless(booking.takenBy === actor.id, 'bookings.with-colleague')
      return booking.conversationId
    }
    refuseUnless(booking.state === 'booked' || booking.state === 'came', 'bookings.over')
    refuseUnless(localDay(booking.from) === localDay(outer.now()), 'bookings.not-today')
    const ctx = withContext(outer, { channel: 'video' })
    const at = booking.isAtStop ? {} : { location: booking.venue }
    const interactionId = await startConversation(ctx, { channel: 'video', direction: 'in', ...at })
    if (booking.service) await sayService(ctx, interactionId, booking.service)
    if (booking.visitId) await takeByVideo(ctx, { visitId: booking.visitId, interactionId })
    const set = { state: 'came', conversation_id: interactionId, taken_by: actor.id }
    await ctx.db.updateTable('bookings.bookings').set(set).where('id', '=', id).execute()
    if (booking.state !== 'came') await publish(ctx, bookedCame({ bookingId: id, visitId: null }))
    await publish(ctx, bookedTaken({ bookingId: id, interactionId }))
    return interactionId
  })
}

async function sayService(ctx: Ctx, interactionId: string, service: string): Promise<void> {
  const { matters } = await readConversation(ctx, interactionId)
  await nameService(ctx, { interactionId, matterId: matters[0]!.id, service })
}

const speaks = async (ctx: Ctx, staffId: string): Promise<boolean> =>
  !!(await readSkills(ctx)).get(staffId)?.includes('video')
