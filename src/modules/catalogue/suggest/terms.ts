// A text as terms: what is compared. One way in for services and for what somebody typed, so that both are read alike.

import type { Language } from '../../../platform/text.ts'
import { COMMON_WORDS, FAINT_WORDS, FUNCTION_WORDS } from './function-words.ts'
import { findPlaces, type Place } from './place-words.ts'
import { lemma, stem } from './stem.ts'
import { type Token, tokenise } from './tokens.ts'
import { TUNING } from './tuning.ts'
import { foldMutation, welshStem } from './welsh-forms.ts'

/** A word that carries meaning. `position` counts all words of the text, so that nearness can be measured. */
export type Term = {
  word: string
  lemma: string
  stem: string
  /** 1, or less for a word that is said about anything ('run') or says little alone ('today'). */
  force: number
  /** The same within a phrase, where the other words give it sense ('run over'). */
  phraseForce: number
  /** Whether it only says where ('by the bus stop'). */
  place: Place
  position: number
}

/** Reads texts of one language. */
export type Reader = {
  terms: (text: string) => Term[]
  term: (word: string) => Pick<Term, 'lemma' | 'stem' | 'force' | 'phraseForce'>
}

/** A reader that leaves out function words and the phrases of `ignore`. */
export function createReader(language: Language, ignore: readonly string[]): Reader {
  const leaveOut = FUNCTION_WORDS[language]
  const faint = FAINT_WORDS[language]
  const common = COMMON_WORDS[language]
  const ignored = ignoredPhrases(ignore)
  const term = (word: string) => {
    const base = language === 'cy' ? foldMutation(word) : lemma(word)
    const force = faint.has(word) ? TUNING.faint : common.has(word) ? TUNING.common : TUNING.full
    return { lemma: base, stem: language === 'cy' ? welshStem(base) : stem(base), ...force }
  }
  const terms = (text: string) => {
    const tokens = tokenise(text)
    const dropped = dropIgnored(tokens, ignored)
    const places = findPlaces(tokens, language, leaveOut)
    return tokens
      .map(token => token.word)
      .flatMap((said, position, words) => {
        const word = isSpeed(words, position) ? 'mph' : said
        return dropped.has(position) || leaveOut.has(word) || isPlainNumber(word)
          ? []
          : [{ ...term(word), word, position, place: places.get(position) ?? 'none' }]
      })
  }
  return { terms, term }
}

/** 'Doing 50' is a speed, whatever else numbers are. */
const isSpeed = (words: readonly string[], at: number): boolean =>
  words.slice(Math.max(0, at - 2), at).includes('doing') && /^\d{2,3}$/.test(words[at]!)

/** House numbers, dates and phone numbers; '999', '111' and '101' are numbers people mean. */
function isPlainNumber(word: string): boolean {
  return /^\d+(st|nd|rd|th|am|pm)?$/.test(word) && !/^(999|111|101|112)$/.test(word)
}

function ignoredPhrases(ignore: readonly string[]): Map<string, string[][]> {
  const byFirst = new Map<string, string[][]>()
  for (const phrase of ignore) {
    const words = tokenise(phrase).map(token => token.word)
    if (words[0] !== undefined) byFirst.set(words[0], [...(byFirst.get(words[0]) ?? []), words])
  }
  return byFirst
}

/** From the left and never overlapping: in 'how do i pay my council tax' only 'how do i' means nothing. */
function dropIgnored(tokens: readonly Token[], byFirst: Map<string, string[][]>): Set<number> {
  const dropped = new Set<number>()
  tokens.forEach((token, at) => {
    if (dropped.has(at)) return
    const here = (byFirst.get(token.word) ?? []).filter(words =>
      words.every((word, i) => tokens[at + i]?.word === word),
    )
    const longest = Math.max(0, ...here.map(words => words.length))
    for (let i = 0; i < longest; i++) dropped.add(at + i)
  })
  return dropped
}
