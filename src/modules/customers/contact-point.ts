// What a contact point is as it is written and as it is compared. Pure.
import { Refused } from '../../platform/errors.ts'
import { formatPostcode } from '../../platform/form/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { phoneToRing, withoutExtension } from '../../platform/phone.ts'
import { looksLikeEmail } from '../organisation/index.ts'

export interface Written {
  value: string
  normal: string
}

/** Refused: `customers.email-wrong`. */
export function readEmail(typed: string): Written {
  const value = typed.trim()
  if (!looksLikeEmail(value)) throw new Refused('customers.email-wrong')
  return { value, normal: value.toLowerCase() }
}

/** A number that can be rung from here: with its extension, and in E.164 without. Refused: `customers.phone-wrong`. */
export function readPhone(typed: string): Written {
  const phone = phoneToRing(typed)
  if (!phone) throw new Refused('customers.phone-wrong')
  return { value: phone, normal: withoutExtension(phone) }
}

/** Nobody reads a text behind a switchboard. */
export const takesTexts = (phone: string): boolean => withoutExtension(phone) === phone

/** A part of a house: its number is not the house's. */
const WITHIN = /\b(?:flat|apartment|apt|unit|room|floor)\s+\w+/gi

/**
 * '12 High Street, Devizes' in 'sn10 1aa' is written with its postcode and compared by postcode and house number.
 * Refused: `customers.address-missing`, `customers.postcode-wrong`.
 */
export function readAddress(typed: string, postcode: string): Written {
  const lines = maskCards(typed)
    .split(/[\n,]/)
    .map(line => line.trim())
    .filter(Boolean)
  if (lines.length === 0) throw new Refused('customers.address-missing')
  const spaced = formatPostcode(postcode)
  if (!spaced) throw new Refused('customers.postcode-wrong')
  const house = lines.slice(0, 3).join(' ').replace(WITHIN, ' ')
  const number = /(?:^|\s)(\d{1,4}[a-z]?)(?=\s|$)/i.exec(house)?.[1] ?? ''
  return { value: [...lines, spaced].join(', '), normal: `${spaced.replace(' ', '')} ${number.toUpperCase()}`.trim() }
}
