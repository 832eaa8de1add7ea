import type { Language } from '../../../platform/text.ts'

export type Keyword = { act: 'stop' | 'start' | 'help'; language: Language | null }

const WORDS: Record<string, Keyword> = {
  ...each('stop', 'en', ['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'OPT OUT', 'OPTOUT', 'QUIT']),
  ...each('stop', 'cy', ['STOPIO', 'STOPIWCH', 'PEIDIO', 'PEIDIWCH', 'DIM MWY']),
  ...each('start', 'en', ['START', 'UNSTOP']),
  ...each('start', 'cy', ['CYCHWYN', 'DECHRAU', 'AILDDECHRAU']),
  ...each('help', null, ['HELP', 'INFO']),
  ...each('help', 'cy', ['CYMORTH']),
}

function each(act: Keyword['act'], language: Language | null, words: string[]): Record<string, Keyword> {
  return Object.fromEntries(words.map(word => [word, { act, language }]))
}

/** A word as keywords are compared: capitals, no punctuation. Pure. */
export const wordIn = (words: string): string =>
  words
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a text that is nothing but a keyword asks for. 'Please stop the noise' is not one. Pure. */
export function keywordIn(words: string): Keyword | null {
  const word = wordIn(words)
  return Object.hasOwn(WORDS, word) ? WORDS[word]! : null
}
