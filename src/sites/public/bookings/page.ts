import { findWayToTell, mayMove } from '../../../modules/bookings/index.ts'
import { page } from '../../../platform/page/page.ts'
import { qrCodeImage } from '../../../platform/qr-code/index.ts'
import { translator } from '../../../platform/text.ts'
import { readLinkedBooking } from './linked-booking.ts'
import { text } from './text.ts'

/** What she has booked: where, when, what to bring, what happens next. */
export const bookingPage = page({
  at: import.meta,
  path: '/bookings/:token',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const linked = await readLinkedBooking(ctx, visit)
    const { booking } = linked
    const t = translator(text, ctx.language)
    const isToCome = booking.state === 'booked' && booking.until > ctx.now()
    return {
      ...linked,
      isOver: booking.state === 'booked' && !isToCome,
      // What the reader by the door types. At a stop there is none.
      picture: isToCome && !booking.isAtStop ? qrCodeImage(booking.reference) : null,
      mayMove: mayMove(booking.state) && linked.hasTimes,
      told: (await findWayToTell(ctx, booking, { onlySafe: false }))?.recipient,
      needsSaid: booking.needs.map(need => t(`need.${need}`)),
      done: ['booked', 'moved', 'cancelled'].includes(visit.query.done ?? '') ? visit.query.done : null,
      back: '/',
    }
  },
  example: ({ bookingToken }) => `/bookings/${bookingToken}`,
})
