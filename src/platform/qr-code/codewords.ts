import { checkBytes } from './error-correction.ts'

/** Sizes at the lowest level of correction (a screen has no dirt): bytes of data in all, check bytes a block, blocks. */
const SIZES = [
  { data: 19, check: 7, blocks: 1 },
  { data: 34, check: 10, blocks: 1 },
  { data: 55, check: 15, blocks: 1 },
  { data: 80, check: 20, blocks: 1 },
  { data: 108, check: 26, blocks: 1 },
  { data: 136, check: 18, blocks: 2 },
  { data: 156, check: 20, blocks: 2 },
  { data: 194, check: 24, blocks: 2 },
  { data: 232, check: 30, blocks: 2 },
]
const BYTE_MODE = 0b0100
/** Mode and length take 12 bits, the end 4: two bytes beside the text. */
const FRAME_BYTES = 2

/** The smallest version (1 to 9) that holds the text, with all its bytes in the order they are drawn. Throws RangeError. */
export function codewordsOf(text: string): { version: number; bytes: number[] } {
  const content = [...Buffer.from(text)]
  const index = SIZES.findIndex(({ data }) => content.length + FRAME_BYTES <= data)
  const size = SIZES[index]
  if (!size) throw new RangeError(`A QR code of ours holds 230 bytes; this text has ${content.length}`)
  const data = frame(content, size.data)
  const length = size.data / size.blocks
  const blocks = Array.from({ length: size.blocks }, (_, i) => data.slice(i * length, (i + 1) * length))
  const checks = blocks.map(block => checkBytes(block, size.check))
  return { version: index + 1, bytes: [...interleave(blocks), ...interleave(checks)] }
}

/** Four bits of mode, eight of length, the text, four of end, then padding. */
function frame(content: number[], size: number): number[] {
  const nibbles = [BYTE_MODE, content.length >> 4, content.length & 15]
  for (const byte of content) nibbles.push(byte >> 4, byte & 15)
  nibbles.push(0)
  const bytes = Array.from({ length: nibbles.length / 2 }, (_, i) => (nibbles[i * 2]! << 4) | nibbles[i * 2 + 1]!)
  for (let i = 0; bytes.length < size; i++) bytes.push(i % 2 === 0 ? 0xec : 0x11)
  return bytes
}

const interleave = (blocks: number[][]): number[] => blocks[0]!.flatMap((_, i) => blocks.map(block => block[i]!))
