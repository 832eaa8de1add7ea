import { forEachPair } from './block.ts'
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
const CERTAIN = 0.99

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
  return found
    .map(pair => {
      const score = 1 / (1 + Math.exp(-(sum(pair.why) + scorer.prior)))
      return { ...pair, score, decision: isCertain(pair.agreement, score) ? ('merge' as const) : ('review' as const) }
    })
    .filter(({ score }) => score >= SUGGESTED)
    .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
}

const sum = (why: Explained): number => Object.values(why).reduce((total, each) => total + each, 0)

/**
 * Whatever the figure, two are joined without a person only when the full name, the birthday and something else agree
 * and nothing speaks against it.
 */
function isCertain(
  { given, family, dateOfBirth, identifier, email, phone, address }: Agreement,
  score: number,
): boolean {
  if (score < CERTAIN || identifier === 'different') return false
  const isNamed = (given === 'same' || given === 'nickname') && family === 'same'
  const isNearlyNamed = isNamed || (given === 'close' && family === 'same') || (given === 'same' && family === 'close')
  if (identifier === 'same') return isNearlyNamed && (dateOfBirth === 'same' || (isNamed && dateOfBirth === 'close'))
  return isNamed && dateOfBirth === 'same' && (email === 'same' || phone === 'same' || address === 'same')
}
