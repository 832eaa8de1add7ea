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
