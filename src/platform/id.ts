import { randomBytes } from 'node:crypto'

/**
 * A UUID version 7 (RFC 9562, section 5.7): the time in milliseconds, then 74 random bits.
 * Made in the program so that all rows of one act can be written without waiting for one another.
 */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Is this text a UUID as we write them? Asked before it reaches the database, which would fail on others. */
export const isId = (text: unknown): text is string => typeof text === 'string' && UUID.test(text)
