// Whom what was typed at a check-in means.
import {
  type Booking,
  checkInByReference,
  findBookingByReference,
  findVenue,
  isNamed,
  listBookedToday,
  type SaidAtTheDoor,
} from '../../../../modules/bookings/index.ts'
import { findCustomers } from '../../../../modules/customers/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { sayDate, sayTime } from '../../../../platform/dates/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { say, translator } from '../../../../platform/text.ts'
import { bookedShower } from '../../bookings/show-booked.ts'
import { text } from './text.ts'

/** Nobody's record, or one kept from the reader, has nothing that what she said could be compared with. */
export async function mustBeOfRecord(ctx: Ctx, location: string, bookingId: string): Promise<void> {
  const booking = (await listBookedToday(ctx, location)).find(({ id }) => id === bookingId)
  if (booking && !isOfRecord(booking)) throw new Invalid({ checked: text.checkedWhom.en })
}

const isOfRecord = ({ customerId, name }: Booking): boolean => customerId !== null && name !== ''

/** Who has booked today comes before everybody else of that name. */
export async function findWhoCame(ctx: Ctx, location: string, name: string) {
  const { rows } = await findCustomers(ctx, name)
  const booked = (await listBookedToday(ctx, location)).filter(({ visitId }) => !visitId)
  const isMeant = (each: Booking) => isNamed(each, name) || rows.some(({ id }) => id === each.customerId)
  const foundBooked = booked.filter(isMeant)
  const isShown = (id: string) => foundBooked.some(({ customerId }) => customerId === id)
  const found = rows.filter(each => each.name && !isShown(each.id))
  return {
    found,
    foundBooked: foundBooked.map(await bookedShower(ctx)),
    asksChecked: found.length > 0 || foundBooked.some(isOfRecord),
  }
}

/** The visit of who has booked here today; null where it is the reference of something else. Of another day or place that is said. */
export async function arriveByReference(
  ctx: Ctx,
  location: string,
  reference: string,
  said: SaidAtTheDoor,
): Promise<string | null> {
  const arrived = await checkInByReference(ctx, location, reference, said)
  const other = arrived ? null : await findBookingByReference(ctx, reference)
  if (!other) return arrived
  if (other.state === 'cancelled') throw new Invalid({ who: text.bookedCancelled.en })
  const venue = await findVenue(ctx, other.venue)
  const saying = { language: 'en' as const, now: ctx.now() }
  const when = `${sayDate(other.from, saying)}, ${sayTime(other.from, saying)}`
  throw new Invalid({ who: translator(text, 'en')('bookedElsewhere', { when, place: say(venue?.name, 'en') }) })
}
