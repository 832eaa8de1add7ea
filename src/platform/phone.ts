import parsePhoneNumber from 'libphonenumber-js'

/** A number as it is compared and sent to (E.164). What is no number (a short code, a sender's name) stays as it is written. */
export const normalPhone = (typed: string): string => parsePhoneNumber(typed.trim(), 'GB')?.number ?? typed.trim()
