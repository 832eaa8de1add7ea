// What somebody typed into the one box, as groups of keys: a person is found who has a key of every group.
import { formatPostcode, isFirstHalf, postcodesIn } from '../../../platform/form/index.ts'
import { beforeExtension, parsePhone } from '../../../platform/phone.ts'
import { readDate } from '../matching/person.ts'
import { bornKey, helperKeys, nameWords, nicknameKeys, postcodeKeys, STREET_WORDS, soundKeys } from './keys.ts'

/** What a person was found by. */
export type Matched = 'name' | 'nickname' | 'sound' | 'phone' | 'email' | 'postcode' | 'address' | 'born' | 'helper'

export interface Group {
  /** The keys that fit, the best first, each with what it is. */
  keys: [key: string, matched: Matched][]
  /** For when these find little: what sounds like it. */
  alike: [key: string, matched: Matched][]
  /** A word that may be half typed ('smi') or mistyped ('smiht'). */
  word: string | null
  /** The house number said with it: of an address, only this one fits. */
  number: string | null
  /** The last word: it may still be being typed. */
  isUnfinished: boolean
}

const MOST_GROUPS = 6

const EMAIL = /[^\s,;<>()]+@[^\s,;<>()]+/
const DATE = /\b(\d{1,2})(?:st|nd|rd|th)?[ /.-](\d{1,2}|[a-z]{3,9})[ /.,-]+(\d{4}|\d\d)\b|\b\d{4}-\d\d?-\d\d?\b/i
/** Digits with what people write between them; a long enough run is a phone. */
const PHONE = /\+?\(?\d[\d ()./-]{4,}\d(?:[ ,;(]*(?:ext(?:ension)?|est(?:yniad)?|x)[ .:=]*\d{1,7}\b\)?)?/i

/** Reads what was typed. Nothing in it that could be searched for: no groups. */
export function readTyped(typed: string): Group[] {
  const groups: Group[] = []
  const take = (pattern: RegExp, read: (found: string) => Group | null) => {
    const found = pattern.exec(rest)?.[0]
    const group = found && read(found)
    if (!group) return
    groups.push(group)
    rest = rest.replace(found, ' ')
  }
  let rest = typed.toWellFormed().replaceAll('\0', '').slice(0, 200)
  take(EMAIL, found => exactly([[found.toLowerCase(), 'email']]))
  take(DATE, readBorn)
  const isUnfinished = /[\p{L}\p{M}]$/u.test(rest)
  const [written = ''] = postcodesIn(rest)
  const postcode = formatPostcode(written)
  if (postcode) rest = rest.replace(written, ' ')
  take(PHONE, readPhone)
  const words = nameWords(rest)
  const number = words.find(word => /^\d{1,4}[a-z]?$/.test(word))
  if (postcode) groups.push(inPostcode(postcode, number))
  const said = words.filter(word => word.length > 1 && !/^\d/.test(word))
  const isStreet = (word: string, at: number) =>
    STREET_WORDS.has(word) || (!!number && isUnfinished && at === said.length - 1 && beginsStreet(word))
  const telling = said.filter((word, at) => at === 0 || !isStreet(word, at))
  for (const word of telling) groups.push(ofWord(word, postcode ? undefined : number))
  const last = groups.at(-1)
  if (last && isUnfinished && telling.at(-1) === words.at(-1)) last.isUnfinished = true
  return groups.slice(0, MOST_GROUPS)
}

/** '12 Sample Cl': the street is still being typed. */
const beginsStreet = (start: string): boolean => [...STREET_WORDS].some(word => word.startsWith(start))

const exactly = (keys: Group['keys']): Group => ({ keys, alike: [], word: null, number: null, isUnfinished: false })

function readBorn(found: string): Group | null {
  const date = readDate(found)
  return date ? exactly([[bornKey(date), 'born']]) : null
}

function readPhone(found: string): Group | null {
  // The extension says which desk, not which number.
  const digits = beforeExtension(found).replace(/\D/g, '')
  if (digits.length < 6) return null
  const parsed = parsePhone(found)
  if (digits.length > 6 && parsed?.isPossible()) return exactly([[`#${parsed.number.slice(1)}`, 'phone']])
  return exactly([[`#${digits.slice(-6)}`, 'phone']])
}

function inPostcode(spaced: string, number: string | undefined): Group {
  const [whole] = postcodeKeys(spaced)
  return exactly([[number ? `${whole}/${number}` : whole!, 'postcode']])
}

function ofWord(word: string, number: string | undefined): Group {
  const place: [string, Matched] = isFirstHalf(word)
    ? [`@${word}`, 'postcode']
    : [number ? `@${word}/${number}` : `@${word}`, 'address']
  return {
    keys: [
      [word, 'name'],
      place,
      ...nicknameKeys(word).map((key): [string, Matched] => [key, 'nickname']),
      ...helperKeys(word).map((key): [string, Matched] => [key, 'helper']),
    ],
    alike: soundKeys(word).map(key => [key, 'sound']),
    word: /^\p{L}+$/u.test(word) ? word : null,
    number: number ?? null,
    isUnfinished: false,
  }
}

/** The keys of a name for searches in which every word has to be there: those of requests, by who asked. */
export const wordsOfName = (typed: string): string[] =>
  nameWords(typed.toWellFormed().replaceAll('\0', '').slice(0, 200))
