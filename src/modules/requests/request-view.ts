// What a colleague sees on one request.
import type { Answers } from '../../platform/form/index.ts'
import type { Need } from '../customers/index.ts'
import type { PromiseState } from './promise-state.ts'
import type { Raising } from './raised.ts'
import type { Outcome, Status } from './request.ts'
import type { Way } from './told-by.ts'

export interface ParticipantView {
  id: string
  role: 'reporter' | 'follower' | 'helper'
  /** Null also where nobody may learn that there is a record. */
  customerId: string | null
  /** Her record is for other teams: neither name nor contact nor needs are here. */
  isKept: boolean
  /** We were told so; false where her record is for other teams. */
  hasDied: boolean
  name: string | null
  email: string | null
  emailSafe: boolean | null
  /** Null where there is none; false: nobody asked whether it is safe. */
  emailAsked: boolean | null
  phoneAsked: boolean | null
  /** Do our messages reach her: does she want them, and is there a safe way? */
  isTold: boolean
  /** By which way; null: she is not told. */
  toldBy: Way | null
  /** Is there a contact of hers that she said is safe to use? */
  isReachable: boolean
  phone: string | null
  phoneSafe: boolean | null
  textOk: boolean | null
  language: string
  told: boolean
  onBehalf: { authority: string; of: string } | null
  joinedAt: Date
  /** The request she joined through, where it was merged into this one. */
  ofRequest: string
  /** How to act towards her. */
  needs: { kind: Need; detail: string }[]
  /** Why nobody is to write to her or ring her without looking: she asked so in danger. Also of who is kept from the reader. */
  doubt: string | null
  /** What whoever visits her has to do; also of who is kept from the reader, who may be the one who goes. */
  markers: string[]
}

export interface UpdateView {
  id: string
  audience: 'public' | 'participants' | 'staff'
  authorKind: string
  authorName: string | null
  participantId: string | null
  /** The other body whose words they are. */
  saidBy: string | null
  words: string
  createdAt: Date
  withdrawnAt: Date | null
}

export interface HeldView {
  id: string
  staffId: string
  authorName: string
  words: string
  audience: 'public' | 'participants'
  /** Who follows the request hears of it with other news, not at once. */
  isCollected: boolean
  goesAt: Date
  /** Why it could not go. */
  problem: string | null
}

export interface DraftView {
  staffId: string
  authorName: string
  words: string
  photos: string[]
  savedAt: Date
  /** Who goes on with it. */
  takenBy: string | null
}

export interface ClosureView {
  id: string
  outcome: Outcome
  words: string
  challenge: string | null
  body: string | null
  bodyReference: string | null
  byName: string | null
  createdAt: Date
  reopenedAt: Date | null
  confirmations: { participantId: string; sorted: boolean; words: string; at: Date }[]
}

export interface PhotoView {
  fileId: string
  updateId: string | null
  closureId: string | null
  releasedAt: Date | null
  withdrawnAt: Date | null
  name: string
}

export interface TimelineEvent {
  seq: number
  type: string
  actorKind: string
  actorName: string | null
  /** Whose private link it came by. */
  participantId: string | null
  /** To whom it was assigned. */
  toName: string | null
  at: Date
  data: Record<string, unknown>
}

/** Everything a colleague sees on one request. Times are instants; ids of services, teams and areas become words in the site. */
export interface RequestView {
  id: string
  reference: string
  service: string
  versionId: string
  kind: string
  status: Status
  visibility: string
  sensitive: boolean
  withdrawnAt: Date | null
  /** Since when its words wait for a colleague, because they may mean danger. */
  heldAt: Date | null
  /** The duty teams that were told of danger in it. */
  confidedTo: string[]
  /** What everybody reads in place of her words and of where it is; null: what she wrote. */
  shownWords: string | null
  shownPlace: string | null
  teamId: string
  routedBecause: { code: string; params: Record<string, string> }
  assignedTo: string | null
  assignedName: string | null
  needsLeader: boolean
  details: string
  answers: Answers
  lat: number | null
  lng: number | null
  placeWords: string | null
  postcode: string | null
  ward: string | null
  areas: string[]
  openedAt: Date
  updatedAt: Date
  dueAt: Date | null
  nextDueAt: Date | null
  closedAt: Date | null
  mergedInto: string | null
  /** The request that this one was merged into, and those that were merged into this one. */
  merged: { id: string; reference: string }[]
  channel: string
  takenBy: string | null
  takenById: string | null
  promises: (PromiseState & { firstDueAt: Date })[]
  participants: ParticipantView[]
  updates: UpdateView[]
  closures: ClosureView[]
  photos: PhotoView[]
  pause: { question: string; startedAt: Date } | null
  /** Every question that was asked while the clock stood, the one of now too. */
  pauses: { id: string; question: string; startedAt: Date }[]
  /** The councillor who raised it, and why she may hear the answer. */
  raised: (Raising & { name: string }) | null
  viewers: { name: string; writing: boolean }[]
  /** Messages of staff that have not gone yet. */
  held: HeldView[]
  /** Messages that colleagues are writing. */
  drafts: DraftView[]
  timeline: TimelineEvent[]
  /** `seq` of the last event of all, those included that the timeline leaves out. */
  lastSeq: number
}
