import type { Words } from '../text.ts'

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
export type QuestionType = (typeof QUESTION_TYPES)[number]

/** Shown only when an earlier question was answered so. */
export interface Condition {
  question: string
  is?: string[]
  not?: string[]
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
  options?: { value: string; label: Words; hint?: Words }[]
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
}

export interface PlaceAnswer {
  lat: number
  lng: number
  /** How the person or we describe it: '12 Station Road', 'by the bus stop'. */
  words: string
  source: 'pin' | 'location' | 'postcode' | 'street' | 'photo' | 'api'
  postcode?: string
}

export interface AddressAnswer {
  lines: string[]
  postcode: string
}

export type Answer = string | number | boolean | string[] | PlaceAnswer | AddressAnswer | Answers[]
export interface Answers {
  [question: string]: Answer | undefined
}
