/** How people come to the first point of contact. `written`: emails, letters, texts. */
export const WAYS_IN = ['phone', 'desk', 'written'] as const
export type WayIn = (typeof WAYS_IN)[number]

/** What came in within one hour of one day. */
export interface Counted {
  day: string
  hour: number
  way: WayIn
  count: number
}

export interface Range {
  low: number
  high: number
}

/** From so many days on the lowest and the highest are left out: one odd day is not what is typical. */
const ENOUGH_DAYS = 5

/** What is typical of these numbers, one a day. Null where there is no day. Pure. */
export function typical(counts: readonly number[]): Range | null {
  const sorted = counts.toSorted((a, b) => a - b)
  const kept = sorted.length >= ENOUGH_DAYS ? sorted.slice(1, -1) : sorted
  return kept.length > 0 ? { low: kept[0]!, high: kept.at(-1)! } : null
}

/** Nobody is planned; too few for the least that is typical; enough for that and too few for the most; or enough. */
export type Enough = 'nobody' | 'too-few' | 'tight' | 'enough'

/** Are so many enough for what is typical? Each is planned for `pace` contacts an hour. Pure. */
export function isEnough(range: Range, planned: number, pace: number): { is: Enough; missing: number } {
  const need = ({ low, high }: Range) => ({ least: Math.ceil(low / pace), most: Math.ceil(high / pace) })
  const { least, most } = need(range)
  const missing = Math.max(0, Math.max(most, 1) - planned)
  if (planned === 0) return { is: 'nobody', missing }
  if (planned < least) return { is: 'too-few', missing }
  return { is: planned < most ? 'tight' : 'enough', missing }
}

export interface HourOfDemand {
  hour: number
  ways: Record<WayIn, Range>
  all: Range
}

/**
 * The typical range of each hour, of each way in and of all together. `days`: those that count; a day on which nothing
 * at all came in was closed, or before there was a Firstpoint. Pure.
 */
export function demandByHour(
  counted: readonly Counted[],
  hours: readonly number[],
): { days: number; hours: HourOfDemand[] } {
  const days = [...new Set(counted.map(({ day }) => day))]
  const sum = (rows: readonly Counted[]) => rows.reduce((total, { count }) => total + count, 0)
  const rangeOf = (rows: readonly Counted[]): Range =>
    typical(days.map(day => sum(rows.filter(row => row.day === day)))) ?? { low: 0, high: 0 }
  return {
    days: days.length,
    hours: hours.map(hour => {
      const rows = counted.filter(row => row.hour === hour)
      const way = (which: WayIn) => rangeOf(rows.filter(row => row.way === which))
      return { hour, ways: { phone: way('phone'), desk: way('desk'), written: way('written') }, all: rangeOf(rows) }
    }),
  }
}
