import type { Condition, Question } from '../../platform/form/index.ts'
import type { Words } from '../../platform/text.ts'
import type { Within } from '../../platform/working-time/index.ts'
import type { EligibilityRule } from './eligibility.ts'

export const VERBS = ['find-out', 'report', 'apply', 'register', 'book', 'pay', 'vote', 'tell-us'] as const
export type Verb = (typeof VERBS)[number]

export const KINDS = [
  'service-request',
  'question',
  'complaint',
  'comment',
  'compliment',
  'information-request',
  'councillor-enquiry',
  'appeal',
] as const
export type Kind = (typeof KINDS)[number]

/** Who may see a request of this service: see `packs/README.md`. */
export const VISIBILITIES = ['public', 'private-from-public', 'private-from-street', 'not-known-to-us'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export interface Theme {
  id: string
  name: Words
  summary: Words
}

export interface PromiseStep {
  id: string
  /** What colleagues call it in a list, in a word or two: 'Look', 'Make safe'. */
  name?: Words
  /** Completes 'By Thursday 3 December …', when we know that the step applies. */
  text: Words
  /** The same with its condition in words, until the answers are known; for steps with a `when`. */
  textIf?: Words
  /** The same when it has been done, as a sentence: 'We looked at it.' The last step ends in the outcome's own words. */
  kept?: Words
  within: Within
  /** Promised only to those whose answers are so. The last step never has one: it is when the request is done. */
  when?: Condition | Condition[]
}

/** What a pack calls the question for whom somebody asks. */
export const FOR_WHOM = 'for-whom'

/** What a service is, as its pack or the staff site defines it. The last version counts; requests keep theirs. */
export interface Service {
  slug: string
  /** Local Government Service List number (standards.esd.org.uk). */
  lgsl: number | null
  verb: Verb
  kind: Kind
  name: Words
  title: Words
  summary: Words
  themes: string[]
  /** Synonyms in people's own words. */
  words: { en: string[]; cy?: string[] }
  about: Words
  youNeed: Words[]
  whoFor: Words
  elsewhere?: { name: Words; url: string; why: Words }
  differs?: { areas: string[]; text: Words }[]
  /**
   * What is done where people live, on days that come round: `first` is a day ('2026-12-01') of the cycle, `every` its days.
   * On a day on which the calendar is closed it is done on the next open one.
   */
  rounds?: { calendar: string; of: { areas: string[]; what: Words; first: string; every: number }[] }
  /** Duty rule asked about before the form. */
  danger?: string
  /** Duty rule whose numbers come before anything else. */
  numbersFirst?: string
  quickExit: boolean
  /** The first whose areas hold the place; the last is the fallback. */
  teams: string[]
  /** `legal`: the law that sets its time; then the clock never stands. `law`: what else the law says, as a sentence. */
  promise?: { calendar: string; steps: PromiseStep[]; legal: Words | null; law?: Words }
  /** What one costs us. */
  cost?: { pence: number; source: Words }
  /** What somebody pays for one, or for the least of it. */
  fee?: { pence: number; source: Words }
  contact: 'required' | 'optional' | 'none'
  onBehalf: boolean
  /** The word that begins its form by text, in each language; `leave`: questions not asked there (`FOR_WHOM`: for whom it is), for each costs a text. */
  text?: { keyword: Words; leave?: string[] }
  /** A mail that is surely about it, and says where, may become a request by itself. */
  mail?: { opens: boolean }
  relates: string[]
  /** What goes with it in some circumstances: offered when it is sent. `when`: only to those whose answers are so. */
  goesWith?: { service: string; when?: Condition | Condition[]; why: Words }[]
  /** What answers say of whether she can have it: the first that holds. */
  eligibility?: EligibilityRule[]
  nearby?: { metres: number; weeks: number }
  privacy: {
    purpose: Words
    lawfulBasis: Words
    sharing: Words
    retention: { months: number; why: Words }
    visibility: Visibility
    sensitive: boolean
    /** Who releases photos to the public page: a person, or the rule at once. */
    photos: 'person' | 'rule'
  }
  outcomes: { done: Words[]; refused: Words[]; elsewhere: Words[] }
  challenge?: Words
  /** `pause`: the recording of the call stands while she says what nobody may keep. `pay`: she gets a link to pay the fee. */
  script: { say?: Words; ask?: string; do?: Words; pause?: Words; pay?: Words }[]
  /** Absent when there is nothing to fill in. */
  form?: Question[]
}

/** Who said it: the pack, or somebody on the staff site. */
export type Origin = 'pack' | 'staff'

/** A service as it stands now, with the version a request opened today keeps. */
export interface CurrentService extends Service {
  versionId: string
  versionNumber: number
}
