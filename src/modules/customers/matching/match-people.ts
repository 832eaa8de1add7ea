import { forEachPair } from './block.ts'
import { Certainty } from './certain.ts'
import { withoutChains } from './chains.ts'
import type { People } from './people.ts'
import { type Agreement, type Explained, Scorer } from './score.ts'
import { forEachThroughThird } from './through-third.ts'

export interface MatchedPair {
  /** Positions in `people`; `a` is below `b`. */
  a: number
  b: number
  /** 0 to 1: how likely the two are one person. */
  score: number
  /** The same as the natural logarithm of the odds, which tells apart what is all but sure. */
  odds: number
  /** `merge`: so certain that a rule may join them. `review`: for a person to look at. */
  decision: 'merge' | 'review'
  agreement: Agreement
  /** What each field said for (above 0) or against it, as natural logarithms of odds. */
  why: Explained
}

/** From this score on two records are suggested as one person. */
const SUGGESTED = 0.5

/** What two say against being one person may not be more than this, in natural logarithms, whomever both are like: father and son. */
const AGAINST = -7

/** Pairs that are likely one person, the likeliest first. Pure; the same people give the same pairs. */
export function matchPeople(people: People): MatchedPair[] {
  const scorer = new Scorer(people)
  const compare = (a: number, b: number) => {
    const agreement = scorer.agreement(a, b)
    const why = scorer.explain(a, b, agreement)
    const odds = sum(why) + scorer.prior
    return { a, b, agreement, why, odds, score: scoreOf(odds) }
  }
  const likely: Omit<MatchedPair, 'decision'>[] = []
  forEachPair(people, (a, b) => {
    const pair = compare(a, b)
    if (pair.score >= SUGGESTED) likely.push(pair)
  })
  likely.sort(likeliestFirst)
  const certainty = new Certainty(people)
  const certain = likely.filter(pair => certainty.isCertain(pair.a, pair.b, pair.agreement, pair.score))
  const joinable = withoutChains(certain, likely, people.ids)
  const further: typeof likely = []
  forEachThroughThird(likely, ({ a, b, odds }) => {
    const pair = compare(a, b)
    if (pair.odds >= AGAINST) further.push({ ...pair, odds, score: scoreOf(odds) })
  })
  return [...likely, ...further]
    .sort(likeliestFirst)
    .map(pair => ({ ...pair, decision: joinable.has(pair) ? 'merge' : 'review' }))
}

const scoreOf = (odds: number): number => 1 / (1 + Math.exp(-odds))

const likeliestFirst = (x: Omit<MatchedPair, 'decision'>, y: Omit<MatchedPair, 'decision'>) =>
  y.odds - x.odds || x.a - y.a || x.b - y.b

const sum = (why: Explained): number => Object.values(why).reduce((total, each) => total + each, 0)
