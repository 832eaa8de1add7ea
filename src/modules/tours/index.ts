// tours: the council comes to villages, on days that everybody can look up, with a desk that works without a network.
export {
  type AskedAtDesk,
  type DeskProblem,
  letterAbout,
  readyFrom,
  type SentFromDesk,
  type TakenAtDesk,
} from './desk.ts'
export { getStopToCome, listOpenDesks, type OpenDesk, type OwnDesk, readOwnDesk } from './desks.read.ts'
export { endDesksThatAreOver, loseDesk } from './end-desk.ts'
export { openDesk } from './open-desk.ts'
export { type RaisedAtDesk, raiseAtDesk } from './raise-at-desk.ts'
export {
  addStop,
  cancelStop,
  holdStop,
  listStops,
  type NewStop,
  nearestFirst,
  readStops,
  readWhyCancelled,
  type Stop,
} from './stops.ts'
export { takeAtDesk } from './take-at-desk.ts'
export { stopCancelled } from './tours.events.ts'
