// Puts a misspelt word right. Every known word is filed under itself with letters left out; a misspelt word with letters
// left out meets it there (the symmetric deletes of Wolf Garbe's SymSpell, 2012), so no list has to be walked.

import { slipsBetween } from '../../../platform/slips.ts'

/** A known word that somebody may have meant, and how many slips lie between (2 only for long words). */
export type Correction = { word: string; slips: number }

const SHORTEST = 4
const LONG = 8
/** Only so many first letters are filed: a slip further on is found all the same, and the files stay small. */
const FILED = 7

export type Speller = (word: string) => Correction[]

/**
 * A speller over these words, and over `pairs`: two words run together, which are mended for one slip only. It answers
 * with the nearest ones only: all with one slip, or else all with two. The words are filed when the first misspelt one
 * comes: that takes longer than all else that is made of them.
 */
export function createSpeller(words: Iterable<string>, pairs: Iterable<string> = []): Speller {
  let filed: Map<string, Filed> | undefined
  return typed => {
    if (typed.length < SHORTEST) return []
    filed ??= fileAll(new Set(words), new Set(pairs))
    const most = typed.length >= LONG ? 2 : 1
    const met = new Set<string>()
    for (const part of new Set(deletions(typed.slice(0, FILED), most)))
      for (const word of [filed.get(part) ?? []].flat()) met.add(word)
    const found = [...met]
      .map(word => ({ word, slips: slipsBetween(typed, word) }))
      .filter(({ slips }) => slips <= most)
    const least = Math.min(...found.map(({ slips }) => slips))
    return found.filter(({ slips }) => slips === least)
  }
}

/** Most parts are of one word only. */
type Filed = string | string[]

function fileAll(words: ReadonlySet<string>, pairs: ReadonlySet<string>): Map<string, Filed> {
  const filed = new Map<string, Filed>()
  const file = (word: string, slips: number) => {
    if (word.length < SHORTEST - 1) return
    for (const part of deletions(word.slice(0, FILED), slips)) {
      const known = filed.get(part)
      if (known === undefined) filed.set(part, word)
      else if (typeof known === 'string') filed.set(part, [known, word])
      else known.push(word)
    }
  }
  for (const word of words) file(word, word.length >= LONG - 1 ? 2 : 1)
  for (const pair of pairs) if (!words.has(pair)) file(pair, 1)
  return filed
}

/** A word and what is left of it without so many of its letters; of two alike side by side only one is left out. */
function deletions(word: string, count: number, from = 0): string[] {
  const all = [word]
  for (let at = from; count > 0 && at < word.length; at++) {
    if (at > from && word[at] === word[at - 1]) continue
    all.push(...deletions(word.slice(0, at) + word.slice(at + 1), count - 1, at))
  }
  return all
}
