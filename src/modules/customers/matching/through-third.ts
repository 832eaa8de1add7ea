// Two records of one person may differ too much to be seen as such, or share no key; a third that is like both shows it.

interface Pair {
  /** `a` is below `b`. */
  a: number
  b: number
  score: number
}

/** As sure each of the two has to be with the third. */
const SURE = 0.8
const PEOPLE = 2 ** 21

/** Visits each pair that is not among `found` and has a third in it, once, with how likely the likeliest third makes it. */
export function forEachThroughThird(found: readonly Pair[], visit: (pair: Pair) => void): void {
  const keyOf = (a: number, b: number) => a * PEOPLE + b
  const near = new Map<number, [at: number, score: number][]>()
  const add = (at: number, other: number, score: number) => {
    const others = near.get(at)
    if (others) others.push([other, score])
    else near.set(at, [[other, score]])
  }
  for (const { a, b, score } of found) {
    if (score < SURE) continue
    add(a, b, score)
    add(b, a, score)
  }
  const known = new Set(found.map(({ a, b }) => keyOf(a, b)))
  const through = new Map<number, Pair>()
  for (const others of near.values())
    for (const [i, [x, first]] of others.entries())
      for (const [y, second] of others.slice(i + 1)) {
        const [a, b] = x < y ? [x, y] : [y, x]
        const score = first * second
        const key = keyOf(a, b)
        if (!known.has(key) && score > (through.get(key)?.score ?? 0)) through.set(key, { a, b, score })
      }
  for (const pair of through.values()) visit(pair)
}
