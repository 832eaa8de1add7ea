// A merge makes one of all who hang together, so a chain of pairs that are each certain could join two who are not: Alex with
// Alexander and Alex with Alexandra make brother and sister one.
import type { Agreement } from './score.ts'

interface Pair {
  a: number
  b: number
  score: number
  agreement: Agreement
}

/**
 * Those of the certain pairs that may be joined: whoever hangs together through them is certain with each of the others.
 * `likely` holds all pairs that were found, and `ids` decides between pairs that are as likely.
 */
export function withoutChains<P extends Pair>(certain: P[], likely: P[], ids: string[]): Set<P> {
  const near = new Map<number, Set<number>>()
  const nearTo = (at: number) => near.get(at) ?? new Set<number>()
  for (const { a, b } of certain) near.set(a, nearTo(a).add(b)).set(b, nearTo(b).add(a))
  const found = new Map<string, P>()
  for (const pair of likely) if (near.has(pair.a) && near.has(pair.b)) found.set(keyOf(pair.a, pair.b), pair)
  /** Somebody is certain with one of the two, and surely not the other. */
  const isOpposed = (a: number, b: number) =>
    [...nearTo(a)].some(c => {
      const third = c === b ? undefined : found.get(keyOf(b, c))
      return c !== b && (!third || third.agreement.identifier === 'different')
    })
  const groups = new Map<number, number[]>()
  const groupOf = (at: number) => groups.get(at) ?? [at]
  const name = ({ a, b }: P) => [ids[a]!, ids[b]!].sort().join('\0')
  const inOrder = certain
    .filter(({ a, b }) => !isOpposed(a, b) && !isOpposed(b, a))
    .sort((x, y) => y.score - x.score || (name(x) < name(y) ? -1 : 1))
  const allowed = new Set(inOrder.map(({ a, b }) => keyOf(a, b)))
  for (const { a, b } of inOrder) {
    const [ofA, ofB] = [groupOf(a), groupOf(b)]
    if (ofA === ofB || !ofA.every(x => ofB.every(y => allowed.has(keyOf(x, y))))) continue
    const all = [...ofA, ...ofB]
    for (const at of all) groups.set(at, all)
  }
  return new Set(inOrder.filter(({ a, b }) => groupOf(a) === groupOf(b)))
}

const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
