// From a figure without an upper bound to one that can be read: 0 to 1, about how often such a suggestion is the right
// one. A logistic curve through the sentences of the bench. It rises with the figure itself (how much was understood)
// and with the lead over the next service (how clear it is); what falls behind the best falls fast.

import { TUNING } from './tuning.ts'

/** A score of 0 to 1 for each figure; 0 stays 0. Keeps the order. */
export function confidences(figures: Float64Array): Float64Array {
  const [best = 0, second = 0] = twoHighest(figures)
  const { base, figure: weight, lead, calm } = TUNING.confidence
  return figures.map(figure => {
    if (figure <= 0) return 0
    const next = figure === best ? second : best
    return logistic(base + weight * Math.log1p(figure) + (lead * (figure - next)) / (best + calm))
  })
}

function twoHighest(figures: Float64Array): [number, number] {
  let [best, second] = [0, 0]
  for (const figure of figures) {
    if (figure > best) [best, second] = [figure, best]
    else if (figure > second) second = figure
  }
  return [best, second]
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value))
}
