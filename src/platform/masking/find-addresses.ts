import { type Found, findEach } from './found.ts'

const NUMBER = String.raw`\d{1,4}[A-Za-z]?(?:(?: ?[-/&,] ?| and | to | a | i )\d{1,4}[A-Za-z]?){0,4}`
const STREET =
  'Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Way|Crescent|Cres|Gardens|Gdns|Court|Place|Terrace|Hill|Row|Walk|Grove|Mews|Rise|View|Park|Square|Sq|Green|Croft|Mead|Meadows?|Orchard|Parade|Villas|Cottages|Buildings|Path|Heights|Fields?|Approach'
/** Those of them that small letters do not make mean something else, as a green or a park. */
const PLAIN_STREET = 'street|st|road|rd|lane|avenue|ave|close|drive|crescent|gardens|court|terrace|grove|mews'
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const WELSH_STREET =
  'Ffordd|Heol|Stryd|L[oô]n|Rhodfa|Maes|Clos|Cae|Bryn|Llys|Rhes|Gerddi|Teras|Cilgant|Trem|Parc|Pen|Tan|Min'
const PLACED =
  'at|outside|opposite|opp|near|next to|by|behind|beside|from|of|in|to|and|between|house|home|yn|wrth|tu allan i|gyferbyn â|ger|ac?|rhwng|o|i'
/** What else is numbered, or counted, after or before a number. */
const NOT_HOUSES =
  '(?:bus|stop|route|mile|metre|meter|yard|feet|foot|inch|ft|mph|cm|mm|km|m|hour|hr|minute|min|day|week|month|year|am|pm|way|lane|acre|tonne?|car|van|people|more|of|o|bws)'
const NUMBERED_BEFORE =
  /\b(?:junction|jct|route|bus|column|light|lamp ?post|post|page|phase|ward|zone|platform|gate|bay|lane|no entry|exit|grid|ref|a|b|m)\.? ?$/i

const IN_STREET = new RegExp(
  String.raw`(?<![\w£$.,:/#-]|\d )(${NUMBER}),? (?!(?:${MONTHS}) )(?=(?:\p{Lu}[\p{L}'.]{1,20}[ -]){1,3}(?:${STREET})\b|(?:${WELSH_STREET}) (?:y |yr |’r )?\p{Lu})`,
  'dgu',
)
const SMALL_LETTERS = new RegExp(
  String.raw`\b(?:at|outside|opposite|opp|near|next to|by|behind|live at|beside) (${NUMBER}) (?!${NOT_HOUSES}s?\b)(?=(?!the |a |on |in |of |and )[\p{L}']{3,20} (?:(?!the |a |on |in |of |and )[\p{L}']{2,20} )?(?:${PLAIN_STREET})\b|(?:${WELSH_STREET}) (?:y |yr )?\p{L})`,
  'dgiu',
)
const CALLED_NUMBER = new RegExp(
  String.raw`(?:\b(?:${PLACED}) (?:house )?(?:numbers?|num|nos?|rhif|rif)\.?|(?:^|[.,;(] ?)(?:numbers?|rhif)) ?(${NUMBER})(?![\w%°]|[.:,]\d| ?${NOT_HOUSES}s?\b)`,
  'dgimu',
)
const FLAT = new RegExp(
  String.raw`\b(?:flat|apartment|apt|maisonette|bedsit|fflat) (?:number |no\.? ?|rhif )?(${NUMBER})(?![\w%°]|[.:]\d| ?${NOT_HOUSES}s?\b)`,
  'dgi',
)
const I_LIVE_AT = new RegExp(
  String.raw`\b(?:(?:i|we|he|she|they)(?:'m| am| are|'re)? liv(?:es?|ing)(?: opposite| next to)?(?: at)?|(?:my|our|home) address is|byw(?: yn)?|(?:fy|ein) cyfeiriad yw) (${NUMBER})(?![\w%°]|[.:]\d| ?${NOT_HOUSES}s?\b)`,
  'dgi',
)
const HOUSE = 'Cottage|House|Farm|Farmhouse|Lodge|Barn|Villa|Bungalow|Vicarage|Rectory|Manor|Mill|Grange|Tŷ|Ty'
const HOUSE_NAME = new RegExp(
  String.raw`\b(?:[Ll]iv(?:es?|ing) (?:at|in)|[Aa]ddress is|[Hh]ome is|[Bb]yw yn|[Cc]yfeiriad yw) ((?:\p{Lu}[\p{L}']{1,20} ){0,3}(?:${HOUSE})\b|(?:T[ŷy]|Bwthyn|Fferm) \p{Lu}[\p{L}]{1,20}(?: \p{Lu}[\p{L}]{1,20})?)(?! (?:${STREET}))`,
  'dgu',
)
const POSTCODE = /(?<![\w-])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?!\w)/gi
const OWN =
  /\b(?:(?:my|our|home|her|his|their) (?:postcode|post code|address)|i live|we live|lives? (?:at|in)|living (?:at|in)|(?:fy|ein) (?:nghod post|cod post|cyfeiriad)|byw)\b[^\n]{0,40}$/i
/** A house number and its postcode stand within one address: so many characters apart at most. */
const ADDRESS_LENGTH = 100

/**
 * What says which home: house and flat numbers, names of houses somebody is said to live in, and the postcode of such
 * an address or of the writer's own. Streets, towns and the postcodes of places stay.
 */
export function findHomes(text: string): Found[] {
  const numbers = [IN_STREET, SMALL_LETTERS, CALLED_NUMBER, FLAT, I_LIVE_AT].flatMap(shape =>
    findEach(text, shape, 'house-number', 1),
  )
  const homes = [
    ...numbers.filter(({ start }) => !isOtherNumber(text, start)),
    ...findEach(text, HOUSE_NAME, 'house-name', 1),
  ]
  return [...homes, ...findPostcodes(text, homes)]
}

function isOtherNumber(text: string, start: number): boolean {
  return NUMBERED_BEFORE.test(text.slice(Math.max(0, start - 12), start))
}

function findPostcodes(text: string, homes: Found[]): Found[] {
  const ends = homes.map(({ end }) => end).toSorted((a, b) => a - b)
  let next = 0
  return findEach(text, POSTCODE, 'postcode').filter(({ start }) => {
    while (next < ends.length && ends[next]! <= start) next += 1
    const isOfHome = next > 0 && start - ends[next - 1]! <= ADDRESS_LENGTH
    return isOfHome || OWN.test(text.slice(Math.max(0, start - 60), start))
  })
}
