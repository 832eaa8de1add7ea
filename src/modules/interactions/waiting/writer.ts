import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Db } from '../../../platform/database/pool.ts'
import { maskCards } from '../../../platform/masking/index.ts'

/** Letters of what was written that are kept for the list and the first matter. */
export const ASKED = 4_000

interface Changed {
  customer_id: string | null
  asked: string
  interaction_id: null
  joined_at: null
  team: string | null
  given_in: string
}

/** Nobody's id is rewritten: what waits of another person is another row. Answers the ids. */
export async function writeAnew(ctx: Ctx, which: RawBuilder<boolean>, changed: Partial<Changed>): Promise<string[]> {
  const old = await ctx.db.deleteFrom('interactions.waiting').where(which).returningAll().execute()
  if (old.length === 0) return []
  await ctx.db
    .insertInto('interactions.waiting')
    .values(old.map(row => ({ ...row, ...changed })))
    .execute()
  return old.map(({ id }) => id)
}

/** Who wrote it, and her own words, where a colleague knows better than the machine; what is in hand stays as she has it. */
export async function noteWriterOfWaiting(
  ctx: Ctx,
  id: string,
  { customerId, asked }: { customerId: string | null; asked: string },
): Promise<void> {
  const words = maskCards(asked).slice(0, ASKED)
  await writeAnew(ctx, sql<boolean>`id = ${id}::uuid and interaction_id is null`, {
    customer_id: customerId,
    asked: words,
  })
}

/**
 * The colleague who has it in hand says who it is: from now on it is for nobody from whom that person is kept. `was`: whom she
 * took it for before; that it is nobody we know takes that back.
 */
export async function noteWriterInHand(
  ctx: Ctx,
  interactionId: string,
  { customerId, was }: { customerId: string | null; was: string | null },
): Promise<void> {
  if (customerId || was) await writeAnew(ctx, ofConversation(interactionId), { customer_id: customerId })
}

export const ofConversation = (interactionId: string): RawBuilder<boolean> =>
  sql<boolean>`interaction_id = ${interactionId}::uuid`

/** Whose these threads are, as far as that is known: whoever writes on in one from another address is nobody else. */
export async function findWritersOfThreads(
  db: Db,
  all: { id: string; threadId: string; customerId: string | null }[],
): Promise<Map<string, string>> {
  const threads = all.filter(each => !each.customerId && each.threadId !== each.id).map(({ threadId }) => threadId)
  if (threads.length === 0) return new Map()
  const { rows } = await sql<{ threadId: string; customerId: string }>`select distinct on (thread_id)
      thread_id as "threadId", customer_id as "customerId" from interactions.waiting
    where thread_id = any(${threads}::uuid[]) and customer_id is not null order by thread_id, arrived_at desc`.execute(
    db,
  )
  return new Map(rows.map(({ threadId, customerId }) => [threadId, customerId]))
}
