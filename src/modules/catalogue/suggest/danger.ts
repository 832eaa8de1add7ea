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

type Part = 'words' | 'unless'
/** A phrase of a danger, under each word that it may begin with. */
type Begun = { danger: number; part: Part; rest: Phrase }

/** What hints at danger in a text. `isPart`: it is said within something else, where 'fire' alone is an answer. */
export type FindDanger<Danger> = (text: string, isPart?: boolean) => Danger[]

/** Reads the phrases once. The finder answers which of the dangers a text speaks of, in their order; it never throws. */
export function createDangerFinder<Danger extends Pick<DangerWords, 'words' | 'alone' | 'unless'>>(
  dangers: readonly Danger[],
): FindDanger<Danger> {
  const alone = dangers.map(danger => danger.alone.map(readPhrase))
  const begun = new Map<string, Begun[]>()
  const phrases = dangers.flatMap((each, danger) =>
    (['words', 'unless'] as const).flatMap(part =>
      each[part].map(words => ({ danger, part, phrase: readPhrase(words) })),
    ),
  )
  for (const { danger, part, phrase } of phrases)
    for (const word of phrase[0] ?? [])
      begun.set(word, [...(begun.get(word) ?? []), { danger, part, rest: phrase.slice(1) }])
  const known = new Set([...phrases.map(({ phrase }) => phrase), ...alone.flat()].flat().flatMap(at => [...at]))
  const mended = Map.groupBy(
    [...known].filter(word => word.length >= SHORTEST_MENDED),
    word => word[0],
  )
  const meant = (word: string) =>
    known.has(word) ? [word] : (mended.get(word[0]!) ?? []).filter(each => isSlipOf(word, each))
  return (text, isPart = false) => {
    const said: Said = tokenise(text).map(({ word }) => meant(word))
    const found = { words: new Set<number>(), unless: new Set<number>() }
    for (const [at, meanings] of said.entries())
      for (const { danger, part, rest } of meanings.flatMap(word => begun.get(word) ?? []))
        if (!found[part].has(danger) && goesOn(rest, said, at + 1)) found[part].add(danger)
    const isAlone = (danger: number) => !isPart && alone[danger]!.some(phrase => isAllOf(phrase, said))
    return dangers.filter((_, at) => (found.words.has(at) || isAlone(at)) && !found.unless.has(at))
  }
}

const readPhrase = (phrase: string): Phrase =>
  phrase.split(/\s+/).map(place => new Set(place.split('/').flatMap(word => tokenise(word).map(token => token.word))))

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
