import type { Ctx } from '../../platform/context.ts'
import { sayDate, sayTimes } from '../../platform/dates/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { say, translator } from '../../platform/text.ts'
import { type NewMessage, queueMessages } from '../channels/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { type Booking, getBooking } from './bookings.store.ts'
import { bookingToken } from './link.ts'
import { text } from './text.ts'

/** A phone that takes texts. */
const isMobile = (phone: string): boolean => /^(\+44|0)7\d{9}$/.test(phone.replace(/[\s()-]/g, ''))

/** Writes to her where and when, what to bring and what happens next; by email, else by text where her phone takes them. */
export async function tellOfBooking(
  ctx: Ctx,
  id: string,
  what: 'booked' | 'moved' | 'cancelled',
  origin: string,
): Promise<void> {
  const booking = await getBooking(ctx, id)
  const medium = booking.email ? 'email' : isMobile(booking.phone) ? 'text' : null
  if (!medium) return
  const { language } = booking
  const t = translator(text, language)
  const said = await sayBooking(ctx, booking, origin)
  const message: NewMessage = {
    key: `booking:${id}:${what}:${booking.from.getTime()}:${ctx.now().getTime()}`,
    medium,
    recipient: medium === 'email' ? booking.email : booking.phone,
    language,
    subject: t(`${what}.subject`, said),
    words: medium === 'text' ? t(`${what}.short`, said) : t(`${what}.words`, said),
    about: id,
  }
  await queueMessages(ctx, [message])
}

async function sayBooking(ctx: Ctx, booking: Booking, origin: string) {
  const { council, locations, teams } = await readOrganisation(ctx)
  const { language, from, until } = booking
  const t = translator(text, language)
  const location = locations.find(({ id }) => id === booking.location)
  const team = booking.team ? teams.get(booking.team) : undefined
  const address = [...(location?.address ?? []).map(line => say(line, language)), location?.postcode ?? '']
  return {
    name: booking.name,
    day: sayDate(from, { language, now: ctx.now() }),
    times: sayTimes(from, until, { language }),
    place: say(location?.name, language),
    address: address.join(', '),
    video: team ? `\n\n${t('video', { team: say(team.name, language), link: team.video ?? '' })}` : '',
    needs: booking.needs.length
      ? `\n\n${t('needs', { needs: booking.needs.map(need => t(`need.${need}`)).join(', ') })}`
      : '',
    reference: formatCode(booking.reference),
    link: `${origin}/bookings/${await bookingToken(ctx, booking.id)}`,
    phone: council.contact.phone,
    council: say(council.name, language),
  }
}
