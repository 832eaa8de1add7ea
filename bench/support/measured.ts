/** How fast something was. Times are milliseconds. */
export interface Measured {
  perSecond: number
  p50: number
  p95: number
  p99: number
  /** HTTP answers by status. */
  statuses: Record<string, number>
}

export function measured(times: number[], seconds: number, statuses: Record<string, number> = {}): Measured {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), statuses }
}

/** Does a piece of work for so many seconds, so many at a time. */
export async function measureFor(seconds: number, clients: number, work: () => Promise<unknown>): Promise<Measured> {
  const times: number[] = []
  const began = performance.now()
  const client = async () => {
    while (performance.now() - began < seconds * 1000) {
      const start = performance.now()
      await work()
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return measured(times, (performance.now() - began) / 1000)
}

/** The one in the middle by speed: what a busy machine does to one round does not count. */
export function middle(rounds: Measured[]): Measured {
  return rounds.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]!
}
