// Numbers that people read out, write down and type in again: the reference of a request and the code of a saved form.
// Digits only (letters rhyme on the phone), in threes, the last one a check digit. Kept as a string of digits: a leading
// zero counts. Show them grouped everywhere, in CSV too, so that a spreadsheet does not take them for a number.
//
// Reference: 11 random digits and a check digit. With 10 million requests one random guess (with a right check digit)
// meets a real reference once in 10,000; tracking asks for something only the customer knows as well, and limits tries.
// Resume code: 8 random digits and a check digit. With 10,000 saved forms one guess in 10,000 meets one; limit tries.
// Both can repeat by chance (same odds): the database's unique constraint decides, and the caller draws again.

import { randomInt } from 'node:crypto'
import { checkDigit, checksOut } from './damm.ts'

export type CodeProblem = 'missing' | 'not-digits' | 'too-short' | 'too-long' | 'digit-wrong'
export type ParsedCode = { ok: true; code: string } | { ok: false; problem: CodeProblem }

export const REFERENCE_LENGTH = 12
export const RESUME_CODE_LENGTH = 9

/** A new reference for a request: 12 digits, unguessable, not in sequence. */
export function newReference(): string {
  return newCode(REFERENCE_LENGTH)
}

/** A new code for a saved form: 9 digits, unguessable, not in sequence. */
export function newResumeCode(): string {
  return newCode(RESUME_CODE_LENGTH)
}

/** What somebody typed or pasted as a reference, as its 12 digits; or why it cannot be one. Never throws. */
export function parseReference(typed: string): ParsedCode {
  return parseCode(typed, REFERENCE_LENGTH)
}

/** What somebody typed or pasted as a resume code, as its 9 digits; or why it cannot be one. Never throws. */
export function parseResumeCode(typed: string): ParsedCode {
  return parseCode(typed, RESUME_CODE_LENGTH)
}

/** For the eye: '482 193 706 518'. */
export function formatCode(code: string): string {
  return code.match(/.{1,3}/g)?.join(' ') ?? ''
}

/**
 * For the ear: '4 8 2, 1 9 3, 7 0 6, 5 1 8'. Use it as hidden text beside the shown form and in an adviser's script:
 * screen readers then say single digits and pause between groups, instead of 'four hundred and eighty-two'.
 */
export function speakCode(code: string): string {
  return (code.match(/.{1,3}/g) ?? []).map(group => [...group].join(' ')).join(', ')
}

function newCode(length: number): string {
  const digits = String(randomInt(10 ** (length - 1))).padStart(length - 1, '0')
  return digits + checkDigit(digits)
}

function parseCode(typed: string, length: number): ParsedCode {
  const digits = bareDigits(typed)
  if (digits === '') return { ok: false, problem: 'missing' }
  if (!/^[0-9]+$/.test(digits)) return { ok: false, problem: 'not-digits' }
  if (digits.length < length) return { ok: false, problem: 'too-short' }
  if (digits.length > length) return { ok: false, problem: 'too-long' }
  return checksOut(digits) ? { ok: true, code: digits } : { ok: false, problem: 'digit-wrong' }
}

/** Drops what people put between and before digits, and reads O as 0, I and L as 1. */
function bareDigits(typed: string): string {
  const joined = typed
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '')
  // a word before the number ('Ref', 'Reference number'), but not letters that only stand for digits ('OO1')
  const word = /^\p{L}+/u.exec(joined)?.[0] ?? ''
  const bare = /^[oil]*$/.test(word) ? joined : joined.slice(word.length)
  return bare.replaceAll('o', '0').replace(/[il]/g, '1')
}
