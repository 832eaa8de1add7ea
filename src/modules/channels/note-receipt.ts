import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import type { Receipt } from '../../platform/ports.ts'

/**
 * Writes down what a provider says of a message, however often and in whatever order it says it: a later 'sent' does not undo
 * how it ended, and what was delivered stays so. `pencePerPart`: where it does not say what it costs. `isTry`: it ends a try.
 */
export const noteReceipt = (ctx: Ctx, { id, ...by }: Receiving & { id: string }, receipt: Receipt): Promise<void> =>
  noteReceipts(ctx, by, [{ id, receipt }])

interface Receiving {
  provider: string
  pencePerPart?: number | null
  isTry?: boolean
}

/** The same of several messages, each once among them. */
export async function noteReceipts(
  ctx: Ctx,
  { provider, pencePerPart, isTry }: Receiving,
  receipts: readonly { id: string; receipt: Receipt }[],
): Promise<void> {
  if (receipts.length === 0) return
  const rows = receipts.map(({ id, receipt: { answer, ...said } }) => ({ id, ...said, answer: answer.slice(0, 500) }))
  await sql`update channels.messages m set
      tries = tries + ${isTry ? 1 : 0}, status = case when status = 'delivered' or (status = 'failed' and provider_id is not null and x.state <> 'delivered')
        then status else x.state end,
      answer = case when status = 'delivered' then m.answer else x.answer end,
      settled_at = case when status = x.state then settled_at else ${ctx.now()} end,
      provider = ${provider}, provider_id = x."providerId", parts = coalesce(x.parts, m.parts),
      cost_pence = coalesce(x."costPence", cost_pence, coalesce(x.parts, m.parts) * ${pencePerPart ?? null}::numeric)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x (id uuid, "providerId" text, state text, answer text, parts int, "costPence" numeric)
    where m.id = x.id and status <> 'recorded' and not x."providerId" = any(past_ids)
      and (provider_id = x."providerId" or (provider_id is null and handed_at is not null))`.execute(ctx.db)
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
