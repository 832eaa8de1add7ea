/**
 * A text as a reader sees it, in plain signs: without characters that show nothing, with full-width, mathematical and
 * foreign digits as 0-9, one kind of dash, quote and space. `startOf` and `endOf` lead back to the original.
 */
export interface ReadableView {
  text: string
  startOf(at: number): number
  endOf(at: number): number
}

const ASCII = /^[\n\r\x20-\x7e]$/
const SHOWS_NOTHING = /^(?:\p{Cf}|\p{Me}|\p{Variation_Selector}|\u034f)$/u
const SIGNS: [RegExp, string][] = [
  [/^[\p{Zs}\t]$/u, ' '],
  [/^[\u2028\u2029]$/u, '\n'],
  [/^[\p{Pd}\u2212]$/u, '-'],
  [/^[\u2018\u2019\u02bc\u0060\u00b4]$/u, "'"],
  [/^[\u00b7\u2022\u2219\u22c5\u2024\u3002]$/u, '.'],
]

export function readableView(original: string): ReadableView {
  const starts: number[] = []
  let text = ''
  let at = 0
  for (const character of original) {
    const seen = ASCII.test(character) ? character : plainSign(character)
    for (let part = 0; part < seen.length; part += 1) starts.push(at)
    text += seen
    at += character.length
  }
  // What shows nothing goes with the sign before it.
  const startOf = (index: number) => starts[index] ?? at
  return { text, startOf, endOf: startOf }
}

function plainSign(character: string): string {
  if (SHOWS_NOTHING.test(character)) return ''
  for (const [shape, sign] of SIGNS) if (shape.test(character)) return sign
  const compatible = character.normalize('NFKC')
  if (compatible.length === 1 && ASCII.test(compatible)) return compatible
  return /^\p{Nd}$/u.test(character) ? digitOf(character.codePointAt(0) ?? 0) : character
}

/** Decimal digits stand in Unicode in tens, in order from zero: the way back to what is no digit tells which it is. */
function digitOf(code: number): string {
  let value = 0
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}
