import type { Language, Words } from '../text.ts'

/** The types a pack may use; the shapes of their answers are in `packs/README.md`. */
export const QUESTION_TYPES = [
  'text',
  'long-text',
  'number',
  'date',
  'yes-no',
  'radios',
  'select',
  'checkboxes',
  'email',
  'phone',
  'name',
  'address',
  'place',
  'photos',
  'documents',
  'group',
  'declaration',
] as const
/** `set` is the engine's own: one page with several boxes of one thing (how to reach you). Its answer is an object by field id. */
export type QuestionType = (typeof QUESTION_TYPES)[number] | 'set'

/** Shown only when an earlier question was answered so. `question` may name a field of a set: `_contact.email`. */
export interface Condition {
  question: string
  is?: string[]
  not?: string[]
  /** Whatever the answer is, there is one. */
  given?: true
}

export interface Option {
  value: string
  label: Words
  hint?: Words
  when?: Condition | Condition[]
}

/** One question of a form; the shapes of answers are in `packs/README.md`. */
export interface Question {
  id: string
  type: QuestionType
  label: Words
  hint?: Words
  required?: boolean
  requiredError?: Words
  when?: Condition | Condition[]
  /** Its answer may appear on the public page. */
  public?: boolean
  options?: Option[]
  none?: Words
  max?: number
  min?: number
  rows?: number
  pattern?: string
  patternError?: Words
  inputmode?: string
  decimals?: number
  prefix?: Words
  suffix?: Words
  past?: boolean
  future?: boolean
  within?: { years: number }
  fields?: Question[]
  item?: Words
  /** Of an address: it may lie outside the council, as one that somebody moves from, or where a letter goes. */
  anywhere?: boolean
  /** Of a set: at least one of these fields must be answered. */
  oneOf?: string[]
  /** What browsers may fill in by themselves (HTML autofill detail tokens). */
  autocomplete?: string
}

export interface PlaceAnswer {
  /** Degrees, WGS84. Both null where somebody could only say a street: words are better than no report. */
  lat: number | null
  lng: number | null
  /** How the person or we describe it: '12 Station Road', 'by the bus stop'. */
  words: string
  source: (typeof PLACE_SOURCES)[number]
  postcode?: string
  /** Of a pin without words: what is near, so that people can speak of it. */
  nearest?: Nearest
}
/** A postcode of ours, and what the town or ward round it is called. */
export interface Nearest {
  postcode: string
  name: Words
}
export const PLACE_SOURCES = ['pin', 'location', 'postcode', 'street', 'photo', 'api'] as const

export interface AddressAnswer {
  lines: string[]
  postcode: string
}

export type Answer = string | number | boolean | string[] | PlaceAnswer | AddressAnswer | Answers | Answers[]
export interface Answers {
  [question: string]: Answer | undefined
}

export interface Point {
  lat: number
  lng: number
}

/** What the rules need to know of the world. The engine itself reads no clock and no database. */
export interface Asking {
  /** The language errors are said in. */
  language: Language
  /** Today where the council is. */
  today: Temporal.PlainDate
  /** Where a postcode lies ('SN15 1ER' as `formatPostcode` writes it); null when we do not know it. */
  findPostcode?(postcode: string): MaybePromise<Point | null>
  /** Do postcodes of ours begin so ('SN15 1')? Then one we do not know may be new and ours. Absent: none do. */
  sharesSector?(postcode: string): MaybePromise<boolean>
  /** The postcode of ours nearest to a point, or this one, with what is round it. Absent: nobody knows. */
  near?(at: Point | string): MaybePromise<Nearest | null>
  /** The town of a postcode, where it is surely known. */
  townOf?(postcode: string): MaybePromise<string | null>
  /** May an address with this postcode be inside the council? Absent: with every one that is well formed. */
  mayBeOurs?(postcode: string): MaybePromise<boolean>
  /** Is it the name of a town or the like: good to look from, too wide to find anything at? */
  isOnlyAround?(near: string): MaybePromise<boolean>
  /** Is this point inside the council? Absent: every point is. */
  isOurs?(point: Point): MaybePromise<boolean>
  /** Of a postcode or point that is not ours: whose it is, of a point only probably. Empty when we do not know. */
  councilsAt?(place: string | Point): MaybePromise<string[]>
}
export type MaybePromise<T> = T | Promise<T>
