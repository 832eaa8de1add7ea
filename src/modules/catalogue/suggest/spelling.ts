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
 * with the nearest ones only: all with one slip, or else all with two.
 */
export function createSpeller(words: Iterable<string>, pairs: Iterable<string> = []): Speller {
  const filed = new Map<string, string[]>()
  const file = (word: string, slips: number) => {
    if (word.length < SHORTEST - 1) return
    for (const part of deletions(word.slice(0, FILED), slips)) {
      const known = filed.get(part)
      if (known) known.push(word)
      else filed.set(part, [word])
    }
  }
  const single = new Set(words)
  for (const word of single) file(word, word.length >= LONG - 1 ? 2 : 1)
  for (const pair of new Set(pairs)) if (!single.has(pair)) file(pair, 1)
  return typed => {
    if (typed.length < SHORTEST) return []
    const most = typed.length >= LONG ? 2 : 1
    const met = new Set([...deletions(typed.slice(0, FILED), most)].flatMap(part => filed.get(part) ?? []))
    const found = [...met]
      .map(word => ({ word, slips: slipsBetween(typed, word) }))
      .filter(({ slips }) => slips <= most)
    const least = Math.min(...found.map(({ slips }) => slips))
    return found.filter(({ slips }) => slips === least)
  }
}

function deletions(word: string, count: number): Set<string> {
  const all = new Set([word])
  for (let at = 0; at < word.length; at++) {
    const once = word.slice(0, at) + word.slice(at + 1)
    all.add(once)
    if (count > 1) for (let next = at; next < once.length; next++) all.add(once.slice(0, next) + once.slice(next + 1))
  }
  return all
}
