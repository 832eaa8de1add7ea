import { event } from '../../platform/events/index.ts'

interface Of {
  bookingId: string
}
const about = (data: Of) => data.bookingId

export const timeBooked = event<Of & { venue: string; team: string | null; from: string; channel: string }>(
  'bookings.booked',
  about,
)
export const bookingMoved = event<Of & { from: string; before: string }>('bookings.moved', about)
export const bookingCancelled = event<Of>('bookings.cancelled', about)
/** She came: her booking is a ticket, but at a stop. */
export const bookedCame = event<Of & { visitId: string | null }>('bookings.came', about)
/** A specialist has her conversation by video. */
export const bookedTaken = event<Of & { interactionId: string }>('bookings.taken-by-video', about)
export const bookedReminded = event<Of>('bookings.reminded', about)
export const bookedDidNotCome = event<Of>('bookings.did-not-come', about)
export const desksSaid = event<{ location: string; desks: number; subject: string }>(
  'bookings.desks-said',
  data => data.subject,
)
