import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type Dispatch, NotTaken, type Outlet, type Receipt } from '../../platform/ports.ts'
import { noteAnswer } from './note-answer.ts'
import { noteReceipt } from './note-receipt.ts'
import { NotYet, takeTurn, type Urgency } from './provider-turns.ts'

export interface Handed {
  id: string
  recipient: string
  subject: string
  words: string
  /** It was handed over then, and how that ended is not known. */
  handed_at: Date | null
  past_ids: string[]
  urgency: string
}

/**
 * Hands a text or letter to its provider, once: where an earlier try may have come through, the provider is asked first, and
 * what it has is not sent again. Throws where it is to be tried again, NotYet where that was no try.
 */
export async function sendByProvider(ctx: Ctx, message: Handed, outlet: Outlet, lastTry: boolean): Promise<void> {
  const { id, recipient: to, subject, words, handed_at: since } = message
  const dispatch = { id, to, subject, words }
  try {
    // One turn for both calls: whoever probes whether it works again has only one.
    const failedLately = await takeTurn(ctx, outlet, message.urgency as Urgency)
    const found = since && (await findSent(ctx, outlet, dispatch, message.past_ids, since))
    const receipt = found ?? (await handOver(ctx, outlet, dispatch, since))
    if (failedLately) await noteAnswer(ctx, outlet.name, null)
    await noteReceipt(ctx, { id, provider: outlet.name, pencePerPart: outlet.pencePerPart, isTry: true }, receipt)
  } catch (error) {
    if (error instanceof NotYet) throw error
    const refused = error instanceof NotTaken ? error : null
    const rested = await noteAnswer(ctx, outlet.name, error as Error)
    if (rested) await forgetHanded(ctx, id)
    if (rested) throw rested
    await noteTry(ctx, id, { error: error as Error, isOver: lastTry || refused?.isFinal === true, isClear: !!refused })
    if (!refused?.isFinal) throw error
  }
}

/** What the provider has of it. One that goes by words and number may also show what another message of ours is. */
async function findSent(
  ctx: Ctx,
  outlet: Outlet,
  dispatch: Dispatch,
  pastIds: readonly string[],
  since: Date,
): Promise<Receipt | null> {
  const found = (await outlet.find(dispatch, since)).filter(({ providerId }) => !pastIds.includes(providerId))
  if (found.length === 0) return null
  const ids = found.map(({ providerId }) => providerId)
  const { rows } = await sql<{ providerId: string }>`select provider_id as "providerId" from channels.messages
    where provider = ${outlet.name} and provider_id = any(${ids}::text[]) and id <> ${dispatch.id}::uuid`.execute(
    ctx.db,
  )
  const others = new Set(rows.map(({ providerId }) => providerId))
  return found.find(({ providerId }) => !others.has(providerId)) ?? null
}

/** That it is handed over is written down before: whoever comes after a crash asks first. */
async function handOver(ctx: Ctx, outlet: Outlet, dispatch: Dispatch, before: Date | null): Promise<Receipt> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('channels.messages')
    .set({ handed_at: before ?? ctx.now() })
    .where('id', '=', dispatch.id)
    .where('status', '=', 'queued')
    .where('handed_at', before ? 'is not' : 'is', null)
    .executeTakeFirst()
  // Somebody else hands it over just now.
  if (Number(numUpdatedRows) !== 1) throw new NotYet(new Date(ctx.now().getTime() + 30_000))
  return outlet.send(dispatch)
}

/** It has surely not been taken: the next try need not ask. */
const forgetHanded = (ctx: Ctx, id: string) =>
  sql`update channels.messages set handed_at = null where id = ${id}::uuid and status = 'queued'`.execute(ctx.db)

/** Only while nobody has said meanwhile what became of it. */
async function noteTry(
  ctx: Ctx,
  id: string,
  { error, isOver, isClear }: { error: Error; isOver: boolean; isClear: boolean },
): Promise<void> {
  await ctx.db
    .updateTable('channels.messages')
    .set({
      status: isOver ? 'failed' : 'queued',
      answer: error.message.slice(0, 500),
      tries: sql`tries + 1`,
      settled_at: isOver ? ctx.now() : null,
      ...(isClear && { handed_at: null }),
    })
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .execute()
}
