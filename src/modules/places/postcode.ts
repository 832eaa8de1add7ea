// Postcodes as people type them and as they are written. What one looks like: Royal Mail's Programmer's Guide (PAF).
const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})$/

/** The postcode in capitals without spaces ('SN151ER'), however it was typed; null when it cannot be a postcode. */
export function parsePostcode(typed: string): string | null {
  const compact = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.,\-–—]/gu, '')
  return POSTCODE.test(compact) ? compact : null
}

/** As it is written: 'SN15 1ER'. Takes what `parsePostcode` answers. */
export const spacedPostcode = (compact: string): string => `${compact.slice(0, -3)} ${compact.slice(-3)}`

/** The sector a postcode lies in: 'SN15 1'. */
export const sectorOf = (compact: string): string => `${compact.slice(0, -3)} ${compact.at(-3)}`
