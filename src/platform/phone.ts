import parsePhoneNumber from 'libphonenumber-js'

/** A number as it is compared and sent to (E.164). What is no number (a short code, a sender's name) stays as it is written. */
export const normalPhone = (typed: string): string => parsePhoneNumber(typed.trim(), 'GB')?.number ?? typed.trim()

/** A number that can be rung from here, in E.164; null: none can be, as '123' or half a number. */
export function phoneToRing(typed: string): string | null {
  const parsed = parsePhoneNumber(typed.trim(), 'GB')
  return parsed?.isPossible() ? parsed.number : null
}
