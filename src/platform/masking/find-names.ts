import { COMMON_WORDS, NOT_NAMES, PLACE_WORDS } from './common-words.ts'
import { FIRST_NAMES } from './first-names.ts'
import type { Found } from './found.ts'
import { LAST_NAMES } from './last-names.ts'

/** After these a name comes, however it is written. */
const CERTAIN =
  /\b(?:(?:my|his|her|whose|neighbour's|full) names?(?: is|'s)|name ?:|i am called|i'm called|signed[:,]?|(?:fy )?enw i(?: yw| ydy)|(?:fy|ei) enw (?:yw|ydy|i yw)|enw ?:)[ :]{1,3}/giu
const TITLE = /\b(?:mr|mrs|mister|Mr|Mrs|MR|MRS|Mx|Ms|MS|Miss|MISS|Dr|DR|Rev|Prof|Y Parch)\b\.? {1,2}/gu
/** After these a word with a capital, or a known first name, is a name. */
const LIKELY =
  /\b(?:i am|i'm|ask for|asked for|call|called|ring|rang|phone|phoned|email|emailed|text|contact|contacted|speak to|spoke to|speak with|spoke with|talk to|talked to|neighbour|my (?:wife|husband|partner|son|daughter|mum|mother|dad|father|brother|sister|friend|carer)|(?:rwyf|rydw|dw) i|gofynnwch am|ffoniwch|cysylltwch (?:â|ag|a)|siaradwch (?:â|ag|a)|fy (?:ngŵr|ngwraig|mab|merch|mam|nhad|ffrind|nghymydog))(?: |, |: )/giu
/** After these a name ends its line. */
const SIGN_OFF =
  /(?:\b(?:regards|thanks|thank you|many thanks|cheers|yours sincerely|yours faithfully|yours truly|yours|best wishes|cofion|cofion gorau|diolch|yn gywir)[ ,.!]{0,2}\n?|\n) ?-?~? ?/giu
const END_OF_LINE = /^ {0,3}[.,!x]{0,3} {0,3}(?:\n|$)/
/** In Welsh the name goes first: 'Siân ydw i'. */
const BEFORE_I_AM =
  /(?<![\p{L}'-])\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,2} (?:ydw i|dw i|wyf i|yw fy enw)\b/gu
const WORD = /[\p{L}][\p{L}\p{M}'-]{0,30}/uy
const MOST_WORDS = 3
/** Named after people so often that small letters tell it too. */
const INSTITUTION = /^(?:hospital|school|college|church|academy|surgery|street|road|avenue|lane|ysgol|ysbyty)$/i

/** Names of people by what stands before them, and first names with a surname behind. */
export function findNames(text: string, { ofPlace = false } = {}): Found[] {
  return [
    ...after(text, CERTAIN, isCertain),
    ...after(text, TITLE, isAfterTitle),
    ...after(text, LIKELY, isLikely),
    ...after(text, SIGN_OFF, isSigned).filter(({ end }) => END_OF_LINE.test(text.slice(end, end + 12))),
    ...[...text.matchAll(BEFORE_I_AM)].flatMap(match => nameAt(text, match.index, isLikely)),
    // Wards and villages are named like people ('Bryn Cefn'): there only somebody's own ('Jane Roe's') is a name.
    ...(ofPlace ? [] : [...findInSmallLetters(text), ...findAlone(text)]),
    ...findFirstAndLast(text).filter(
      ({ start, end }) => !ofPlace || /['’]s$/.test(text.slice(start, end)) || /^['’]s/.test(text.slice(end)),
    ),
  ]
}

type Accepts = (word: string, place: number) => boolean

function after(text: string, cue: RegExp, accepts: Accepts): Found[] {
  return [...text.matchAll(cue)].flatMap(match => {
    const start = match.index + match[0].length
    const isTitleOfStreet = cue === TITLE && /^dr/i.test(match[0]) && isAfterStreetName(text, match.index)
    return isTitleOfStreet ? [] : nameAt(text, start, accepts)
  })
}

/** 'Oak Dr Corsham' is a drive; 'Ask Dr Jones' is a doctor. */
function isAfterStreetName(text: string, at: number): boolean {
  const before = /(^|[.!?\n:] {0,3}|[^\p{L}])(\p{Lu}\p{Ll}{1,20}) $/u.exec(text.slice(Math.max(0, at - 26), at))
  return before !== null && !COMMON_WORDS.has(before[2]!.toLowerCase())
}

function isCertain(word: string, place: number): boolean {
  const small = word.toLowerCase()
  return !COMMON_WORDS.has(small) && (isCapital(word) || place < 2)
}

function isAfterTitle(word: string, place: number): boolean {
  if (isCapital(word)) return isName(word)
  return place === 0 && !COMMON_WORDS.has(word.toLowerCase())
}

function isLikely(word: string, place: number): boolean {
  const mustBeKnown = place === 0 && (!isCapital(word) || isShouted(word))
  return mustBeKnown ? FIRST_NAMES.has(bare(word)) : isCapital(word) && isName(word)
}

/** Below a letter stands a first name, with or without a surname. */
function isSigned(word: string, place: number): boolean {
  return place === 0 ? FIRST_NAMES.has(bare(word)) : isCapital(word) && isName(word)
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase()
}

function bare(word: string): string {
  return word.toLowerCase().replace(/'s$/, '')
}

function isName(word: string): boolean {
  return !COMMON_WORDS.has(bare(word)) && !NOT_NAMES.has(bare(word))
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

/** Up to three words from here that may be a name; none when they turn out to be a street, a place or a body. */
function nameAt(text: string, start: number, accepts: Accepts): Found[] {
  let end = start
  for (let place = 0; place < MOST_WORDS; place += 1) {
    const at = place === 0 ? start : afterGap(text, end)
    const word = wordAt(text, at)
    const isInitial = place > 0 && /^\p{Lu}$/u.test(word) && text[at + 1] === '.'
    if (word === '' || !(isInitial || accepts(word, place))) break
    if (place > 0 && PLACE_WORDS.has(word.toLowerCase())) return []
    end = at + word.replace(/'s$/, '').length
    if (word.endsWith("'s")) break
  }
  const following = wordAt(text, afterGap(text, end))
  const isPlace = INSTITUTION.test(following) || (isCapital(following) && PLACE_WORDS.has(following.toLowerCase()))
  return end === start || isPlace ? [] : [{ kind: 'name', start, end }]
}

/** One space, or an initial's full stop and one, joins two words of a name. */
function afterGap(text: string, at: number): number {
  const gap = text.slice(at, at + 2)
  if (gap === '. ' && /(?:^|[^\p{L}])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at))) return at + 2
  return gap.startsWith(' ') ? at + 1 : text.length
}

function wordAt(text: string, at: number): string {
  WORD.lastIndex = at
  return WORD.exec(text)?.[0] ?? ''
}

const OF_A_SAINT = /\b(?:[Ss]t|Saint|Sant|Prince|Princess|King|Queen|Lord|Lady)\.? $/

/** First names that are something else as often where nothing says that somebody is meant: a vehicle's registration, a stone. */
const NOT_ALONE = new Set(['georgia', 'marina', 'myrtle', 'reg', 'ruby'])

/** 'Kyle did it': a first name that is nothing else, alone; not the beginning of a longer name, which is looked at whole, nor the end of a place's name ('Fort William'). */
function findAlone(text: string): Found[] {
  return [...text.matchAll(/(?<![\p{L}'-])\p{Lu}[\p{L}'-]{1,20}(?![\p{L}'-]| \p{Lu})/gu)].flatMap(
    ({ 0: word, index }) => {
      if (!FIRST_NAMES.has(bare(word)) || NOT_ALONE.has(bare(word)) || isShouted(word)) return []
      const before = text.slice(Math.max(0, index - 24), index)
      const last = /(\p{Lu}[\p{L}'-]*) $/u.exec(before)?.[1]
      const isPlace = last !== undefined && !COMMON_WORDS.has(last.toLowerCase())
      return isPlace || OF_A_SAINT.test(before) ? [] : nameAt(text, index, (_, place) => place === 0)
    },
  )
}

/** 'Martha Jones lives there': a first name and a word with a capital, unless that makes a place or a saint. */
function findFirstAndLast(text: string): Found[] {
  return [...text.matchAll(/(?<![\p{L}'-])\p{Lu}[\p{L}'-]{1,20}(?= \p{Lu}\p{L})/gu)].flatMap(match => {
    if (!FIRST_NAMES.has(bare(match[0]))) return []
    if (OF_A_SAINT.test(text.slice(Math.max(0, match.index - 10), match.index))) return []
    const found = nameAt(text, match.index, isLikely)
    return found.filter(({ start, end }) => text.slice(start, end).includes(' '))
  })
}

/** 'dumped by john smith': people write on their phones without capitals. A first name that is a word too ('mark') is none here. */
function findInSmallLetters(text: string): Found[] {
  return [...text.matchAll(/(?<![\p{L}'-])(\p{L}[\p{L}'-]{1,20})(?= (\p{L}[\p{L}-]{1,20})(?![\p{L}-]))/gu)].flatMap(
    match => {
      const [first, last] = [match[1]!.toLowerCase(), bare(match[2]!)]
      const start = match.index
      const end = start + first.length + 1 + last.length
      const isPlace = [last, wordAt(text, afterGap(text, end)).toLowerCase()].some(word => PLACE_WORDS.has(word))
      const isOne = FIRST_NAMES.has(first) && !COMMON_WORDS.has(first) && LAST_NAMES.has(last) && !isPlace
      return isOne ? [{ kind: 'name' as const, start, end }] : []
    },
  )
}
