import { findPhones } from '../../platform/masking/index.ts'
import { spokenPhone } from '../../platform/page/spoken-phone.ts'

/** Digit by digit, with a pause between groups: '0 7 7 0 0, 9 0 0 1 2 3'. */
export const sayNumber = (number: string): string =>
  spokenPhone(number)
    .split(/\s+/)
    .map(group => (/\d/.test(group) ? [...group].join(' ') : group))
    .join(', ')

/** Numbers for all, which nothing else is; and those that may be a house or how many, where one is told to ring them. */
const SHORT =
  /(?<![\d.,:/-]|\d )(?:999|112|116 ?\d{3}|0800 ?1111|(?<=(?<!\p{L})(?:ring|rings|call|calls|dial|phone|text|on|NHS|ffoniwch|ffonio|deialwch|tecstiwch|ar|GIG)[ :]{1,2})(?:101|105|111|119))(?![\d:-]|[.,/]\d| \d)/giu

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
