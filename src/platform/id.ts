import { hash, randomFillSync } from 'node:crypto'

export { isId } from './is-id.ts'

let lastMoment = 0
let count = 0

/**
 * A UUID version 7 (RFC 9562, section 5.7): the time in milliseconds, a count that keeps ids of one moment in the order in
 * which they were made (section 6.2, method 1), then 62 random bits.
 * Made in the program so that all rows of one act can be written without waiting for one another.
 */
export function newId(now = Date.now()): string {
  const bytes = nextRandom()
  // begins in the lower half, so that there is room for more
  count = now === lastMoment ? Math.min(count + 1, 0xfff) : bytes.readUInt16BE(6) & 0x7ff
  lastMoment = now
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return dashed(bytes)
}

/** One submission needs a dozen ids; asking the system for each would cost more than the rest of making them. */
const pool = Buffer.alloc(16 * 256)
let used = pool.length

function nextRandom(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}

/**
 * The UUID (version 8, from SHA-256: RFC 9562, appendix B.2) that always stands for this name: the subject of events
 * about things whose ids are words.
 */
export function idOfName(kind: string, name: string): string {
  const bytes = hash('sha256', `${kind}\0${name}`, 'buffer')
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return dashed(bytes)
}

function dashed(bytes: Buffer): string {
  const hex = bytes.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
