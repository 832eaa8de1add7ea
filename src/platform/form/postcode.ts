// What a postcode looks like: Royal Mail's Programmer's Guide (PAF). Whether it exists is for the injected check.
const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})$/

const OUTWARD = String.raw`[A-Z]{1,2}\d[A-Z\d]?`
/** Its letters before its digits, so that 'by 4 am' is none; in one line. */
const AMONG_WORDS = new RegExp(String.raw`\b${OUTWARD}[^\S\n]*\d[A-Z]{2}\b`, 'gi')
const FIRST_HALF = new RegExp(`^${OUTWARD}$`, 'i')
const PART = new RegExp(String.raw`^${OUTWARD}(?:\s*\d[A-Z]?)?$`, 'i')

/** What looks like postcodes among these words, each as it is written there, the first first. */
export const postcodesIn = (words: string): string[] => words.match(AMONG_WORDS) ?? []

/** The words without them. */
export const withoutPostcodes = (words: string, instead = ' '): string => words.replace(AMONG_WORDS, instead)

/** 'SN15': the first half alone. */
export const isFirstHalf = (typed: string): boolean => FIRST_HALF.test(typed)

/** 'AB12' or 'AB1 2': somebody meant a postcode, and no street is called so. */
export const isPartOfPostcode = (typed: string): boolean => PART.test(typed)

/** A typed postcode as it is written ('SW1A 2AA'); null when it cannot be one. */
export function formatPostcode(typed: string): string | null {
  const compact = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.,\-–—]/gu, '')
  const code = [compact, withDigits(compact)].find(each => POSTCODE.test(each))
  return code ? code.replace(POSTCODE, '$1 $2') : null
}

/** O and I where only a digit can stand: people type them, and machines read them: 'SN11 OBS'. Without any digit it is a word: 'suicide'. */
const withDigits = (compact: string): string =>
  !/\d/.test(compact)
    ? compact
    : compact.replace(
        /^(.)(.?)(.*)(.)(..)$/,
        (_, first: string, second: string, rest: string, sector: string, unit: string) =>
          first + second.replace('I', '1') + asDigits(rest) + asDigits(sector) + unit,
      )

const asDigits = (text: string): string => text.replaceAll('O', '0').replaceAll('I', '1')
