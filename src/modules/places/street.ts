import { postcodesIn, withoutPostcodes } from '../../platform/form/index.ts'

const KINDS = new Set(
  'road street lane avenue close drive way crescent place terrace hill square garden gardens grove court row walk park green mead meads rise view parade bridge mews crossroads roundabout path bypass'.split(
    ' ',
  ),
)
const SHORT: Record<string, string> = {
  rd: 'road',
  st: 'street',
  ave: 'avenue',
  ln: 'lane',
  cres: 'crescent',
  sq: 'square',
}
const WELSH = /\b(?:Ffordd|Heol|Stryd|Lôn|Rhodfa|Clos|Cae|Maes)(?:\s+(?:[Yy]r?|\p{Lu}[\p{L}’'-]+)){1,3}/u
/** What stands before 'road' where no road is named. */
const NOT_A_NAME = new Set(
  'the a an this that my our your main side whole busy old new same of on in at by near from to and up down'.split(' '),
)
/** The program's own words where somebody set a pin: a postcode and its ward or town. They name no street, whatever they are called. */
const NEAREST = /^(?:(?:near|ger)\s+)?([^,]+),/i
/** 'St. Edmund's' is a saint. */
const SAINT = /\bSt\.?(?=\s+\p{Lu}\p{L}*[’']s)/gu
/** Words of a street's name before its kind: 'Old Bath Road'. */
const MOST = 3

/**
 * The street that somebody's words of a place name: 'outside number 12, station rd' is 'Station Road'. Null where they
 * name none. Street names are in no data of ours; a name that nobody wrote is never guessed.
 */
export function streetOf(words: string): string | null {
  const start = NEAREST.exec(words)?.[1]
  if (start && postcodesIn(start)[0] === start) return null
  const welsh = WELSH.exec(words)
  if (welsh) return welsh[0]
  const tokens =
    withoutPostcodes(words, ',')
      .replace(SAINT, 'Saint')
      .match(/[\p{L}’']+|[,;\d]+/gu) ?? []
  for (const [at, token] of tokens.entries()) {
    const kind = SHORT[token.toLowerCase()] ?? token.toLowerCase()
    const name = KINDS.has(kind) ? nameBefore(tokens.slice(0, at)) : []
    if (name.length > 0) return [...name, kind].map(capital).join(' ')
  }
  return null
}

/** Words in capitals are the name; of words in small letters only the last: 'outside station road'. */
function nameBefore(before: string[]): string[] {
  const name: string[] = []
  for (const word of before.toReversed()) {
    const isWord = /^\p{L}/u.test(word) && !NOT_A_NAME.has(word.toLowerCase())
    if (!isWord || name.length === MOST || (name.length > 0 && !/^\p{Lu}/u.test(word))) break
    name.unshift(word)
  }
  return name
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
