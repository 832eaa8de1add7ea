/**
 * Shares things among at most `most` lanes that go side by side. What touches the same, be it through others, is in one lane; a
 * lane keeps the order. Pure.
 */
export function lanesOf<T extends { touches: readonly string[] }>(things: readonly T[], most: number): T[][] {
  const lanes = Array.from({ length: most }, () => [] as number[])
  for (const chain of chainsOf(things.map(({ touches }) => touches)).toSorted((a, b) => b.length - a.length))
    lanes.reduce((a, b) => (b.length < a.length ? b : a)).push(...chain)
  return lanes.filter(lane => lane.length > 0).map(lane => lane.toSorted((a, b) => a - b).map(index => things[index]!))
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
