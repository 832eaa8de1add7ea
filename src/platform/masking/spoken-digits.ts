/** One digit of a text, however it is written, and where. */
export interface Digit {
  value: string
  start: number
  end: number
}

const WORDS: Record<string, string> = {
  ...{ zero: '0', oh: '0', o: '0', nought: '0', nil: '0', sero: '0', dim: '0' },
  ...{ one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' },
  ...{ un: '1', dau: '2', dwy: '2', tri: '3', tair: '3', pedwar: '4', pedair: '4', pump: '5' },
  ...{ chwech: '6', chwe: '6', saith: '7', wyth: '8', naw: '9' },
}
const REPEATS: Record<string, number> = { double: 2, dwbl: 2, triple: 3, treble: 3 }
const ZEROS: Record<string, number> = { hundred: 2, thousand: 3, cant: 2, mil: 3 }
const TOKEN = /\d|[a-z]+/gi

/** What may stand between the digits of one number: a few signs, no words. */
const JOINT = /^[\s().,:;/\\_*~|'"[\]{}<>-]{0,5}$/

/**
 * The digits of a text in runs that nothing but spaces and punctuation divides: `07700 900123`, `oh seven double seven`,
 * `O77OO 9OO 123`. `breaks` marks stretches that are dates, times or places on a map: no run goes through one.
 */
export function digitRuns(text: string, breaks: { start: number; end: number }[]): Digit[][] {
  const runs: Digit[][] = []
  let run: Digit[] = []
  let repeat = 1
  let broken = 0
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index
    while (breaks[broken] && breaks[broken]!.end <= start) broken += 1
    const last = run.at(-1)
    const read = isBroken(breaks[broken], start) ? '' : readToken(text, match[0], start, last)
    if (REPEATS[match[0].toLowerCase()]) {
      repeat = REPEATS[match[0].toLowerCase()]!
      continue
    }
    if (read === '' || (last && !joins(text, last.end, start))) {
      if (run.length > 0) runs.push(run)
      run = []
    }
    const end = start + match[0].length
    for (const value of read.repeat(read === '' ? 0 : repeat)) run.push({ value, start, end })
    repeat = 1
  }
  if (run.length > 0) runs.push(run)
  return runs
}

function isBroken(stretch: { start: number; end: number } | undefined, at: number): boolean {
  return stretch !== undefined && stretch.start <= at
}

/** Between the two there may stand `double`, which is looked through. */
function joins(text: string, from: number, to: number): boolean {
  if (to - from > 20) return false
  return JOINT.test(text.slice(from, to).replace(/\b(double|dwbl|triple|treble)\b/i, ''))
}

function readToken(text: string, token: string, start: number, last: Digit | undefined): string {
  if (token >= '0' && token <= '9') return token
  const word = token.toLowerCase()
  if (last && ZEROS[word] && /[a-z]/i.test(text[last.start] ?? '')) return '0'.repeat(ZEROS[word])
  if (/^[oil]+$/.test(word) && touchesDigit(text, start, start + token.length)) return asLookAlike(word)
  return Object.hasOwn(WORDS, word) ? WORDS[word]! : ''
}

/** Letters O, I and l written for 0 and 1 stand right beside a digit. */
function touchesDigit(text: string, start: number, end: number): boolean {
  return /\d/.test(text[start - 1] ?? '') || /\d/.test(text[end] ?? '')
}

function asLookAlike(word: string): string {
  return word.replace(/o/g, '0').replace(/[il]/g, '1')
}
