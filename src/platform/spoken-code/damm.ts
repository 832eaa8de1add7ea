// The check digit of every code that is said aloud. Source: H. Michael Damm, 'Total anti-symmetrische Quasigruppen'
// (doctoral thesis, Marburg 2004), the totally anti-symmetric quasigroup of order 10. It catches every single wrong
// digit and every swap of two neighbours, the two slips people make most when they read out or write down a number.

const TABLE: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
]

/** The digit to append to `digits` (ASCII 0-9 only). */
export function checkDigit(digits: string): string {
  let interim = 0
  for (const digit of digits) interim = TABLE[interim]![Number(digit)]!
  return String(interim)
}

/** Whether the last digit of `digits` is the right one for those before it. */
export function checksOut(digits: string): boolean {
  return digits.length > 1 && checkDigit(digits) === '0'
}
