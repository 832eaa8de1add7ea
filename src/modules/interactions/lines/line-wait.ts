// How long somebody who waits in a line will wait: a range from what is known just now, never a guess. Pure.

/** What is so just now, for one who waits. */
export interface LineNow {
  /** Who comes before her and is helped by the same colleagues: on the line, or keeping a place. */
  ahead: number
  /** Colleagues who are there and can help with it; of them those who have nobody and nothing in hand. */
  serving: number
  free: number
  /** Minutes of the last calls, each until its notes were done. */
  lengths: readonly number[]
}

export interface LineWait {
  from: number
  to: number
}

/** Fewer calls do not say how long one takes. */
const FEWEST = 5
/** So many deviations on each side: of ten waits about eight lie within. */
const ALLOWED = 1.3
const STEP = 5

/** Minutes; null where nothing honest can be said: nobody is there, or too few calls were spoken lately. */
export function waitOnLine({ ahead, serving, free, lengths }: LineNow): LineWait | null {
  if (serving === 0 || lengths.length < FEWEST) return null
  const turns = Math.max(0, ahead + 1 - free)
  if (turns === 0) return { from: 0, to: STEP }
  const mean = lengths.reduce((sum, each) => sum + each, 0) / lengths.length
  const variance = lengths.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (lengths.length - 1)
  // Of those who speak now nobody knows how much is over: each is as good as begun. And the mean is known from few.
  const relative = Math.max(variance / mean ** 2, 0.25)
  const expected = (turns * mean) / serving
  const spread = expected * Math.sqrt(relative * (1 / turns + 1 / lengths.length))
  const to = Math.max(STEP, Math.ceil((expected + ALLOWED * spread) / STEP) * STEP)
  const from = Math.max(0, Math.floor((expected - ALLOWED * spread) / STEP) * STEP)
  return { from: Math.min(from, to - STEP), to }
}
