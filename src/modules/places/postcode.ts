import { formatPostcode } from '../../platform/form/index.ts'

/** The postcode in capitals without spaces ('SN151ER'), however it was typed; null when it cannot be a postcode. */
export const parsePostcode = (typed: string): string | null => formatPostcode(typed)?.replace(' ', '') ?? null

/** As it is written: 'SN15 1ER'. Takes what `parsePostcode` answers. */
export const spacedPostcode = (compact: string): string => `${compact.slice(0, -3)} ${compact.slice(-3)}`

/** The sector a postcode lies in: 'SN15 1'. */
export const sectorOf = (compact: string): string => `${compact.slice(0, -3)} ${compact.at(-3)}`
