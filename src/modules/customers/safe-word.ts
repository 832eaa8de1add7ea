import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { fold } from './matching/fold.ts'

/** `none`: she has no safe word, so nobody asks for one. */
export type SafeWord = 'none' | 'said' | 'wrong' | 'not-said'

/** Whether what somebody said is this person's safe word, or one of those of hers that were joined. It is compared here, so that nobody has to read it to ask for it. */
export async function compareSafeWord(ctx: Ctx, customerId: string, said: string): Promise<SafeWord> {
  const { rows } = await sql<{
    words: string[]
  }>`select safe_words as words from customers.persons where customer_id = ${customerId}::uuid`.execute(ctx.db)
  const words = rows[0]?.words ?? []
  if (words.length === 0) return 'none'
  if (!said.trim()) return 'not-said'
  return words.some(word => same(word, said)) ? 'said' : 'wrong'
}

/** Of signs alone nothing is left once it is folded. */
const same = (one: string, other: string): boolean =>
  fold(one) === '' ? one.trim() === other.trim() : fold(one) === fold(other)
