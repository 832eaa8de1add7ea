const FIRST_PAUSE = 200
const LONGEST_PAUSE = 10_000

/** A program that has run for this long (ms) is well again: its next stop counts as the first. */
export const WELL_AGAIN_AFTER = 30_000

/** How long to wait (ms) before the start after the `stops`-th stop in a row, counted from 1. */
export function pauseBeforeStart(stops: number): number {
  return Math.min(FIRST_PAUSE * 2 ** (stops - 1), LONGEST_PAUSE)
}
