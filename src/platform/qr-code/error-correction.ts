// Reed-Solomon check bytes over GF(256) with the polynomial x^8 + x^4 + x^3 + x^2 + 1 (ISO/IEC 18004, section 7.5).

const LOG = new Uint8Array(256)
const POWER = new Uint8Array(255)
let value = 1
for (let i = 0; i < 255; i++) {
  POWER[i] = value
  LOG[value] = i
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0)
}

const multiply = (a: number, b: number): number => (a && b ? POWER[(LOG[a]! + LOG[b]!) % 255]! : 0)

/** The check bytes of a block: the remainder of the block's polynomial by the generator of this degree. */
export function checkBytes(block: readonly number[], degree: number): number[] {
  const generator = generatorOf(degree)
  const remainder = new Array<number>(degree).fill(0)
  for (const byte of block) {
    const factor = byte ^ remainder.shift()!
    remainder.push(0)
    generator.forEach((coefficient, i) => {
      remainder[i]! ^= multiply(coefficient, factor)
    })
  }
  return remainder
}

/** Product of (x - 2^i); the leading 1 is left out. */
function generatorOf(degree: number): number[] {
  let polynomial = [1]
  for (let i = 0; i < degree; i++) {
    const shifted = [...polynomial, 0]
    polynomial.forEach((coefficient, at) => {
      shifted[at + 1]! ^= multiply(coefficient, POWER[i]!)
    })
    polynomial = shifted
  }
  return polynomial.slice(1)
}
