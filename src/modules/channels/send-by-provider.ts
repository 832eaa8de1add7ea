import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type Dispatch, NotTaken, type Outlet, type Receipt } from '../../platform/ports.ts'
import { noteAnswer } from './note-answer.ts'
import { noteReceipts } from './note-receipt.ts'
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
  const failedLately = await takeTurn(ctx, outlet, message.urgency as Urgency)
  if (!(await markHanded(ctx, [message])).has(message.id)) throw inOtherHands(ctx)
  const receipt = await handOver(ctx, message, outlet, { lastTry, failedLately })
  if (receipt) await noteTaken(ctx, outlet, [{ id: message.id, receipt }])
}

/** That these are handed over is written down before: whoever comes after a crash asks first. Answers which are ours to hand over. */
export async function markHanded(ctx: Ctx, messages: readonly Handed[]): Promise<Set<string>> {
  const ids = messages.map(({ id }) => id)
  const before = messages.map(({ handed_at }) => handed_at !== null)
  const { rows } = await sql<{
    id: string
  }>`update channels.messages m set handed_at = coalesce(m.handed_at, ${ctx.now()})
    from unnest(${ids}::uuid[], ${before}::boolean[]) as x (id, before)
    where m.id = x.id and m.status = 'queued' and (m.handed_at is not null) = x.before returning m.id`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

/** Somebody else hands it over just now. */
export const inOtherHands = (ctx: Ctx): NotYet => new NotYet(new Date(ctx.now().getTime() + 30_000))

/**
 * Hands over what was marked as handed over. Answers what the provider says, which is still to be written down; null: it refused it for good.
 * Throws as `sendByProvider`. One turn does for asking and sending: whoever probes whether it works again has only one.
 */
export async function handOver(
  ctx: Ctx,
  message: Handed,
  outlet: Outlet,
  { lastTry, failedLately }: { lastTry: boolean; failedLately: boolean },
): Promise<Receipt | null> {
  const { id, recipient: to, subject, words, handed_at: since } = message
  const dispatch = { id, to, subject, words }
  try {
    const found = since && (await findSent(ctx, outlet, dispatch, message.past_ids, since))
    const receipt = found ?? (await outlet.send(dispatch))
    if (failedLately) await noteAnswer(ctx, outlet.name, null)
    return receipt
  } catch (error) {
    const refused = error instanceof NotTaken ? error : null
    const rested = await noteAnswer(ctx, outlet.name, error as Error)
    if (rested) await forgetHanded(ctx, [id])
    if (rested) throw rested
    await noteTry(ctx, id, { error: error as Error, isOver: lastTry || refused?.isFinal === true, isClear: !!refused })
    if (!refused?.isFinal) throw error
    return null
  }
}

/** Writes down what the provider said of these. */
export const noteTaken = (
  ctx: Ctx,
  outlet: Outlet,
  taken: readonly { id: string; receipt: Receipt }[],
): Promise<void> => noteReceipts(ctx, { provider: outlet.name, pencePerPart: outlet.pencePerPart, isTry: true }, taken)

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

/** They have surely not been taken: the next try need not ask. */
export const forgetHanded = (ctx: Ctx, ids: readonly string[]) =>
  sql`update channels.messages set handed_at = null where id = any(${[...ids]}::uuid[]) and status = 'queued'`.execute(
    ctx.db,
  )

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
