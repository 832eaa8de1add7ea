import { type Booking, findVenue, getBooking, moveBooking } from '../../../../modules/bookings/index.ts'
import { isHushed } from '../../../../modules/interactions/index.ts'
import { sayDate, sayTimes } from '../../../../platform/dates/index.ts'
import { Invalid, Refused } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { sayVenue, showTimes } from '../../../book/show-times.ts'
import { text } from '../text.ts'

/** Another time for somebody, also for who did not come. */
export const staffMovePage = page({
  at: import.meta,
  path: '/staff/bookings/:booking/time',
  permission: 'reception.work',
  audit: 'booking-move',
  texts: text,
  form: { time: textField({ required: 'times.missing', max: 40 }) },
  async load(ctx, visit) {
    const booking = await getBooking(ctx, visit.params.booking!)
    const venue = await findVenue(ctx, booking.venue)
    const saying = { language: 'en' as const, now: ctx.now() }
    return {
      booking,
      when: `${sayDate(booking.from, saying)}, ${sayTimes(booking.from, booking.until, saying)}`,
      place: venue && sayVenue(venue, saying).name,
      here: `/staff/bookings/${booking.id}/time`,
      back: homeOf(booking),
      isHushed: booking.bookedIn !== null && (await isHushed(ctx, booking.bookedIn)),
      ...(await showTimes(ctx, booking, { from: visit.query.from ?? '', besides: booking.id })),
    }
  },
  async submit(ctx, visit, { time }) {
    const booking = await getBooking(ctx, visit.params.booking!)
    const from = new Date(time)
    if (Number.isNaN(from.getTime())) throw new Invalid({ time: text['times.missing'].en })
    await moveBooking(ctx, booking.id, { from, origin: visit.origin }).catch(error => {
      const isTaken = error instanceof Refused && error.code === 'bookings.taken'
      throw isTaken ? new Invalid({ time: text['times.taken'].en }) : error
    })
    return redirect(homeOf(booking))
  },
  example: ({ booking }) => `/staff/bookings/${booking}/time`,
})

/** The list of who has booked there. */
const homeOf = ({ venue, isAtStop }: Booking): string =>
  isAtStop ? `/staff/tour/${venue}/bookings` : `/staff/reception/${venue}`
