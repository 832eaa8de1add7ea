import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import type { Receipt } from '../../platform/ports.ts'

/**
 * Writes down what a provider says of a message, however often and in whatever order it says it: a later 'sent' does not undo
 * how it ended, and what was delivered stays so. `pencePerPart`: where it does not say what it costs. `isTry`: it ends a try.
 */
export async function noteReceipt(
  ctx: Ctx,
  which: { id: string; provider: string; pencePerPart?: number | null; isTry?: boolean },
  { providerId, state, answer, parts, costPence }: Receipt,
): Promise<void> {
  await sql`update channels.messages set
      tries = tries + ${which.isTry ? 1 : 0}, status = case when status = 'delivered' or (status = 'failed' and provider_id is not null and ${state} <> 'delivered')
        then status else ${state} end,
      answer = case when status = 'delivered' then answer else ${answer.slice(0, 500)} end,
      settled_at = case when status = ${state} then settled_at else ${ctx.now()} end,
      provider = ${which.provider}, provider_id = ${providerId}, parts = coalesce(${parts ?? null}, parts),
      cost_pence = coalesce(${costPence ?? null}::numeric, cost_pence, coalesce(${parts ?? null}, parts) * ${which.pencePerPart ?? null}::numeric)
    where id = ${which.id}::uuid and status <> 'recorded' and not ${providerId} = any(past_ids)
      and (provider_id = ${providerId} or (provider_id is null and handed_at is not null))`.execute(ctx.db)
}

/** A provider calls to say what became of a message; it names it by our id or by its own. */
export async function noteReport(
  ctx: Ctx,
  provider: string,
  { id, ...receipt }: Receipt & { id: string | null },
): Promise<void> {
  const messageId = id && isId(id) ? id : await findByProvider(ctx, provider, receipt.providerId)
  if (messageId) await noteReceipt(ctx, { id: messageId, provider }, receipt)
}

async function findByProvider(ctx: Ctx, provider: string, providerId: string): Promise<string | null> {
  const messages = ctx.db.selectFrom('channels.messages').select('id').where('provider', '=', provider)
  return (await messages.where('provider_id', '=', providerId).executeTakeFirst())?.id ?? null
}
