import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { maskNames } from '../../platform/masking/index.ts'
import { keptFrom, wordsOfName } from '../customers/index.ts'

/**
 * Names of those who asked or joined a request and are kept from the actor: their records are for other teams. They are
 * masked wherever words of the request are shown, and nobody finds it by them.
 */
export const keptNames = (actor: Actor, table = 'r'): RawBuilder<string[]> =>
  actor.kind === 'staff'
    ? sql`array(select k.name from requests.participants kept_p join (${keptFrom(actor)}) k on k.other_id = kept_p.customer_id
        where kept_p.request_id = ${sql.ref(`${table}.id`)})`
    : sql`'{}'::text[]`

type Words = 'details' | 'placeWords'

/** A row without the names that are kept. */
export function withoutKept<T extends { [K in Words]?: string | null }>(row: T & { keptNames: string[] }): T {
  const { keptNames: names, ...rest } = row
  const shown = rest as unknown as T
  if (names.length === 0) return shown
  const mask = (words: string | null | undefined) => (words ? maskNames(words, names) : words)
  return { ...shown, details: mask(row.details), placeWords: mask(row.placeWords) }
}

/** Was it found only because of a name that is kept? Then it is not found. */
export function isFoundByKept({ keptNames: names }: { keptNames: string[] }, typed: string): boolean {
  if (names.length === 0) return false
  const asked = new Set(wordsOfName(typed))
  return names.some(name => wordsOfName(name).some(word => asked.has(word)))
}
