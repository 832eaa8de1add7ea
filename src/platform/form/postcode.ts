// What a postcode looks like: Royal Mail's Programmer's Guide (PAF). Whether it exists is for the injected check.
const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})$/

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
