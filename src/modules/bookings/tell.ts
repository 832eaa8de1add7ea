import type { Ctx } from '../../platform/context.ts'
import { sayDate, sayOn, sayTimes } from '../../platform/dates/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { say, translator, type Words } from '../../platform/text.ts'
import { type NewMessage, queueMessages } from '../channels/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { type Booking, getBooking } from './bookings.store.ts'
import { bookingToken, roomOfBooking } from './link.ts'
import { text } from './text.ts'
import { findVenue } from './venues.read.ts'
import { findWayToTell } from './way-to-tell.read.ts'

/** `called-off`: we do not come to the village. */
export type Told = 'booked' | 'moved' | 'cancelled' | 'reminder' | 'called-off'

/**
 * Writes to her where and when, what to bring and what happens next, by the way she gave. What she does not do herself is
 * told only where that is safe. Answers whether she was told.
 */
export async function tellOfBooking(
  ctx: Ctx,
  id: string,
  what: Told,
  { origin, because }: { origin: string; because?: Words },
): Promise<boolean> {
  const booking = await getBooking(ctx, id)
  const isHerself = ctx.actor.kind !== 'staff' && ctx.actor.kind !== 'system'
  const way = await findWayToTell(ctx, booking, { onlySafe: !isHerself })
  if (!way) return false
  const { medium, recipient, formats, isNeutral } = way
  const { language } = booking
  const t = translator(text, language)
  const said = { ...(await sayBooking(ctx, booking, origin)), because: say(because, language) }
  const message: NewMessage = {
    key: `booking:${id}:${what}:${booking.from.getTime()}:${what === 'reminder' ? '' : ctx.now().getTime()}`,
    medium,
    recipient,
    language,
    subject: t(isNeutral ? 'neutral' : `${what}.subject`, said),
    words: medium === 'text' ? t(`${what}.short`, said) : t(`${what}.words`, said),
    formats,
    about: id,
    urgency: what === 'reminder' ? 'usual' : 'now',
  }
  await queueMessages(ctx, [message])
  return true
}

async function sayBooking(ctx: Ctx, booking: Booking, origin: string) {
  const { council, teams } = await readOrganisation(ctx)
  const { language, from, until } = booking
  const t = translator(text, language)
  const venue = await findVenue(ctx, booking.venue)
  const team = booking.team ? teams.get(booking.team) : undefined
  const room = team && { team: say(team.name, language), link: (await roomOfBooking(ctx))(booking) ?? '' }
  const address = [...(venue?.address ?? []).map(line => say(line, language)), venue?.postcode ?? '']
  return {
    name: booking.name,
    day: sayDate(from, { language, now: ctx.now() }),
    on: sayOn(from, { language, now: ctx.now() }),
    times: sayTimes(from, until, { language }),
    place: say(venue?.name, language),
    address: address.join(', '),
    video: room ? `\n\n${t('video', room)}` : '',
    videoShort: room ? ` ${t('videoShort', room)}` : '',
    needs: booking.needs.length
      ? `\n\n${t('needs', { needs: booking.needs.map(need => t(`need.${need}`)).join(', ') })}`
      : '',
    arrive: t(booking.isAtStop ? 'arrive.stop' : 'arrive.location'),
    reference: formatCode(booking.reference),
    link: `${origin}/bookings/${await bookingToken(ctx, booking.id)}`,
    book: `${origin}/book`,
    phone: council.contact.phone,
    council: say(council.name, language),
  }
}
