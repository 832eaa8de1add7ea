import { isFirstHalf } from '../../platform/form/index.ts'
import { parsePostcode, spacedPostcode } from './postcode.ts'

/** Where something holds: in one of these areas, or where a postcode begins so ('SN11 8'). Neither: everywhere. */
export interface Extent {
  areas: readonly string[]
  postcodes: readonly string[]
}

/** What is known of where somebody or something is. */
export interface KnownPlace {
  /** Ids of the areas that hold it, its ward too; none: not known. */
  areas?: readonly string[]
  postcode?: string | null
}

/** Whether a place lies there; null: too little is known of it. `places.is_within` is the same for many, where null is no. */
export function isWithin({ areas, postcodes }: Extent, { areas: own = [], postcode }: KnownPlace): boolean | null {
  if (areas.length === 0 && postcodes.length === 0) return true
  const compact = parsePostcode(postcode ?? '')
  if (areas.some(area => own.includes(area))) return true
  if (compact && postcodes.some(part => spacedPostcode(compact).startsWith(part))) return true
  const isKnown = (areas.length === 0 || own.length > 0) && (postcodes.length === 0 || compact !== null)
  return isKnown ? false : null
}

const PART = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]?)$/

/**
 * A postcode or its beginning, as spaced postcodes begin ('SN11 8', 'SN11 ': the space keeps SN1 from being SN11); null for
 * anything else. Without a space 'SN118' is read as 'SN11 8', as it can be nothing else.
 */
export function parsePostcodePart(typed: string): string | null {
  const plain = typed.trim().toUpperCase().replaceAll(/\s+/g, ' ')
  const whole = parsePostcode(plain)
  if (whole) return spacedPostcode(whole)
  if (isFirstHalf(plain)) return `${plain} `
  const [, outward, inward] = PART.exec(plain) ?? []
  return outward ? `${outward} ${inward}` : null
}
