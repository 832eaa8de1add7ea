import { refuseUnless } from '../../platform/errors.ts'

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

/**
 * Length, not riddles (NCSC: three random words): at least 12 characters, none of the passwords everybody tries, nothing made of
 * one's own name or address. Throws Refused `identity.password-short`, `-long`, `-common`, `-own-name`.
 */
export function checkPassword(password: string, owner: { name: string; email: string }): void {
  refuseUnless(password.length >= SHORTEST_PASSWORD, 'identity.password-short', { min: SHORTEST_PASSWORD })
  refuseUnless(password.length <= LONGEST_PASSWORD, 'identity.password-long', { max: LONGEST_PASSWORD })
  const plain = lettersAndDigits(password)
  refuseUnless(!isCommon(plain), 'identity.password-common')
  const own = [...owner.name.split(/\s+/), owner.email.split('@')[0]!]
    .map(lettersAndDigits)
    .filter(part => part.length > 2)
  const rest = own.reduce((left, part) => left.replaceAll(part, ''), plain)
  refuseUnless(rest.length >= 8 || rest === plain, 'identity.password-own-name')
}

const lettersAndDigits = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '')

/** What is left of many common passwords once digits at the ends and tricks like 'pa55' are undone. */
const COMMON = [
  'password',
  'passw0rd',
  'letmein',
  'welcome',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'administrator',
  'admin',
  'changeme',
  'secret',
  'monkey',
  'dragon',
  'football',
  'liverpool',
  'arsenal',
  'chelsea',
  'sunshine',
  'princess',
  'superman',
  'trustno',
  'whatever',
  'council',
  'firstpoint',
  'customerservice',
  'summer',
  'autumn',
  'winter',
  'spring',
  'january',
  'february',
  'september',
  'october',
  'november',
  'december',
  'monday',
  'friday',
]

function isCommon(plain: string): boolean {
  if (new Set(plain).size <= 4) return true
  if ('01234567890123456789'.includes(plain) || '98765432109876543210'.includes(plain)) return true
  if ('abcdefghijklmnopqrstuvwxyz'.includes(plain)) return true
  const core = undoTricks(plain.replace(/^\d+|\d+$/g, ''))
  return COMMON.some(word => core === undoTricks(word) || core === undoTricks(word) + undoTricks(word))
}

const TRICKS: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }
const undoTricks = (text: string): string => text.replace(/[013457]/g, digit => TRICKS[digit]!)
