// Notices in what somebody types that a life or somebody's safety is at stake, so that numbers can come before services.
// Not a matter of likelihood: the pack says which phrases people use, and whoever uses one sees the numbers.

import { slipsBetween } from '../../../platform/slips.ts'
import { tokenise } from './tokens.ts'

/** As under `danger` in `words/LANG.yaml` of a pack: what people say when a duty rule is for them. */
export interface DangerWords {
  /** The duty rule whose numbers help. */
  duty: string
  /** Phrases: words in this order, any of 'a/b' in one place; one other word may stand between. */
  words: string[]
  /** Phrases that mean it only when nothing else is said: 'fire'. */
  alone: string[]
  /** Phrases that show that it is something else: 'gas bill'. */
  unless: string[]
  /** Services that fit, the best first. */
  services: string[]
  /** Nothing else fits: only these services are offered. */
  only: boolean
}

/** One word may be said in between: 'kill bloody myself' no less than 'kill myself'. */
const BETWEEN = 1
/** Shorter words are other words with one letter changed. */
const SHORTEST_MENDED = 6

/** Each place of a phrase as the words that may stand there. */
type Phrase = readonly ReadonlySet<string>[]
/** Each word of a text as the words it may be meant for: itself, or a long one with one slip after its first letter. */
type Said = readonly (readonly string[])[]

/** Reads the phrases once. The finder answers which of the dangers a text speaks of, in their order; it never throws. */
export function createDangerFinder<Danger extends Pick<DangerWords, 'words' | 'alone' | 'unless'>>(
  dangers: readonly Danger[],
): (text: string) => Danger[] {
  const read = dangers.map(danger => ({
    danger,
    words: danger.words.map(readPhrase),
    alone: danger.alone.map(readPhrase),
    unless: danger.unless.map(readPhrase),
  }))
  const known = new Set(
    read.flatMap(({ words, alone, unless }) => [words, alone, unless].flat(2).flatMap(at => [...at])),
  )
  const mended = [...known].filter(word => word.length >= SHORTEST_MENDED)
  return text => {
    const said: Said = tokenise(text).map(({ word }) =>
      known.has(word) ? [word] : mended.filter(meant => isSlipOf(word, meant)),
    )
    const isIn = (phrase: Phrase) => isSaid(phrase, said)
    const isFound = ({ words, alone, unless }: (typeof read)[number]) =>
      (words.some(isIn) || alone.some(phrase => isAllOf(phrase, said))) && !unless.some(isIn)
    return read.filter(isFound).map(({ danger }) => danger)
  }
}

const readPhrase = (phrase: string): Phrase =>
  phrase.split(/\s+/).map(place => new Set(place.split('/').flatMap(word => tokenise(word).map(token => token.word))))

const isSaid = ([first, ...rest]: Phrase, said: Said): boolean =>
  said.some((_, at) => first !== undefined && isOneOf(said[at]!, first) && goesOn(rest, said, at + 1))

/** Whether the rest of a phrase is said from here on. */
function goesOn([next, ...rest]: Phrase, said: Said, at: number): boolean {
  if (!next) return true
  for (let here = at; here <= at + BETWEEN && here < said.length; here++)
    if (isOneOf(said[here]!, next) && goesOn(rest, said, here + 1)) return true
  return false
}

const isAllOf = (phrase: Phrase, said: Said): boolean =>
  phrase.length === said.length && phrase.every((words, at) => isOneOf(said[at]!, words))

const isOneOf = (meanings: readonly string[], words: ReadonlySet<string>) => meanings.some(word => words.has(word))

const isSlipOf = (word: string, meant: string): boolean =>
  word[0] === meant[0] && Math.abs(word.length - meant.length) <= 1 && slipsBetween(word, meant) === 1
