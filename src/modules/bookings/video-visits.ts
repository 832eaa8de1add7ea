import { sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { namedTo } from '../customers/index.ts'
import { addBookedRoom, hasEnded, nameService, readConversation, startConversation } from '../interactions/index.ts'
import { listAbsences } from '../knowledge/index.ts'
import { can, PERMISSIONS, readOrganisation, readSkills } from '../organisation/index.ts'
import { isWaiting, takeByVideo } from '../reception/index.ts'
import { isAwayOn } from '../rota/index.ts'
import { speaksByVideo } from './booking.ts'
import { bookedCame, bookedTaken } from './bookings.events.ts'
import { type Booking, bookingColumns, bookingTables, getBookingForUpdate } from './bookings.store.ts'
import { roomOfBooking } from './link.ts'

/** A booking of today by video. Of somebody whose record is kept from the actor there is no name. */
export type VideoVisit = Booking & { takenByName: string | null }

/** The conversation is over, and her ticket waits. Somebody of the team begins anew. */
const isOverWithoutHer = sql<boolean>`(${hasEnded(sql`b.conversation_id`)} and ${isWaiting(sql`b.visit_id`)})`

/**
 * What comes by video today to the teams of a colleague who speaks so, or where nobody of the team does who is there, by its time,
 * without what is over; of a team of which nobody is there, to whoever answers first for all; and what she has begun. At most two queries.
 */
export async function listVideoVisits(ctx: Ctx): Promise<VideoVisit[]> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !can(actor, 'interactions.take')) return []
  if (actor.teams.length === 0 && !can(actor, 'interactions.answer-calls')) return []
  const { rows } = await sql<VideoVisit>`select ${bookingColumns}, taker.name as "takenByName", taker.id as "takenBy",
      case when ${namedTo(actor, 'who.person_id')} is false then '' else b.name end as name
    from ${bookingTables} left join organisation.colleagues taker on taker.id = b.taken_by and not ${isOverWithoutHer}
    where (b.team_id = any(${actor.teams}::text[]) or (b.team_id is not null and ${can(actor, 'interactions.answer-calls')}::boolean)) and b.day = ${localDay(ctx.now())}::date
      and b.starts_at > ${ctx.now()}::timestamptz - interval '1 day' and (${isOverWithoutHer} or not ${hasEnded(sql`b.conversation_id`)})
      and b.state in ('booked', 'came') and (taker.id is not null or b.ends_at > ${ctx.now()}::timestamptz - interval '1 hour')
    order by b.starts_at, b.id`.execute(ctx.db)
  const hers = await teamsOf(ctx, actor, new Set(rows.map(({ team }) => team!)))
  return rows.filter(({ team, takenBy }) => takenBy === actor.id || hers.has(team!))
}

/**
 * The specialist, or who stands in, begins her conversation with who came by video; a ticket that waits is called by it. Twice is
 * once; anew where it was over without her. Answers the conversation. Throws NotFound, Refused `bookings.over`, `bookings.not-today`, `bookings.with-colleague`,
 * `interactions.one-at-a-time`.
 */
export async function takeVideoVisit(outer: Ctx, id: string): Promise<string> {
  const { actor } = outer
  if (actor.kind !== 'staff' || !can(actor, 'interactions.take')) throw new NotFound('booking')
  return outer.transaction(async outer => {
    const booking = await getBookingForUpdate(outer, id)
    if (!booking.team || !(await teamsOf(outer, actor, new Set([booking.team]))).has(booking.team))
      throw new NotFound('booking')
    if (booking.conversationId && !(await beginsAnew(outer, id))) {
      refuseUnless(booking.takenBy === actor.id, 'bookings.with-colleague')
      return booking.conversationId
    }
    refuseUnless(booking.state === 'booked' || booking.state === 'came', 'bookings.over')
    refuseUnless(localDay(booking.from) === localDay(outer.now()), 'bookings.not-today')
    const ctx = withContext(outer, { channel: 'video' })
    const at = booking.isAtStop ? {} : { location: booking.venue }
    const interactionId = await startConversation(ctx, { channel: 'video', direction: 'in', ...at })
    if (booking.service) await sayService(ctx, interactionId, booking.service)
    const room = (await roomOfBooking(ctx))(booking)
    if (room) await addBookedRoom(ctx, { interactionId, link: room })
    if (booking.visitId) await takeByVideo(ctx, { visitId: booking.visitId, interactionId })
    const set = { state: 'came', conversation_id: interactionId, taken_by: actor.id }
    await ctx.db.updateTable('bookings.bookings').set(set).where('id', '=', id).execute()
    if (booking.state !== 'came') await publish(ctx, bookedCame({ bookingId: id, visitId: null }))
    await publish(ctx, bookedTaken({ bookingId: id, interactionId }))
    return interactionId
  })
}

async function beginsAnew(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from bookings.bookings b where b.id = ${id}::uuid and ${isOverWithoutHer}`.execute(
    ctx.db,
  )
  return rows.length > 0
}

async function sayService(ctx: Ctx, interactionId: string, service: string): Promise<void> {
  const { matters } = await readConversation(ctx, interactionId)
  await nameService(ctx, { interactionId, matterId: matters[0]!.id, service })
}

/**
 * Of these teams those whose visits are hers: all that she is of, if she speaks by video; else those of which nobody does who is
 * there today; and those of which nobody at all is there, if she answers first for all. Who came is met by somebody, whoever has left.
 */
async function teamsOf(ctx: Ctx, actor: StaffActor, asked: ReadonlySet<string>): Promise<Set<string>> {
  const skills = await readSkills(ctx)
  const own = new Set(actor.teams.filter(team => asked.has(team)))
  const doubted = [
    ...(speaksByVideo(skills, actor) ? [] : own),
    ...(can(actor, 'interactions.answer-calls') ? await openTeams(ctx, actor, asked.difference(own)) : []),
  ]
  if (doubted.length === 0) return own
  const { rows } = await sql<{
    team: string
    id: string
    roles: string[]
  }>`select m.team_id as team, m.staff_id as id, m.roles
    from organisation.members m where m.team_id = any(${doubted}::text[])
      and (m.disabled_at is null or m.disabled_at > ${ctx.now()})`.execute(ctx.db)
  const [absences, today] = [await listAbsences(ctx), localDay(ctx.now())]
  const there = rows.filter(({ id, roles }) => roles.some(role => TAKING.has(role)) && !isAwayOn(absences, id, today))
  const meets = new Set(
    there.filter(each => !own.has(each.team) || speaksByVideo(skills, each)).map(({ team }) => team),
  )
  return new Set([...own, ...doubted].filter(team => !doubted.includes(team) || !meets.has(team)))
}

const TAKING: ReadonlySet<string> = new Set(PERMISSIONS['interactions.take'])

/** Those that do not work in confidence, or of which she may know. */
async function openTeams(ctx: Ctx, actor: StaffActor, asked: ReadonlySet<string>): Promise<string[]> {
  const { teams } = await readOrganisation(ctx)
  return [...asked].filter(team => !teams.get(team)?.private || can(actor, 'requests.read-sensitive'))
}
