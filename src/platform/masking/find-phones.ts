import { findPhoneNumbersInText } from 'libphonenumber-js'
import { type Found, findEach } from './found.ts'
import { type Digit, digitRuns } from './spoken-digits.ts'

/** Dates, times and places on a map look like telephone numbers in pieces; none of them is part of one. */
const BREAKS = [
  /(?<![\d./-])\d{1,2}([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)?\d\d(?![\d/-]|\.\d)/g,
  /(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-[0-3]\d(?!\d)/g,
  /(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])/g,
  /(?<![\d.])-?\d{1,3}\.\d{3,10}(?: {0,2}[,;] {0,2}| {1,2})-?\d{1,3}\.\d{3,10}(?!\d|\.\d)/g,
]
/** A number that its writer calls something else than a telephone number. */
const OTHER_NUMBER =
  /\b(?:ref(?:erence)?|case|ticket|order|invoice|job|incident|crime|log|uprn|usrn|policy|booking|application|report|cyfeirnod|achos|archeb)\b(?: {0,2}(?:number|num|no|rhif)\b)?(?: (?:is|yw))?[ .:#-]{0,4}$/i
/** After these words a short number is a telephone number of the neighbourhood. 101, 999 and 116 123 are for all. */
const LOCAL =
  /\b(?:phone|mobile|mob|tel|telephone|ring|call|text|landline|ff[oô]n|ffoniwch|symudol)\b(?: {0,2}(?:[:.,#-]|\b(?:me|us|him|her|them|my|is|on|at|number|no|num|fi|ni|ar|yw|rhif|home|work)\b)){0,4} {0,2}((?!11[68])\d(?:[ -]?\d){5,7})(?![\d-]| \d|[./]\d)/dgi
const EXTENSION = /^ ?,? ?(?:ext(?:ension)?|x|est(?:yniad)?)\.? ?\d{1,5}\b/i
const ABROAD = /(?:\+|(?<![\w.,/-])00)(?=[ ()]{0,2}[1-9])[\d ().-]{8,24}/g

/** Telephone numbers of this country in any writing, spoken digits included, and others that begin with + or 00. */
export function findPhones(text: string): Found[] {
  const breaks = BREAKS.flatMap(pattern => findEach(text, pattern, 'phone')).toSorted((a, b) => a.start - b.start)
  const home = digitRuns(text, breaks).flatMap(run => phonesIn(text, run))
  return [...home, ...findEach(text, LOCAL, 'phone', 1), ...findAbroad(text, home)]
}

function phonesIn(text: string, run: Digit[]): Found[] {
  const found: Found[] = []
  const digits = run.map(({ value }) => value).join('')
  for (let from = 0; from < run.length; from += 1) {
    const length = isWordStart(text, run, from) ? phoneLength(digits, from, run) : 0
    if (length === 0 || isOtherNumber(text, run[from]!.start)) continue
    const start = withPrefix(text, run[from]!.start)
    const end = run[from + length - 1]!.end
    found.push({ kind: 'phone', start, end: end + (EXTENSION.exec(text.slice(end, end + 24))?.[0].length ?? 0) })
    from += length - 1
  }
  return found
}

/** A number does not begin in the middle of digits, nor right after letters, as in A0123. */
function isWordStart(text: string, run: Digit[], at: number): boolean {
  const { start } = run[at]!
  return run[at - 1]?.end !== start && !/[\p{L}\d_]/u.test(text[start - 1] ?? '')
}

/** How many digits from here make a number of the national plan, written with 0, 44, +44 (0) or 0044; 0 if none do. */
function phoneLength(digits: string, from: number, run: Digit[]): number {
  const prefix = /^(?:0044|44)0?|^0/.exec(digits.slice(from, from + 5))?.[0] ?? ''
  if (prefix === '') return 0
  const rest = digits.slice(from + prefix.length, from + prefix.length + 11)
  // Ten digits follow the 0; nine for a few old exchanges (01) and freephones (0500, 0800).
  for (const length of [10, 9]) {
    const isShort = length === 9
    const plan = isShort ? /^(?:1[2-9]|500|800)/ : /^(?:[1-3]|[57]|8[04789]|9)/
    const all = prefix.length + length
    if (rest.length < length || !plan.test(rest) || !isWhole(run, from + all, isShort)) continue
    return all
  }
  return 0
}

/** The next digit, if there is one, belongs to something else: it does not touch, and after a short number is far. */
function isWhole(run: Digit[], next: number, isShort: boolean): boolean {
  const following = run[next]
  return !following || (!isShort && following.start > run[next - 1]!.end)
}

function isOtherNumber(text: string, start: number): boolean {
  return OTHER_NUMBER.test(text.slice(Math.max(0, start - 40), start))
}

function withPrefix(text: string, start: number): number {
  return start - (/[(+]{1,2} ?$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0)
}

function findAbroad(text: string, home: Found[]): Found[] {
  const taken = new Set(home.map(({ start }) => start))
  return findEach(text, ABROAD, 'phone').flatMap(({ start, end }) => {
    if (taken.has(start) || taken.has(start - 1)) return []
    const length = foreignLength(text.slice(start, end))
    return length === 0 ? [] : [{ kind: 'phone' as const, start, end: start + length }]
  })
}

/** What follows a number may be another, or a date: as many groups as make a number of some country. */
function foreignLength(written: string): number {
  for (let shorter = written.trimEnd(); shorter.length >= 9; shorter = shorter.replace(/[^\d]*\d+[^\d]*$/, '')) {
    if (findPhoneNumbersInText(shorter.replace(/^00/, '+'), 'GB').length > 0) return shorter.length
  }
  return 0
}
