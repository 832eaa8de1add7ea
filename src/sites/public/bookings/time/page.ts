import { moveBooking } from '../../../../modules/bookings/index.ts'
import { Invalid, Refused } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { showTimes } from '../../../book/show-times.ts'
import { readLinkedBooking } from '../linked-booking.ts'
import { text } from '../text.ts'

/** Another time for the same. She keeps the one she has until she has another. */
export const moveBookingPage = page({
  at: import.meta,
  path: '/bookings/:token/time',
  public: true,
  texts: text,
  form: { time: textField({ required: 'times.missing', max: 40 }) },
  async load(ctx, visit) {
    const linked = await readLinkedBooking(ctx, visit)
    const { booking, home } = linked
    return {
      ...linked,
      ...(await showTimes(ctx, booking, { from: visit.query.from ?? '', besides: booking.id })),
      back: home,
    }
  },
  async submit(ctx, visit, { time }) {
    const { booking, home } = await readLinkedBooking(ctx, visit)
    const from = new Date(time)
    const wrong = (words: 'times.missing' | 'times.taken') => new Invalid({ time: say(text[words], ctx.language) })
    if (Number.isNaN(from.getTime())) throw wrong('times.missing')
    await moveBooking(ctx, booking.id, { from, origin: visit.origin }).catch(error => {
      throw error instanceof Refused && error.code === 'bookings.taken' ? wrong('times.taken') : error
    })
    return redirect(`${home}?done=moved`)
  },
  example: ({ bookingToken }) => `/bookings/${bookingToken}/time`,
})
