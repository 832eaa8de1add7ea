import parsePhoneNumber, { type PhoneNumber } from 'libphonenumber-js'

/** 'est 3' and 'estyniad 3' are how it is said in Welsh. */
const WELSH_EXTENSION = /\best(?:yniad)?\.?\s*(?=\d{1,7}\)?\s*$)/i

/** A number as people here write it, with its extension where it has one. */
export const parsePhone = (typed: string): PhoneNumber | undefined =>
  parsePhoneNumber(typed.trim().replace(WELSH_EXTENSION, 'ext '), 'GB')

/** As it is kept: '+442079460018', and with an extension '+442079460018;ext=3' (RFC 3966). */
export const writtenPhone = ({ number, ext }: Pick<PhoneNumber, 'number' | 'ext'>): string =>
  ext ? `${number};ext=${ext}` : number

/** The number alone, by which phones are compared: behind one switchboard are many. */
export const withoutExtension = (phone: string): string => phone.replace(/;ext=\d+$/, '')

const EXTENSION = /[\s,;(]*\b(?:ext(?:ension)?|est(?:yniad)?|x)[\s.:=]*\d{1,7}\)?\s*$/i

/** What was typed to look for a number, without the extension: nobody is found by that. */
export const beforeExtension = (typed: string): string => typed.replace(EXTENSION, '')

/** A number as it is compared and sent to (E.164). What is no number (a short code, a sender's name) stays as it is written. */
export const normalPhone = (typed: string): string => parsePhone(typed)?.number ?? typed.trim()

/** A number that can be rung from here, as it is kept; null: none can be, as '123' or half a number. */
export function phoneToRing(typed: string): string | null {
  const parsed = parsePhone(typed)
  return parsed?.isPossible() ? writtenPhone(parsed) : null
}

/** What a link rings: an extension is dialled by the telephone, not a part of the number. */
export function dialled(number: string): string {
  const parsed = /[a-z#;,]/i.test(number) ? parsePhone(number) : undefined
  return parsed?.ext ? writtenPhone(parsed) : number.replaceAll(' ', '')
}
