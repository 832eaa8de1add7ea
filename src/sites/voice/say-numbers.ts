import { findPhones } from '../../platform/masking/index.ts'
import { spokenPhone } from '../../platform/page/spoken-phone.ts'

/** Digit by digit, with a pause between groups: '0 7 7 0 0, 9 0 0 1 2 3'. */
export const sayNumber = (number: string): string =>
  spokenPhone(number)
    .split(/\s+/)
    .map(group => (/\d/.test(group) ? [...group].join(' ') : group))
    .join(', ')

/** Numbers for all, which nothing else is. */
const ALWAYS = String.raw`116 ?\d{3}|0800 ?1111`
/** In danger nobody must have to work out which number it is: these are numbers but where they count or are a house. */
const DANGER = '999|112'
/** Those that may be a house, or how many: they are numbers where one is told to ring them. */
const RUNG = `${DANGER}|101|105|111|119|159|1800[01]`
const RING = String.raw`(?<!\p{L})(?:ring|rings|ringing|call|calls|calling|dial|dialling|phone|phoning|text|texting|NHS|ffoniwch|ffonio|deialwch|deialu|tecstiwch|tecstio|ar|GIG)`
/** 'On 105' is a number where the words end there; 'on 105 streets' is how many. */
const ENDS = String.raw`(?=\s*(?:[.,;:!?)]|$|(?:or|and|at|now|for|if|any|straight|to(?! ?\d)|in|is|immediately|when|with|neu|ac?|nawr|unrhyw|os|i|yn|mewn|yw|pan|gyda)(?!\p{L})))`
/** What ends in s and is nothing to be counted: '999 works from any phone'. */
const NO_NOUN =
  'is|as|his|this|was|has|does|os|nos|yes|always|sometimes|calls|texts|works|costs|gets|helps|answers|connects|goes|means'
const COUNTED = String.raw`(?:(?:new|more|other|empty|old|local|extra|further|council|street|missed|green|black) )?(?:(?!(?:${NO_NOUN})(?!\p{L}))\p{L}+(?<![su])s|people|children|men|women|bus|bin|million|thousand|per cent|km|kg|cartref|tŷ|eiddo|person|plentyn|punt|milltir|o (?!unrhyw|ffôn)\p{L}+)(?!\p{L})`
const NAME = String.raw`(?-i:\p{Lu})[\p{L}'’.-]+ `
const STREET = String.raw`(?:${NAME}){1,3}(?:street|st|road|rd|lane|avenue|close|way|drive|hill|place|court|gardens?|terrace|crescent|green|row|square|park|grove|parade|walk|mews|rise|view)(?!\p{L})|(?:stryd|heol|ffordd|lôn|rhodfa|maes|clos|rhiw|teras|cilgant|parc|bryn)(?:[’']r| yr?)? (?-i:\p{Lu})`
const BEFORE_HOUSE = String.raw`(?<!(?<!\p{L})(?:flat|room|unit|plot|house|page|section|route|bus|fflat|ystafell|tŷ|tudalen|bws) )`
const SHORT = new RegExp(
  String.raw`(?<![\p{L}\d.,:/£$-]|\d )(?:${ALWAYS}|(?<=${RING}[ :]{1,2}|${RING}[ :]{1,2}(?:(?:${RUNG}),? (?:or|and|neu|ac?) )+)(?:${RUNG})|(?<=(?<!\p{L})on )(?:${RUNG})${ENDS}|${BEFORE_HOUSE}(?:${DANGER})(?!\s+(?:${COUNTED}|${STREET})))(?![\p{L}\d:%-]|[.,/]\d| \d)`,
  'giu',
)

/**
 * Words that somebody wrote to be read, as they are heard: each telephone number in them digit by digit. A number that is said so
 * already stays. Pure.
 */
export function sayNumbers(words: string): string {
  const phones = findPhones(words).filter(({ start, end }) => /\d\d/.test(words.slice(start, end)))
  const short = [...words.matchAll(SHORT)].map(({ index, 0: number }) => ({ start: index, end: index + number.length }))
  let said = ''
  let at = 0
  for (const { start, end } of [...phones, ...short].toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    said += words.slice(at, start) + sayNumber(words.slice(start, end))
    at = end
  }
  return said + words.slice(at)
}
