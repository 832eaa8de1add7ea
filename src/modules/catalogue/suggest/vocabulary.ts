// The words the services are written in: which are known, what a misspelt, run-together or unfinished word may mean.

import { EVERYDAY_WORDS } from './function-words.ts'
import type { SuggestService } from './service-index.ts'
import { createSpeller } from './spelling.ts'
import type { Reader } from './terms.ts'
import { tokenise } from './tokens.ts'
import { TUNING } from './tuning.ts'

/** Words that may have been meant, each with how far it may be trusted (0 to 1). Several `words`: one word for two. */
export type Meaning = { words: readonly string[]; trust: number }

export type Vocabulary = {
  /** Whether any service uses this word or a form of it. */
  knows: (word: string) => boolean
  /** Whether the two words are written as one somewhere: 'pot hole'. */
  joins: (first: string, second: string) => boolean
  /** What an unknown word may be: two words run together, or a slip. */
  mend: (word: string) => Meaning[]
  /** What a word may become when it is typed to its end. */
  finish: (start: string) => Meaning[]
}

const SHORTEST_START = 3
const MOST_ENDINGS = 12

/** The vocabulary of the services and the word groups. Only telling fields are worth mending towards. */
export function collectVocabulary(
  services: readonly SuggestService[],
  same: readonly (readonly string[])[],
  reader: Reader,
): Vocabulary {
  const telling = services.flatMap(({ name, title, summary, words, questions }) => [
    ...[name, title, summary, ...words, ...questions],
  ])
  telling.push(...same.flat())
  const words = new Set(wordsOf(telling))
  const stems = new Set(
    [...words, ...wordsOf(services.map(service => service.about))].map(word => reader.term(word).stem),
  )
  const pairs = new Map(services.flatMap(({ name, words }) => [name, ...words].flatMap(pairsOf)))
  const speller = createSpeller(words, pairs.keys())
  const lemmas = new Set([...words].map(word => reader.term(word).lemma))
  const sorted = [...words].sort()
  const asWords = (word: string) => pairs.get(word) ?? [word]
  return {
    knows: word => stems.has(reader.term(word).stem),
    joins: (first, second) => lemmas.has(reader.term(first + second).lemma),
    mend: word => {
      const pair = pairs.get(word)
      if (pair) return [{ words: pair, trust: 1 }]
      if (EVERYDAY_WORDS.has(word)) return []
      return speller(word).map(({ word: meant, slips }) => ({
        words: asWords(meant),
        trust: trustOf(word, meant, slips),
      }))
    },
    finish: start => endingsOf(sorted, start),
  }
}

function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap(text => tokenise(text).map(token => token.word))
}

/** Neighbours of a text run together, with the two words they are: 'streetlight'. */
function pairsOf(text: string): [string, [string, string]][] {
  const words = tokenise(text).map(token => token.word)
  return words.slice(1).flatMap((second, i): [string, [string, string]][] => {
    const first = words[i]!
    return first.length >= 3 && second.length >= 3 ? [[first + second, [first, second]]] : []
  })
}

function trustOf(typed: string, meant: string, slips: number): number {
  const { one, two, first } = TUNING.spelling
  return (slips === 1 ? one : two) * (typed[0] === meant[0] ? 1 : first)
}

function endingsOf(sorted: readonly string[], start: string): Meaning[] {
  if (start.length < SHORTEST_START) return []
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < start) low = middle + 1
    else high = middle
  }
  const found: Meaning[] = []
  for (let i = low; i < sorted.length && sorted[i]!.startsWith(start) && found.length < MOST_ENDINGS; i++) {
    const word = sorted[i]!
    if (word !== start) found.push({ words: [word], trust: TUNING.prefix * Math.sqrt(start.length / word.length) })
  }
  return found
}
