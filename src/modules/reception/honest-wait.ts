// How long somebody who comes now will wait: a range from what others really waited. Pure.

/** One who came, and how it was when she came. */
export interface Waited {
  minutes: number
  /** Waiting before her. */
  ahead: number
  serving: number
  isToday: boolean
}

/** Fewer at the desks, and one long conversation makes any range a lie. */
export const FEWEST_SERVING = 3
/** From here on it is only fair to offer other ways. */
export const LONG_MINUTES = 30

/** So many of the most similar arrivals are asked. */
const NEAREST = 40
const FEWEST = 12
/** Of today fewer are enough: today may be slow as no day was. */
const NEAREST_TODAY = 12
const FEWEST_TODAY = 5
/** The last who came and were seen, whatever the queue was. */
const LAST = 8
/** Most are seen sooner than the upper end; 8 of 10 must be, and the steps of five minutes are not counted on. */
const UPPER = 0.88
/** Few of today stand for many. */
const UPPER_TODAY = 0.95
const LOWER = 0.15
const STEP = 5

export interface WaitRange {
  from: number
  to: number
}

/**
 * Minutes that whoever comes now will wait, likely. `waited`: the newest first. Null where nothing honest can be said: few
 * serve, or too few came under like conditions. Arrivals are alike when as many waited for each colleague. A day that is
 * slower than usual shows in those of today who are alike, and soonest in the last who came, whatever the queue was.
 */
export function waitRange(waited: readonly Waited[], now: Queue): WaitRange | null {
  if (now.serving < FEWEST_SERVING) return null
  const distance = (each: Waited) => Math.abs(load(each) - load(now))
  const alike = waited.toSorted((a, b) => distance(a) - distance(b))
  const usual = alike.slice(0, NEAREST)
  if (usual.length < FEWEST) return null
  const today = waited.filter(each => each.isToday)
  const isEnough = today.length >= FEWEST_TODAY
  const alikeToday = alike.filter(each => each.isToday).slice(0, NEAREST_TODAY)
  const last = today.slice(0, LAST).map(each => (each.minutes * (load(now) + 1)) / (load(each) + 1))
  const at = (share: number, sample: Waited[]) =>
    quantile(
      sample.map(each => scale(each, now)),
      share,
    )
  const low = Math.min(at(LOWER, usual), ...(isEnough ? [at(LOWER, alikeToday)] : []))
  const high = Math.max(
    at(UPPER, usual),
    ...(isEnough ? [at(UPPER_TODAY, alikeToday), quantile(last, UPPER_TODAY)] : []),
  )
  const to = Math.max(1, Math.ceil(high / STEP)) * STEP
  return { from: Math.min(Math.floor(low / STEP) * STEP, to - STEP), to }
}

type Queue = Pick<Waited, 'ahead' | 'serving'>

const load = ({ ahead, serving }: Queue): number => ahead / Math.max(1, serving)

/** A queue longer than any before: waits grow with it. A shorter one is not promised to be quicker. */
const scale = (each: Waited, now: Queue): number =>
  load(now) > load(each) ? (each.minutes * (load(now) + 1)) / (load(each) + 1) : each.minutes

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)]!
  return low + (sorted[Math.ceil(at)]! - low) * (at % 1)
}
