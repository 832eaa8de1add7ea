import { getBooking, moveBooking } from '../../../../modules/bookings/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { sayDate, sayTimes } from '../../../../platform/dates/index.ts'
import { Invalid, Refused } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { showTimes } from '../../../book/show-times.ts'
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
    const { locations } = await readOrganisation(ctx)
    const saying = { language: 'en' as const, now: ctx.now() }
    return {
      booking,
      when: `${sayDate(booking.from, saying)}, ${sayTimes(booking.from, booking.until, saying)}`,
      place: say(locations.find(({ id }) => id === booking.location)?.name, 'en'),
      here: `/staff/bookings/${booking.id}/time`,
      back: `/staff/reception/${booking.location}`,
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
    return redirect(`/staff/reception/${booking.location}`)
  },
  example: ({ booking }) => `/staff/bookings/${booking}/time`,
})
