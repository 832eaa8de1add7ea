// Recovery codes are written on paper and typed from it, often in a hurry: digits only, because l, I and 1 or O and 0 look
// alike by hand, and however somebody spaces them. Ten digits are enough: five wrong ones lock the account for a while.
import { randomInt } from 'node:crypto'

const HOW_MANY = 10

/** '48219-37065', each to be used once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => inFives(String(randomInt(10 ** 10)).padStart(10, '0')))
}

/** What was typed at the second step: a code of the app, or a recovery code as it was shown. */
export function readSecondStep(typed: string): { is: 'app' | 'recovery'; code: string } {
  const digits = typed.replace(/[\s\p{Pd}.]/gu, '')
  if (/^\d{10}$/.test(digits)) return { is: 'recovery', code: inFives(digits) }
  // longer than any app shows: a code from before they were digits, with the dash as it was shown
  return digits.length > 8 ? { is: 'recovery', code: typed.replace(/\s/g, '') } : { is: 'app', code: digits }
}

const inFives = (digits: string): string => `${digits.slice(0, 5)}-${digits.slice(5)}`
