// coaching: what a leader and a colleague say to each other about her work, and the thanks that reach her.
export {
  canThank,
  giveThanks,
  listThanks,
  listThanksOfPeople,
  passOnThanks,
  type ReceivedThanks,
  type ThanksOfPeople,
} from './give-thanks.ts'
export { type CoachingNote, hasNews, listNotes, markSeen } from './notes.read.ts'
export { answerNote, writeNote } from './write-note.ts'
