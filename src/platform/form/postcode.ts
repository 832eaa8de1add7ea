// What a postcode looks like: Royal Mail's Programmer's Guide (PAF). Whether it exists is for the injected check.
const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})$/

/** A typed postcode as it is written ('SW1A 2AA'); null when it cannot be one. */
export function formatPostcode(typed: string): string | null {
  const compact = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.,\-–—]/gu, '')
  return POSTCODE.test(compact) ? compact.replace(POSTCODE, '$1 $2') : null
}
