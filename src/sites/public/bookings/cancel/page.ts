import { cancelBooking } from '../../../../modules/bookings/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { readLinkedBooking } from '../linked-booking.ts'
import { text } from '../text.ts'

/** She does not come: somebody else can have her time. */
export const cancelBookingPage = page({
  at: import.meta,
  path: '/bookings/:token/cancel',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const linked = await readLinkedBooking(ctx, visit)
    return linked.booking.state === 'booked' ? { ...linked, back: linked.home } : redirect(linked.home)
  },
  async submit(ctx, visit) {
    const { booking, home } = await readLinkedBooking(ctx, visit)
    await cancelBooking(ctx, booking.id, visit.origin)
    return redirect(`${home}?done=cancelled`)
  },
  example: ({ bookingToken }) => `/bookings/${bookingToken}/cancel`,
})
