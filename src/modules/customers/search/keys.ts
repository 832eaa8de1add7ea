// By what a person is found. A key says what it is by its first sign: '=12' nicknames, '~SM0' a sound, '#900123' a phone,
// '@high' an address, '*19591210' a birthday, '&philip' a word or nickname of who acts for her; an email holds an @ within, and
// all others are words of a name.
import { doubleMetaphone } from 'double-metaphone'
import { formatPostcode, withoutPostcodes } from '../../../platform/form/index.ts'
import { fold } from '../matching/fold.ts'
import { formalKeys } from '../matching/nicknames.ts'

/** What of a person can be searched for. */
export interface Findable {
  /** All her names that may be found: a protected one is not among them. */
  names: readonly string[]
  /** Who acts for her, by a proof that was seen. */
  helpers?: readonly string[]
  /** ISO date. */
  born: string | null
  points: readonly { kind: string; value: string; normal: string }[]
}

/** Said of nearly every street, so it tells nothing. */
export const STREET_WORDS = new Set(
  'street st road rd lane ln close cl avenue ave drive dr way place pl court ct crescent cres gardens gdns terrace hill flat the of and united kingdom uk'.split(
    ' ',
  ),
)
const TITLES = new Set('mr mrs miss ms mx dr sir dame lady lord rev revd prof cllr'.split(' '))
/** Nobody has more; what is beyond would only make the index large. */
const MOST_WORDS = 12
const MOST_KEYS = 120

/** Words of a name, without titles. */
export function nameWords(name: string): string[] {
  const words = fold(name).split(' ').filter(Boolean).slice(0, MOST_WORDS)
  const plain = words.filter(word => !TITLES.has(word))
  return plain.length > 0 ? plain : words
}

export const soundKeys = (word: string): string[] =>
  word.length < 3 ? [] : [...new Set(doubleMetaphone(word))].filter(Boolean).map(sound => `~${sound}`)

export const nicknameKeys = formalKeys

/** Every key of this person. */
export function keysOf({ names, helpers = [], born, points }: Findable): string[] {
  const keys = new Set<string>()
  const add = (...more: string[]) => {
    for (const key of more) keys.add(key)
  }
  for (const word of names.flatMap(nameWords)) add(word, ...nicknameKeys(word), ...soundKeys(word))
  if (born) add(bornKey(born))
  for (const point of points) add(...pointKeys(point))
  for (const word of helpers.flatMap(nameWords)) add(...helperKeys(word))
  return [...keys].slice(0, MOST_KEYS)
}

/** A word of the name of whoever acts for her, and its nicknames. */
export const helperKeys = (word: string): string[] => [word, ...nicknameKeys(word)].map(key => `&${key}`)

export const bornKey = (iso: string): string => `*${iso.replaceAll('-', '')}`

function pointKeys({ kind, value, normal }: Findable['points'][number]): string[] {
  if (kind === 'email') return [normal]
  if (kind === 'phone') return phoneKeys(normal)
  return addressKeys(value, normal)
}

/** The whole number, and the six digits at its end that people say when they are in a hurry. */
export const phoneKeys = (normal: string): string[] => {
  const digits = normal.replace(/\D/g, '')
  return digits.length < 6 ? [] : [...new Set([`#${digits}`, `#${digits.slice(-6)}`])]
}

/** 'SN15 1ER 12' as it is compared, '12 High Street, Devizes' as it is written. */
function addressKeys(value: string, normal: string): string[] {
  const [compact = '', house = ''] = normal.split(' ')
  const postcode = formatPostcode(compact)
  const words = fold(withoutPostcodes(value)).split(' ')
  const number = (house || words.find(word => /^\d{1,4}[a-z]?$/.test(word)) || '').toLowerCase()
  const places = words.filter(word => word.length > 1 && !/^\d/.test(word) && !STREET_WORDS.has(word))
  const named = places.slice(0, MOST_WORDS).map(word => `@${word}`)
  const coded = postcode ? postcodeKeys(postcode) : []
  return [...coded, ...named, ...(number ? [...coded.slice(0, 1), ...named].map(key => `${key}/${number}`) : [])]
}

/** The postcode, then its first half. */
export const postcodeKeys = (spaced: string): string[] => {
  const [outward = '', inward = ''] = spaced.toLowerCase().split(' ')
  return [`@${outward}${inward}`, `@${outward}`]
}

/** Whether a key may be half typed or mistyped: words of names and of addresses. */
export const isWord = (key: string): boolean => /^[@&]?\p{L}{3,}$/u.test(key)
