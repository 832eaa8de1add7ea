// The squares of a QR code: fixed patterns, then the data, then the mask that reads best (ISO/IEC 18004, sections 6 to 8).
import { penaltyOf } from './penalty.ts'

/** Rows of squares: true is dark. `fixed` squares take neither data nor mask. */
interface Matrix {
  dark: boolean[][]
  fixed: boolean[][]
}

const ALIGNMENT: Record<number, number[]> = {
  1: [],
  2: [6, 18],
  3: [6, 22],
  4: [6, 26],
  5: [6, 30],
  6: [6, 34],
  7: [6, 22, 38],
  8: [6, 24, 42],
  9: [6, 26, 46],
}

const MASKS: ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  r => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
]

/** Draws these bytes: rows of squares, true is dark. */
export function drawMatrix(version: number, bytes: number[]): boolean[][] {
  const plain = drawPatterns(version)
  placeData(plain, bytes)
  const masked = MASKS.map((_, mask) => applyMask(plain, mask))
  return masked.toSorted((a, b) => penaltyOf(a) - penaltyOf(b))[0]!
}

function drawPatterns(version: number): Matrix {
  const size = 17 + 4 * version
  const grid = () => Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  const matrix = { dark: grid(), fixed: grid() }
  for (let i = 0; i < size; i++) {
    set(matrix, 6, i, i % 2 === 0)
    set(matrix, i, 6, i % 2 === 0)
  }
  drawAlignments(matrix, version)
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    drawFinder(matrix, row, column)
  drawFormat(matrix, 0)
  if (version >= 7) drawVersion(matrix, version)
  return matrix
}

function set({ dark, fixed }: Matrix, row: number, column: number, isDark: boolean): void {
  if (dark[row]?.[column] === undefined) return
  dark[row][column] = isDark
  fixed[row]![column] = true
}

/** A square in a square with a light border, round this centre. */
function drawFinder(matrix: Matrix, row: number, column: number): void {
  for (let y = -4; y <= 4; y++) {
    for (let x = -4; x <= 4; x++) {
      const ring = Math.max(Math.abs(x), Math.abs(y))
      set(matrix, row + y, column + x, ring !== 2 && ring !== 4)
    }
  }
}

function drawAlignments(matrix: Matrix, version: number): void {
  const places = ALIGNMENT[version]!
  const last = places.at(-1)!
  for (const row of places) {
    for (const column of places) {
      const onFinder = (row === 6 && column === 6) || (row === 6 && column === last) || (row === last && column === 6)
      if (onFinder) continue
      for (let y = -2; y <= 2; y++)
        for (let x = -2; x <= 2; x++) set(matrix, row + y, column + x, Math.max(Math.abs(x), Math.abs(y)) !== 1)
    }
  }
}

/** The level of correction (lowest: 01) and the mask, twice, with ten check bits. */
function drawFormat(matrix: Matrix, mask: number): void {
  const bits = withCheckBits((0b01 << 3) | mask, 0x537, 10) ^ 0x5412
  const size = matrix.dark.length
  const bit = (i: number): boolean => ((bits >> i) & 1) === 1
  const near = [0, 1, 2, 3, 4, 5, 7, 8]
  near.forEach((row, i) => {
    set(matrix, row, 8, bit(i))
  })
  near
    .toReversed()
    .slice(1)
    .forEach((column, i) => {
      set(matrix, 8, column, bit(8 + i))
    })
  for (let i = 0; i < 8; i++) set(matrix, 8, size - 1 - i, bit(i))
  for (let i = 8; i < 15; i++) set(matrix, size - 15 + i, 8, bit(i))
  set(matrix, size - 8, 8, true)
}

function drawVersion(matrix: Matrix, version: number): void {
  const bits = withCheckBits(version, 0x1f25, 12)
  const start = matrix.dark.length - 11
  for (let i = 0; i < 18; i++) {
    const isDark = ((bits >> i) & 1) === 1
    set(matrix, Math.floor(i / 3), start + (i % 3), isDark)
    set(matrix, start + (i % 3), Math.floor(i / 3), isDark)
  }
}

/** A value followed by its BCH check bits. */
function withCheckBits(value: number, generator: number, degree: number): number {
  let rest = value << degree
  for (let bit = 31 - Math.clz32(rest); bit >= degree; bit = 31 - Math.clz32(rest)) rest ^= generator << (bit - degree)
  return (value << degree) | rest
}

/** Fills the free squares in pairs of columns from the right, up and down in turn. */
function placeData({ dark, fixed }: Matrix, bytes: number[]): void {
  const size = dark.length
  let at = 0
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (fixed[row]![column]) continue
        dark[row]![column] = (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1
        at++
      }
    }
  }
}

function applyMask({ dark, fixed }: Matrix, mask: number): boolean[][] {
  const flip = MASKS[mask]!
  const masked = dark.map((cells, row) =>
    cells.map((cell, column) => cell !== (!fixed[row]![column] && flip(row, column))),
  )
  const matrix = { dark: masked, fixed: fixed.map(cells => [...cells]) }
  drawFormat(matrix, mask)
  return masked
}
