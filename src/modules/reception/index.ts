// reception: who comes to a location, how long they wait, who serves them.
export { type DesksToday, readAtDesks, readDesksToday } from './at-desks.read.ts'
export { callAgain, callNext, callVisit, putBack } from './call-next.ts'
export { checkIn, type NewVisit } from './check-in.ts'
export { closeDesk } from './close-desk.ts'
export { dangerOf } from './danger.ts'
export { type Door, readDoor, takeTicket } from './door.ts'
export { LONG_MINUTES, type WaitRange } from './honest-wait.ts'
export { closeDays, comeBack, markLeft, markNotThere } from './leave.ts'
export { DESK_LETTERS, openDesk } from './open-desk.ts'
export { serveVisit, showToScreen, takeByVideo } from './serve-visit.ts'
export { receptionFollower } from './subscribers.ts'
export { MOST_CALLS, VISIT_NEEDS, type VisitNeed } from './visit.ts'
export {
  findVisitOf,
  listCalled,
  listVisitsNow,
  type OpenDesk,
  readReception,
  readTicket,
  type VisitOf,
  type VisitRow,
} from './visits.read.ts'
export { isWaiting } from './visits.store.ts'
export { readWait } from './wait.read.ts'
