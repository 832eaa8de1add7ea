import type { Ctx } from '../../platform/context.ts'
import { sayDate, sayOn, sayTimes } from '../../platform/dates/index.ts'
import { link } from '../../platform/letter/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { say, translator, type Words } from '../../platform/text.ts'
import { type NewMessage, queueMessages } from '../channels/index.ts'
import { isHushed } from '../interactions/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { wordsFor, writeMessage } from '../templates/index.ts'
import { type Booking, getBooking } from './bookings.store.ts'
import { bookingToken, roomOfBooking } from './link.ts'
import { bookingMessages } from './messages.ts'
import { text } from './text.ts'
import { findVenue } from './venues.read.ts'
import { findWayToTell } from './way-to-tell.read.ts'

/** `called-off`: we do not come to the village. */
export type Told = 'booked' | 'moved' | 'cancelled' | 'reminder' | 'called-off'

/**
 * Writes to her where and when, what to bring and what happens next, by the way she gave. What she does not do herself is
 * told only where that is safe. Of a conversation in which danger was raised that somebody at home may read of nothing is, but where they
 * said that it is safe (`isSafeSaid`). Answers whether she was told.
 */
export async function tellOfBooking(
  ctx: Ctx,
  id: string,
  what: Told,
  { origin, because, isSafeSaid = false }: { origin: string; because?: Words; isSafeSaid?: boolean },
): Promise<boolean> {
  const booking = await getBooking(ctx, id)
  const isHerself = ctx.actor.kind !== 'staff' && ctx.actor.kind !== 'system'
  const isHushedNow = !isHerself && (await isOfHushed(ctx, booking))
  if (isHushedNow && !isSafeSaid) return false
  const way = await findWayToTell(ctx, booking, { onlySafe: !isHerself, isSafeSaid: isHushedNow })
  if (!way) return false
  const { medium, recipient, formats, isNeutral } = way
  const { language } = booking
  const { url, short, facts } = await sayBooking(ctx, booking, origin)
  const said = await writeMessage(
    ctx,
    bookingMessages[`booking-${what}`],
    { ...facts, because: say(because, language) },
    { language, isNeutral, url: what === 'called-off' ? `${origin}/book` : url, short },
  )
  const message: NewMessage = {
    key: `booking:${id}:${what}:${booking.from.getTime()}:${what === 'reminder' ? '' : ctx.now().getTime()}`,
    medium,
    recipient,
    language,
    subject: said.subject,
    ...wordsFor(medium, said, { language, formats }),
    formats,
    about: id,
    thread: id,
    urgency: what === 'reminder' ? 'usual' : 'now',
  }
  await queueMessages(ctx, [message])
  return true
}

/** Danger was raised where it was booked, or in the conversation it was for. */
async function isOfHushed(ctx: Ctx, { bookedIn, conversationId }: Booking): Promise<boolean> {
  for (const id of [bookedIn, conversationId]) if (id && (await isHushed(ctx, id))) return true
  return false
}

async function sayBooking(ctx: Ctx, booking: Booking, origin: string) {
  const { council, teams } = await readOrganisation(ctx)
  const { language, from, until } = booking
  const t = translator(text, language)
  const venue = await findVenue(ctx, booking.venue)
  const team = booking.team ? teams.get(booking.team) : undefined
  const place = say(venue?.name, language)
  // Many a building's address begins with its name.
  const address = new Set([place, ...(venue?.address ?? []).map(line => say(line, language)), venue?.postcode])
  const room = (await roomOfBooking(ctx))(booking)
  return {
    short: { room: room ?? '' },
    url: `${origin}/bookings/${await bookingToken(ctx, booking.id)}`,
    facts: {
      name: booking.name,
      day: sayDate(from, { language, now: ctx.now() }),
      on: sayOn(from, { language, now: ctx.now() }),
      times: sayTimes(from, until, { language }),
      place,
      address: [...address].filter(Boolean).join(', '),
      specialists: say(team?.name, language),
      room: room ? [link(t('room'), room)] : [],
      needs: booking.needs.map(need => t(`need.${need}`)).join(', '),
      arrive: t(booking.isAtStop ? 'arrive.stop' : 'arrive.location'),
      reference: formatCode(booking.reference),
      phone: council.contact.phone,
      council: say(council.name, language),
    },
  }
}
