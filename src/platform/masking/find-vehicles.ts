import { COMMON_WORDS } from './common-words.ts'
import { type Found, findEach } from './found.ts'

/** Since 2001: two letters, two digits, three letters. I, Q (and Z first) are not given out. */
const CURRENT = /(?<![\w/.-])([A-HJ-PR-Y][A-HJ-PR-Y])(\d\d)([ -]?)([A-HJ-PR-Z]{3})(?![\w/-])/gi
/** 1983 to 2001: a letter, up to three digits, three letters. */
const PREFIX = /(?<![\w/.-])([A-HJ-NPR-TV-Y])(\d{1,3})([ -]?)([A-HJ-PR-Z]{3})(?![\w/-])/gi
/** 1963 to 1983: three letters, up to three digits, a letter. */
const SUFFIX = /(?<![\w/.-])([A-HJ-PR-Z]{3})([ -]?)(\d{1,3})([A-HJ-NPR-TV-Y])(?![\w/-])/gi
/** Older, private and Northern Irish ones have few letters: taken only where they are called a registration. */
const CALLED_SO =
  /\b(?:reg(?:istration)?|number ?plate|plate|index|rhif cofrestru|plât|cofrestriad)\b(?: ?(?:number|num|no|mark|is|was|yw|oedd)\b){0,4}[ :.#-]{0,3}((?=[A-Z0-9 ]{0,6}\d)(?=[A-Z0-9 ]{0,6}[A-Z])[A-Z0-9]{1,4} ?[A-Z0-9]{1,4})(?![\w/])/dgi

/** Words of three letters that follow a district (SN15 and …) or a road (A4 has …), or go before a number (bus 12 a …). */
const SHORT_WORDS = new Set(
  `act add age ago aid air all and any apt are arm art ask bad bag ban bar bay bed bet big bin bit box boy bus but buy bye can
cap car cat cos cow cry cup cut dad dam day did die dig dip dog don dry due ear eat egg end err far fat fed fee few fix fly
fog for fox fun gap gas gay get god got gun gut guy had has hat hay her hey him hip his hit hob hot how hut ice ill ink jam
jct jet job joy key kid lad law lay leg let lid lit log lot low mad man map mat may men mix mob mph mud mum net new nil nor
not now nut odd off oil old one our out owe own par pay pet pie pin pit pot pub put ram ran rat raw red ref rid rip rod row
rub rug run sad sat saw say sea see set sex she sir sit six ski sky son sum sun tap tar tax tea ten the tie tip toe too top
toy try two use van vat via wae war was way web wet who why win won wow yes yet you sef sut bod fel dim gan ffo tai dyn mae
nid ond oed wal pan ble her rhy ger gan tan hon hyd pwy dau tri rdd apr aug dec feb jan jul jun mar nov oct sep sat sun mon
tue wed thu fri ltd etc eta nhs gps cctv bst gmt com org flt flat rds ave dvr hgv lgv suv phv tbc tba asb`
    .trim()
    .split(/\s+/),
)

/** Vehicle registration marks: they lead to a keeper. Road numbers, postcode districts and sizes are not taken for them. */
export function findVehicles(text: string): Found[] {
  return [...current(text), ...prefix(text), ...suffix(text), ...calledSo(text)]
}

function current(text: string): Found[] {
  return kept(text, CURRENT, ([, area = '', , gap = '', end = '']) => isMark(area, end, gap))
}

/** A, B and M also number roads: apart from its letters such a mark is believed only of a vehicle. */
function prefix(text: string): Found[] {
  return kept(text, PREFIX, ([, year = '', , gap = '', end = ''], before) => {
    const isRoad =
      gap === ' ' && /[abm]/i.test(year) && !/\b(?:car|van|vehicle|lorry|reg|registration|plate)\b/i.test(before)
    return !isRoad && isMark(year, end, gap)
  })
}

function suffix(text: string): Found[] {
  return kept(text, SUFFIX, ([, start = '', gap = '', , year = '']) => isMark(year, start, gap))
}

/** Apart, the letters must be no word and all be written alike: `SN15 car` and `SN15 THE` are not marks. */
function isMark(short: string, long: string, gap: string): boolean {
  if (SHORT_WORDS.has(long.toLowerCase())) return false
  return gap === '' || (isUpper(short) && isUpper(long)) || (!isUpper(short) && !isUpper(long))
}

/** The second part may be the sentence going on: 'reg S123 is parked'. */
function calledSo(text: string): Found[] {
  return findEach(text, CALLED_SO, 'vehicle', 1).flatMap(find => {
    const [first = '', second = ''] = text.slice(find.start, find.end).split(' ')
    const end = COMMON_WORDS.has(second.toLowerCase()) ? find.start + first.length : find.end
    const isMixed = /\d/.test(text.slice(find.start, end)) && /[a-z]/i.test(text.slice(find.start, end))
    return isMixed && !COMMON_WORDS.has(first.toLowerCase()) ? [{ ...find, end }] : []
  })
}

function isUpper(letters: string): boolean {
  return letters === letters.toUpperCase()
}

function kept(text: string, shape: RegExp, isMeant: (match: RegExpExecArray, before: string) => boolean): Found[] {
  return [...text.matchAll(shape)]
    .filter(match => isMeant(match, text.slice(Math.max(0, match.index - 40), match.index)))
    .map(({ index, 0: mark }) => ({ kind: 'vehicle' as const, start: index, end: index + mark.length }))
}
