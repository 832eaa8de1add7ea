import type { Sealed } from '../../platform/sealing/index.ts'

/** What stood in the boxes of a question's page, by their names. */
export type Typed = Record<string, string | string[]>

/** The desk of a stop as one colleague takes it along on one device. */
export interface Desk {
  id: string
  stopId: string
  openedBy: string
  openedAt: Date
  /** Nothing is taken from it any more, and nobody can read what is left on the device. */
  expiresAt: Date
  /** For what is asked there: 12 digits each. */
  references: string[]
  /** A JSON Web Key: what is typed is sealed to it on the device. */
  publicKey: object
}

/** How long after the visit begins (or it was opened, where that is later) it may be kept on a device: then it is wiped. */
const DESK_HOURS = 24
/** How long before the visit it may be got ready: on Friday for Monday, and not for the whole tour. */
const DAYS_BEFORE = 7

export const expiryOf = (startsAt: Date, now: Date): Date =>
  new Date(Math.max(startsAt.getTime(), now.getTime()) + DESK_HOURS * 3_600_000)

/** The first moment at which the desk of a stop may be got ready. */
export const readyFrom = (startsAt: Date): Date => new Date(startsAt.getTime() - DAYS_BEFORE * 86_400_000)

/** A device's clock can be wrong: nothing was asked before the desk was opened, nor after now. */
export function believable(said: Date, opened: Date, now: Date): Date {
  const time = Number.isNaN(said.getTime()) ? now.getTime() : said.getTime()
  return new Date(Math.min(Math.max(time, opened.getTime()), now.getTime()))
}

/** More than anybody takes in a day. */
export const REFERENCES = 60

/** What a device sends: one thing that was asked there. */
export interface SentFromDesk {
  deskId: string
  /** A UUID made on the device: the same one is never taken twice. */
  item: string
  /** The reference that was told. */
  reference: string
  sealed: Sealed
}

/** The words in the sealed letter. */
export interface AskedAtDesk {
  service: string
  /** The version of the service that was on the device. */
  versionId: string
  /** What stood in the boxes of each question, by its id: judged here as a form of the web is. */
  typed: Record<string, Typed>
  /** ISO time by the device's clock. */
  takenAt: string
  /** Nobody said yet that it is whole: the device put it away because it was left alone. */
  unfinished?: boolean
  /** The records of duty for which the key was pressed by these words. */
  raised?: string[]
}

/** The words in the sealed letter of a key that was pressed. */
export interface RaisedLetter {
  kind: string
  /** ISO time by the device's clock. */
  at: string
  /** What was typed since, and how much of it went before. */
  note: string
  before: string
}

/** What a sealed letter is about: it opens for this desk and this item alone. */
export const letterAbout = ({ deskId, item }: Pick<SentFromDesk, 'deskId' | 'item'>): string =>
  `firstpoint-desk ${deskId} ${item}`

export interface DeskProblem {
  question: string
  /** The box, named as on the question's page. */
  field: string
  text: string
}

export type TakenAtDesk =
  | { state: 'taken'; reference: string; requestId: string }
  /** Nothing was made. The words go back to the colleague, who mends them and sends again. */
  | { state: 'refused'; because: 'answers' | 'withdrawn' | 'unfinished'; asked: AskedAtDesk; problems: DeskProblem[] }
  /** Sealed to another key, or broken: nobody can read it. */
  | { state: 'unreadable' }
