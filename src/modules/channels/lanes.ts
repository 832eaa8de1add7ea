/**
 * Shares things among at most `most` lanes that go side by side, each in waves: things of one wave need nothing of one another.
 * What touches the same, be it through others, is in one lane, the later of it in a later wave. Pure.
 */
export function lanesOf<T extends { touches: readonly string[] }>(things: readonly T[], most: number): T[][][] {
  const lanes = Array.from({ length: most }, () => ({ length: 0, waves: [] as T[][] }))
  for (const chain of chainsOf(things.map(({ touches }) => touches)).toSorted((a, b) => b.length - a.length)) {
    const lane = lanes.reduce((a, b) => (b.length < a.length ? b : a))
    lane.length += chain.length
    for (const [wave, index] of chain.entries()) {
      lane.waves[wave] ??= []
      lane.waves[wave].push(things[index]!)
    }
  }
  return lanes.flatMap(({ waves }) => (waves.length > 0 ? [waves] : []))
}

/** The indexes of those that belong together. */
function chainsOf(touches: readonly (readonly string[])[]): number[][] {
  const before = touches.map((_, index) => index)
  const first = (index: number): number => {
    let at = index
    while (before[at] !== at) at = before[at]!
    return at
  }
  const seen = new Map<string, number>()
  for (const [index, words] of touches.entries())
    for (const word of words) {
      const other = seen.get(word)
      if (other === undefined) seen.set(word, index)
      else before[first(index)] = first(other)
    }
  return [...Map.groupBy(before.keys(), first).values()]
}
