// bookings: a time kept free for somebody, at a location, at a stop of the tour, or by video from there.
export { checkInBooked, checkInByReference, closeBookedDays, markDidNotCome, type SaidAtTheDoor } from './arrive.ts'
export { bookTime, cancelBooking, mayMove, moveBooking, type NewBooking } from './book.ts'
export { type BookingState, isHere } from './booking.ts'
export {
  countBookedFor,
  countBookings,
  type DayCount,
  findBookingByReference,
  isNamed,
  listBookedAtStop,
  listBookedIn,
  listBookedToday,
} from './bookings.read.ts'
export { type Booking, getBooking } from './bookings.store.ts'
export { calendarFile } from './calendar-file.ts'
export { EVERY_STOP, readDesks, sayDesks } from './desks.ts'
export type { FreeTime } from './free-times.ts'
export { bookingOfToken, bookingToken, languageOfBooking, roomOfBooking } from './link.ts'
export { bookingMessages } from './messages.ts'
export { findBookedFrom, findMetByVideo, type MetByVideo } from './met-by-video.read.ts'
export { remindOfBookings } from './remind.ts'
export { bookingsFollower, hushFollower } from './subscribers.ts'
export { listFreeTimes, type Wish } from './times.read.ts'
export { findVenue, listVenues, readVenues, type Venue } from './venues.read.ts'
export { listVideoVisits, takeVideoVisit, type VideoVisit } from './video-visits.ts'
export { findWayToTell } from './way-to-tell.read.ts'
