import { beforeExtension } from '../../platform/phone.ts'

const MOST_WORDS = 10
/** When it is open is asked of anybody, and says of nobody who is meant. */
const HOURS = new Set('open opens opening hour hours time times'.split(' '))
const NUMBER = /^[\d\s+()-]{4,}$/

/**
 * What somebody typed, as words to look for: small, without accents and apostrophes. The last one may still be going on.
 * A telephone number is one word, however its gaps are. 'Opening hours' are looked for only where nothing else is. None where
 * nothing has two letters: with one a great part of all words begins.
 */
export function readWords(text: string): string[] {
  const number = beforeExtension(text)
  if (NUMBER.test(number)) return [number.replace(/\D/g, '')].filter(digits => digits.length >= 3)
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘]/g, '')
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter(word => !HOURS.has(word))
  const wanted = [...new Set(telling.length > 0 ? telling : words)].slice(0, MOST_WORDS)
  return wanted.some(word => word.length > 1) ? wanted : []
}

/** Whether enough was typed to look for anything. */
export const hasWords = (text: string): boolean => readWords(text).length > 0

/** As `to_tsquery` has them: the last word is the beginning of one. */
export const asQueries = (words: string[]): string[] =>
  words.map((word, i) => (i === words.length - 1 ? `${word}:*` : word))

const SHORTEST = 4

/** Those long enough to be recognised when they are misspelt. */
export const spellable = (words: string[]): string[] =>
  words.filter(word => word.length >= SHORTEST && !/^\d+$/.test(word))
