import { forEachPair } from './block.ts'
import { Certainty } from './certain.ts'
import { withoutChains } from './chains.ts'
import type { People } from './people.ts'
import { type Agreement, type Explained, Scorer } from './score.ts'

export interface MatchedPair {
  /** Positions in `people`; `a` is below `b`. */
  a: number
  b: number
  /** 0 to 1: how likely the two are one person. */
  score: number
  /** `merge`: so certain that a rule may join them. `review`: for a person to look at. */
  decision: 'merge' | 'review'
  agreement: Agreement
  /** What each field said for (above 0) or against it, as natural logarithms of odds. */
  why: Explained
}

/** From this score on two records are suggested as one person. */
export const SUGGESTED = 0.5

/** Pairs that are likely one person, the likeliest first. Pure; the same people give the same pairs. */
export function matchPeople(people: People): MatchedPair[] {
  const scorer = new Scorer(people)
  const found: Omit<MatchedPair, 'score' | 'decision'>[] = []
  const faint = -4 - scorer.prior
  forEachPair(people, (a, b) => {
    const agreement = scorer.agreement(a, b)
    const why = scorer.explain(a, b, agreement)
    if (sum(why) > faint) found.push({ a, b, agreement, why })
  })
  const certainty = new Certainty(people)
  const likely = found
    .map(pair => ({ ...pair, score: 1 / (1 + Math.exp(-(sum(pair.why) + scorer.prior))) }))
    .filter(({ score }) => score >= SUGGESTED)
    .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
  const certain = likely.filter(pair => certainty.isCertain(pair.a, pair.b, pair.agreement, pair.score))
  const joinable = withoutChains(certain, likely, people.ids)
  return likely.map(pair => ({ ...pair, decision: joinable.has(pair) ? 'merge' : 'review' }))
}

const sum = (why: Explained): number => Object.values(why).reduce((total, each) => total + each, 0)
