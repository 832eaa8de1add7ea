/** What a customer is and what is known of her: shapes and codes that stores, reads and screens share. */

export const NEEDS = [
  'large-print',
  'braille',
  'easy-read',
  'audio',
  'bsl',
  'interpreter',
  'text-relay',
  'longer-time',
  'access',
] as const
export type Need = (typeof NEEDS)[number]

export const RELATIONSHIPS = [
  'carer',
  'parent',
  'appointee',
  'power-of-attorney',
  'councillor',
  'helper',
  'household',
] as const
export type Relationship = (typeof RELATIONSHIPS)[number]

export const MAY_SEE = ['nothing', 'scope', 'everything'] as const
export const RESTRICTIONS = ['safeguarding', 'staff', 'public-figure'] as const
export const REASONS = ['speaking', 'request', 'letter', 'visit', 'correct', 'other'] as const
/** Why a record was opened. `emergency` is the reason for breaking the glass. */
export type Reason = (typeof REASONS)[number] | 'emergency'
/** From whom we know something. */
export const SOURCES = ['customer', 'helper', 'document', 'colleague', 'other-body'] as const
export type Source = (typeof SOURCES)[number]
export const NAME_KINDS = ['known-as', 'previous'] as const

/** Where a thing is from. `source`: one of `SOURCES`, 'firstpoint' (a form of ours), or the name of an old system. */
export interface Recorded {
  id: string
  source: string
  recordedAt: Date
  recordedBy: string | null
  endedAt: Date | null
  endedBy: string | null
}

export interface OtherName extends Recorded {
  kind: (typeof NAME_KINDS)[number]
  name: string
  protected: boolean
}

export interface ContactPoint extends Recorded {
  kind: 'email' | 'phone' | 'address'
  value: string
  normal: string
  verifiedAt: Date | null
  preferred: boolean
  /** A phone may be rung; an email or address written to. */
  safe: boolean
  /** She was asked whether it is; else it came with a mail or from another system. */
  asked: boolean
  textOk: boolean
  messageOk: boolean
  neutral: boolean
  uprn: string | null
  fromOn: string | null
  toOn: string | null
  /** Of an email: what is sent there comes back. */
  failingSince: Date | null
  failingBecause: string | null
  /** She asked us in danger not to use it, and how we know. */
  doubtedAt: Date | null
  doubtedBecause: string | null
  /** The one it took the place of. */
  replaces: string | null
}

export interface NeedOf extends Recorded {
  kind: Need
  detail: string
}

export interface RelationshipOf extends Recorded {
  kind: Relationship
  otherId: string | null
  otherName: string
  authority: string
  scope: string
  maySee: (typeof MAY_SEE)[number]
  until: string | null
}

/** Who acts for her now, by a proof that was seen: what may be told to him is said with it. */
export interface Helper extends Pick<RelationshipOf, 'kind' | 'authority' | 'scope' | 'maySee'> {
  id: string
  name: string
}

export interface SafetyMarker extends Recorded {
  instruction: string
  /** Only for the owner's team. */
  evidence: string | null
  ownerTeam: string
  reviewOn: string
  told: boolean
  notToldBecause: string | null
}

/** One change of something she has one of. Without one a value is from the record's beginning. */
export interface Change {
  id: string
  field: string
  was: unknown
  becomes: unknown
  source: string
  changedAt: Date
  changedBy: string | null
}

export interface Restriction {
  id: string
  kind: (typeof RESTRICTIONS)[number]
  ownerTeam: string
  teams: readonly string[]
  hinted: boolean
}

/** A colleague whose own or whose family's record it is. */
export interface OwnRecord extends Omit<Recorded, 'source'> {
  kind: 'own' | 'family'
  colleague: string
}

export interface CustomerView {
  id: string
  /** Every id that belongs to her, her own first: what other modules know of her hangs on them. */
  ids: string[]
  kind: 'person' | 'organisation'
  name: string | null
  born: string | null
  language: string
  preferredChannel: string | null
  preferredTimes: string | null
  informed: boolean
  /** Each of them counts: of records that were joined there may be several. The one she goes by first. */
  safeWords: string[]
  diedAt: Date | null
  source: string
  createdAt: Date
  /** Ended ones too: what is in force has no `endedAt`. */
  names: OtherName[]
  points: ContactPoint[]
  /** Those in force, each once under whichever of her ids it stands: not safe where one of them says so. */
  ways: ContactPoint[]
  needs: NeedOf[]
  relationships: RelationshipOf[]
  markers: SafetyMarker[]
  changes: Change[]
  restriction: Restriction | null
  /** Only for those who say whose they are; for others none. */
  ownRecords: OwnRecord[]
  /** Why this colleague has it open. */
  openedFor: Reason
}
