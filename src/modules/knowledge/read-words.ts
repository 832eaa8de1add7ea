import { beforeExtension } from '../../platform/phone.ts'

const MOST_WORDS = 10
/** When it is open is asked of anybody, and says of nobody who is meant. */
const HOURS = new Set('open opens opening hour hours time times'.split(' '))
const NUMBER = /^[\d\s+()-]{4,}$/

/**
 * What somebody typed, as words to look for: small, without accents and apostrophes. The last one may still be going on.
 * A telephone number is one word, however its gaps are. 'Opening hours' are looked for only where nothing else is.
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
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, MOST_WORDS)
}

/** As `to_tsquery` has them: the last word is the beginning of one. */
export const asQueries = (words: string[]): string[] =>
  words.map((word, i) => (i === words.length - 1 ? `${word}:*` : word))

const SHORTEST = 4

/** Those long enough to be recognised when they are misspelt. */
export const spellable = (words: string[]): string[] =>
  words.filter(word => word.length >= SHORTEST && !/^\d+$/.test(word))
