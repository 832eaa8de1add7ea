import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Back } from '../catalogue/index.ts'

/** Who reads her mail reads it still; after this her own words count again, or a colleague has looked. */
const WITHIN = 30 * 86_400_000

/** By which ways a writer is not to be answered, by what she asked lately from this address or in this thread. */
export const askedNotBack = (ctx: Ctx, thread: RawBuilder<unknown>, address: RawBuilder<unknown>): RawBuilder<Back[]> =>
  sql`array(select distinct way from correspondence.received asked, unnest(asked.not_back) as way
    where asked.not_back <> '{}' and asked.received_at > ${new Date(ctx.now().getTime() - WITHIN)}
      and (asked.thread_id = ${thread} or (asked.from_address = ${address} and ${address} <> '')))`

/** The same before the program answers. `threadId` null: it belongs to nothing yet. */
export async function askedBefore(
  ctx: Ctx,
  { threadId, fromAddress }: { threadId: string | null; fromAddress: string },
): Promise<Back[]> {
  const asked = askedNotBack(ctx, sql`${threadId}::uuid`, sql`${fromAddress}::text`)
  const { rows } = await sql<{ asked: Back[] }>`select ${asked} as asked`.execute(ctx.db)
  return rows[0]!.asked
}

/** What a message asked, where it is known only after the message was written down. */
export async function noteNotBack(ctx: Ctx, id: string, notBack: readonly Back[]): Promise<void> {
  if (notBack.length === 0) return
  await sql`update correspondence.received set not_back = ${[...notBack]}::text[] where id = ${id}::uuid`.execute(
    ctx.db,
  )
}
