// Two records of one person may differ too much to be seen as such, or share no key; a third that is like both shows it.

interface Pair {
  /** `a` is below `b`. */
  a: number
  b: number
  /** Natural logarithm of the odds that they are one person. */
  odds: number
}

/** As sure each of the two has to be with the third: four to one. */
const SURE = Math.log(4)
const PEOPLE = 2 ** 21

/** Visits each pair that is not among `found` and has a third in it, once, with how likely the likeliest third makes it. */
export function forEachThroughThird(found: readonly Pair[], visit: (pair: Pair) => void): void {
  const keyOf = (a: number, b: number) => a * PEOPLE + b
  const near = new Map<number, [at: number, odds: number][]>()
  const add = (at: number, other: number, odds: number) => {
    const others = near.get(at)
    if (others) others.push([other, odds])
    else near.set(at, [[other, odds]])
  }
  for (const { a, b, odds } of found) {
    if (odds < SURE) continue
    add(a, b, odds)
    add(b, a, odds)
  }
  const known = new Set(found.map(({ a, b }) => keyOf(a, b)))
  const through = new Map<number, Pair>()
  for (const others of near.values())
    for (const [i, [x, first]] of others.entries())
      for (const [y, second] of others.slice(i + 1)) {
        const [a, b] = x < y ? [x, y] : [y, x]
        const odds = oddsOfBoth(first, second)
        const key = keyOf(a, b)
        if (!known.has(key) && odds > (through.get(key)?.odds ?? Number.NEGATIVE_INFINITY))
          through.set(key, { a, b, odds })
      }
  for (const pair of through.values()) visit(pair)
}

/** Both are so; reckoned by what speaks against, because of what is all but sure a number near 1 keeps nothing. */
function oddsOfBoth(one: number, other: number): number {
  const [p, q] = [1 / (1 + Math.exp(one)), 1 / (1 + Math.exp(other))]
  const not = p + q - p * q
  return Math.log((1 - not) / not)
}
