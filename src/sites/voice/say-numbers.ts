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
/** Those that may be a house, or how many: they are numbers where one is told to ring them. */
const RUNG = '999|112|101|105|111|119'
const RING = String.raw`(?<!\p{L})(?:ring|rings|call|calls|dial|phone|text|NHS|ffoniwch|ffonio|deialwch|tecstiwch|ar|GIG)`
/** 'On 105' is a number where the words end there; 'on 105 streets' is how many. */
const ENDS = String.raw`(?=\s*(?:[.,;:!?)]|$|(?:or|and|at|now|for|if|any|straight|neu|ac?|nawr|unrhyw|os)(?!\p{L})))`
const SHORT = new RegExp(
  String.raw`(?<![\d.,:/£$-]|\d )(?:${ALWAYS}|(?<=${RING}[ :]{1,2}|${RING}[ :]{1,2}(?:(?:${RUNG}),? (?:or|and|neu|ac?) )+)(?:${RUNG})|(?<=(?<!\p{L})on )(?:${RUNG})${ENDS}|999${ENDS})(?![\d:-]|[.,/]\d| \d)`,
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
