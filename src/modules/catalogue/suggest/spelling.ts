// Puts a misspelt word right. Every known word is filed under itself with letters left out; a misspelt word with letters
// left out meets it there (the symmetric deletes of Wolf Garbe's SymSpell, 2012), so no list has to be walked.

/** A known word that somebody may have meant, and how many slips lie between (2 only for long words). */
export type Correction = { word: string; slips: number }

const SHORTEST = 4
const LONG = 8

export type Speller = (word: string) => Correction[]

/** A speller over these words. It answers with the nearest ones only: all with one slip, or else all with two. */
export function createSpeller(words: Iterable<string>): Speller {
  const filed = new Map<string, string[]>()
  for (const word of new Set(words)) {
    if (word.length < SHORTEST - 1) continue
    for (const part of deletions(word, word.length >= LONG - 1 ? 2 : 1)) {
      const known = filed.get(part)
      if (known) known.push(word)
      else filed.set(part, [word])
    }
  }
  return typed => {
    if (typed.length < SHORTEST) return []
    const most = typed.length >= LONG ? 2 : 1
    const met = new Set([...deletions(typed, most)].flatMap(part => filed.get(part) ?? []))
    const found = [...met]
      .map(word => ({ word, slips: slipsBetween(typed, word) }))
      .filter(({ slips }) => slips <= most)
    const least = Math.min(...found.map(({ slips }) => slips))
    return found.filter(({ slips }) => slips === least)
  }
}

function deletions(word: string, count: number): Set<string> {
  const all = new Set([word])
  let last = [word]
  for (let i = 0; i < count; i++) {
    last = last.flatMap(from => Array.from(from, (_, at) => from.slice(0, at) + from.slice(at + 1)))
    for (const part of last) all.add(part)
  }
  return all
}

/** Letters changed, left out, put in, or swapped with a neighbour (optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1)
    }
    ;[beforeLast, last] = [last, row]
  }
  return last[b.length]!
}
