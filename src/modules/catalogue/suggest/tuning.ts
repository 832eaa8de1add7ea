// The figures that shape the search, in one place. Found by trying them on the sentences of the bench (bench/suggest.ts),
// coarsely: a figure that matters only in its second digit is fitted to those sentences and not to people.

export const TUNING = {
  /** How much a word counts by where a service has it. */
  field: { name: 2.5, title: 1.2, phrase: 1.6, summary: 1.3, about: 0.3, question: 0.33 },
  /** Half of the full weight is reached at this much presence (as k1 of BM25). */
  saturation: 1.2,
  /** What a tie is worth against the very same word. */
  tie: { stem: 0.6, onlyStem: 0.9, group: 0.82 },
  /** What a word is worth alone and in a phrase: most words, those said about anything, and the faint ('new', 'today'). */
  full: { force: 1, phraseForce: 1 },
  common: { force: 0.65, phraseForce: 0.75 },
  faint: { force: 0.35, phraseForce: 0.45 },
  /** A phrase found whole and close together, against the sum of its words; several phrases of one service; scatter. */
  phrase: {
    bonus: 0.7,
    alone: 0.4,
    name: 2,
    power: 3,
    further: 0.35,
    reach: 7,
    scattered: 0.35,
    order: 1.05,
  },
  /** How much of a phrase's meaning one word of it carries: 1 its share by rarity, 0 all. */
  share: 0.6,
  /** What only says where counts less: 'by the bus stop' for little, 'on the pavement' for more. */
  place: {
    none: { word: 1, phrase: 1 },
    near: { word: 0.5, phrase: 0.65 },
    on: { word: 0.8, phrase: 0.7 },
    name: { word: 0.2, phrase: 0.2 },
  },
  /** Trust in a word put right: by slips, and when the first letter had to change. */
  spelling: { one: 0.75, two: 0.65, first: 0.7 },
  /** Trust in a word not yet typed to its end. */
  prefix: 0.6,
  /** Said again, a word counts this much more. */
  repeated: 0.5,
  /** Words up to `full` count in full, then less and less down to `least`. */
  emphasis: { full: 15, least: 0.45, fade: 40 },
  /** A question is rather for a service that tells something: its figure grows so much. */
  question: 1.6,
  /** When not even the best one is as likely as this, nothing was understood. */
  noise: 0.04,
  /** The curve of `confidences`: found by logistic regression on the sentences of the bench. */
  confidence: { base: -3.9, figure: 1.8, lead: 4.7, calm: 4 },
} as const
