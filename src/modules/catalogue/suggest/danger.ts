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
  /** Phrases that show, beside it or as it goes on, that it is something else: 'gas bill'. */
  unless: string[]
  /** Services that fit, the best first. */
  services: string[]
  /** Nothing else fits: only these services are offered. */
  only: boolean
}

/** Ways to answer somebody. */
export type Back = 'write' | 'ring'

/** What people say when an answer by this way would be seen by whom they are afraid of. */
export interface NotBackWords extends Pick<DangerWords, 'words' | 'unless'> {
  by: Back
}

/** One word may be said in between: 'kill bloody myself' no less than 'kill myself'. */
const BETWEEN = 1
/** What shows that it is something else is said so near to it, in the same clause: 'council' elsewhere in a letter shows nothing. */
const BESIDE = 6
/** Shorter words are other words with one letter changed. */
const SHORTEST_MENDED = 6

/** People write the same words again and again: so many are compared with the phrases once. */
const REMEMBERED = 5_000

/** Each place of a phrase as the words that may stand there. */
type Phrase = readonly ReadonlySet<string>[]
/** Each word of a text as the words it may be meant for: itself, or a long one with one slip after its first letter. */
type Said = readonly (readonly string[])[]

type Part = 'words' | 'unless'
/** Words of a text: `to` is the first that does not belong. */
type Span = { from: number; to: number }
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
  const slips = new Map<string, string[]>()
  const meant = (word: string): readonly string[] => {
    if (known.has(word)) return [word]
    const before = slips.get(word)
    if (before) return before
    if (slips.size >= REMEMBERED) slips.clear()
    const found = (mended.get(word[0]!) ?? []).filter(each => isSlipOf(word, each))
    slips.set(word, found)
    return found
  }
  const own = dangers.map(({ words }) => new Set(words.flatMap(each => readPhrase(each).flatMap(at => [...at]))))
  return (text, isPart = false) => {
    const tokens = tokenise(text)
    const said: Said = tokens.map(({ word }) => meant(word))
    const found = { words: new Map<number, Span[]>(), unless: new Map<number, Span[]>() }
    for (const [at, meanings] of said.entries())
      for (const { danger, part, rest } of meanings.flatMap(word => begun.get(word) ?? [])) {
        const end = goesOn(rest, said, at + 1)
        if (end !== null) found[part].set(danger, [...(found[part].get(danger) ?? []), { from: at, to: end }])
      }
    const isOneClause = (span: Span, unless: Span) => {
      const [at, about] = [tokens[span.to - 1]!, tokens[unless.to - 1]!]
      return about.clause === at.clause || (about.explains && about.clause === at.clause + 1)
    }
    const isCancelled = (danger: number, span: Span) =>
      (found.unless.get(danger) ?? []).some(unless => {
        const gap = Math.max(unless.from - span.to, span.from - unless.to)
        // It goes on from the phrase itself, as 'live in' from 'want to live'; else it says beside it what it is about.
        const goesOnFromIt = said[unless.from]!.some(word => own[danger]!.has(word))
        return goesOnFromIt ? gap < 0 : gap <= BESIDE && isOneClause(span, unless)
      })
    const isSaid = (danger: number) => (found.words.get(danger) ?? []).some(span => !isCancelled(danger, span))
    const isAlone = (danger: number) => !isPart && alone[danger]!.some(phrase => isAllOf(phrase, said))
    return dangers.filter((_, at) => isSaid(at) || (isAlone(at) && !found.unless.has(at)))
  }
}

const readPhrase = (phrase: string): Phrase =>
  phrase.split(/\s+/).map(place => new Set(place.split('/').flatMap(word => tokenise(word).map(token => token.word))))

/** Where the rest of a phrase ends that is said from here on; null: it is not said. */
function goesOn([next, ...rest]: Phrase, said: Said, at: number): number | null {
  if (!next) return at
  for (let here = at; here <= at + BETWEEN && here < said.length; here++) {
    const end = isOneOf(said[here]!, next) ? goesOn(rest, said, here + 1) : null
    if (end !== null) return end
  }
  return null
}

const isAllOf = (phrase: Phrase, said: Said): boolean =>
  phrase.length === said.length && phrase.every((words, at) => isOneOf(said[at]!, words))

const isOneOf = (meanings: readonly string[], words: ReadonlySet<string>) => meanings.some(word => words.has(word))

const isSlipOf = (word: string, meant: string): boolean =>
  word[0] === meant[0] && Math.abs(word.length - meant.length) <= 1 && slipsBetween(word, meant) === 1
