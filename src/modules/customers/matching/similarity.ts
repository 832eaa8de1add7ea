// How alike two folded texts are.

/** One slip of the keyboard at most: a letter wrong, missing, too many, or two that changed places. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length - 1, b.length - 1]
  while (endA >= start && endB >= start && a[endA] === b[endB]) {
    endA--
    endB--
  }
  const [restA, restB] = [endA - start + 1, endB - start + 1]
  if (restA <= 1 && restB <= 1) return true
  return restA === 2 && restB === 2 && a[start] === b[endB] && a[endA] === b[start]
}

/** Jaro-Winkler similarity, 0 to 1 (Winkler 1990, 'String comparator metrics and enhanced decision rules'). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const jaro = jaroOf(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(a: string, b: string): number {
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1)
  const [commonA, commonB] = [lettersIn(a, b, reach), lettersIn(b, a, reach)]
  const common = commonA.length
  if (common === 0) return 0
  let swapped = 0
  for (let i = 0; i < common; i++) if (commonA[i] !== commonB[i]) swapped++
  return (common / a.length + common / b.length + (common - swapped / 2) / common) / 3
}

/** The letters of `a` that `b` has too within reach, each used once, in the order of `a`. */
function lettersIn(a: string, b: string, reach: number): string[] {
  const used = new Uint8Array(b.length)
  const found: string[] = []
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (used[j] || a[i] !== b[j]) continue
      used[j] = 1
      found.push(a[i]!)
      break
    }
  }
  return found
}

/** So alike that one is likely the other mistyped or misheard. */
export function isClose(a: string, b: string): boolean {
  if (a.length < 3 || b.length < 3) return false
  return isOneSlip(a, b) || jaroWinkler(a, b) >= 0.9
}
