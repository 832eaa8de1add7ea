// Groups of words that mean the same in people's mouths ('rubbish', 'litter', 'garbage'). A member may be a phrase.

import type { Reader, Term } from './terms.ts'

/** Finds the groups that a list of terms touches: at which term, and how many terms the member takes up. */
export type GroupFinder = (terms: readonly Pick<Term, 'stem'>[]) => { group: number; at: number; length: number }[]

/** Compiles the groups of `words/LANG.yaml`. */
export function createGroupFinder(same: readonly (readonly string[])[], reader: Reader): GroupFinder {
  const byFirst = new Map<string, { group: number; stems: string[] }[]>()
  same.forEach((members, group) => {
    for (const member of members) {
      const stems = reader.terms(member).map(term => term.stem)
      const first = stems[0]
      if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { group, stems }])
    }
  })
  return terms =>
    terms.flatMap((term, at) =>
      (byFirst.get(term.stem) ?? [])
        .filter(({ stems }) => stems.every((stem, i) => terms[at + i]?.stem === stem))
        .map(({ group, stems }) => ({ group, at, length: stems.length })),
    )
}
