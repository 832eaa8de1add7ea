import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { fold } from './matching/fold.ts'

/** `none`: she has no safe word, so nobody asks for one. */
export type SafeWord = 'none' | 'said' | 'wrong' | 'not-said'

/** Whether what somebody said is this person's safe word. It is compared here, so that nobody has to read it to ask for it. */
export async function compareSafeWord(ctx: Ctx, customerId: string, said: string): Promise<SafeWord> {
  const { rows } = await sql<{ word: string | null }>`select c.safe_word as word from customers.identity i
    join customers.customers c on c.id = i.person_id where i.customer_id = ${customerId}::uuid`.execute(ctx.db)
  const word = rows[0]?.word?.trim()
  if (!word) return 'none'
  if (!said.trim()) return 'not-said'
  return same(word, said) ? 'said' : 'wrong'
}

/** Of signs alone nothing is left once it is folded. */
const same = (one: string, other: string): boolean =>
  fold(one) === '' ? one.trim() === other.trim() : fold(one) === fold(other)
