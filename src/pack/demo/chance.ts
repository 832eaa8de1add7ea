import { hash } from 'node:crypto'

/** A number from 0 to 1 that is always the same for the same words: a demonstration looks alive and is repeatable. */
export function chance(...words: (string | number)[]): number {
  return hash('sha256', words.join('\0'), 'buffer').readUInt32BE() / 2 ** 32
}

/** One of a list, always the same for the same words; undefined of an empty list. */
export function pick<T>(from: readonly T[], ...words: (string | number)[]): T | undefined {
  return from[Math.floor(chance(...words) * from.length)]
}
