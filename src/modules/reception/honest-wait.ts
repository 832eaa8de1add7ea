// How long somebody who comes now will wait: a range from what others really waited. Pure.

/** What a queue is like when somebody joins it. */
export interface Queue {
  /** Waiting before her. */
  ahead: number
  serving: number
}

/** One who came, how it was when she came, and how long she waited. */
export interface Waited extends Queue {
  minutes: number
}

/** How quickly people are called just now: `called` in the last `minutes`. */
export interface Pace {
  minutes: number
  called: number
}

/** Fewer at the desks, and one long conversation makes any range a lie. */
export const FEWEST_SERVING = 3
/** From here on it is only fair to offer other ways. */
export const LONG_MINUTES = 30

/** So many of the most similar arrivals are asked. */
const NEAREST = 40
const FEWEST = 12
const UPPER = 0.88
const LOWER = 0.15
/** Fewer calls say nothing of how quick a day is. */
const FEWEST_CALLS = 5
/** How far apart conversations are in length (deviation by mean), and how many deviations are allowed for. */
const SPREAD = 0.85
const ALLOWED = 1.6
const STEP = 5

export interface WaitRange {
  from: number
  to: number
}

/**
 * Minutes that whoever comes now will wait, likely. Null where nothing honest can be said: few serve, or too few came under
 * like conditions. Arrivals are alike when as many waited for each colleague. A day that is slower than any before shows in
 * its pace: then the upper end is what the queue takes at this pace, with room for both being known from few.
 */
export function waitRange(waited: readonly Waited[], now: Queue, pace: Pace): WaitRange | null {
  if (now.serving < FEWEST_SERVING) return null
  const distance = (each: Waited) => Math.abs(load(each) - load(now))
  const alike = waited.toSorted((a, b) => distance(a) - distance(b)).slice(0, NEAREST)
  if (alike.length < FEWEST) return null
  const minutes = alike.map(each => scale(each, now)).sort((a, b) => a - b)
  const high = Math.max(quantile(minutes, UPPER), atPace(now, pace))
  const to = Math.max(1, Math.ceil(high / STEP)) * STEP
  return { from: Math.min(Math.floor(quantile(minutes, LOWER) / STEP) * STEP, to - STEP), to }
}

const load = ({ ahead, serving }: Queue): number => ahead / Math.max(1, serving)

/** A queue longer than any before: waits grow with it. A shorter one is not promised to be quicker. */
const scale = (each: Waited, now: Queue): number =>
  load(now) > load(each) ? (each.minutes * (load(now) + 1)) / (load(each) + 1) : each.minutes

/** Until all before her and she herself are called; 0 where the pace is not known. */
function atPace({ ahead }: Queue, { minutes, called }: Pace): number {
  if (called < FEWEST_CALLS) return 0
  const turns = ahead + 1
  return ((turns * minutes) / called) * (1 + ALLOWED * SPREAD * Math.sqrt(1 / turns + 1 / called))
}

/** Of values in order. */
function quantile(values: readonly number[], share: number): number {
  const at = share * (values.length - 1)
  const low = values[Math.floor(at)]!
  return low + (values[Math.ceil(at)]! - low) * (at % 1)
}
