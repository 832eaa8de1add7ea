import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { holdMessage, undoMessage } from '../requests/index.ts'
import { messageNoted, messageTakenBack } from './interactions.events.ts'
import { getOwnForUpdate } from './interactions.store.ts'

/**
 * Writes to everybody who follows the request of a matter, each privately; it goes in ten seconds. `key` makes sending twice
 * once.
 */
export async function messageCustomer(
  ctx: Ctx,
  input: { interactionId: string; matterId: string; words: string; key: string },
): Promise<{ requestId: string }> {
  return ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    const { rows } = await sql<{ requestId: string }>`select request_id as "requestId" from interactions.matters
      where id = ${isId(input.matterId) ? input.matterId : null}::uuid and interaction_id = ${mine.id}::uuid
        and request_id is not null`.execute(ctx.db)
    const requestId = rows[0]?.requestId
    if (!requestId) throw new NotFound('matter')
    const words = maskCards(input.words)
    const updateId = await holdMessage(ctx, { key: input.key, requestId, words, audience: 'participants' })
    const { numAffectedRows } = await sql`update interactions.matters set message_id = ${updateId}::uuid
      where id = ${input.matterId}::uuid and message_id is distinct from ${updateId}::uuid`.execute(ctx.db)
    if (numAffectedRows)
      await publish(ctx, messageNoted({ interactionId: mine.id, matterId: input.matterId, requestId, updateId }))
    return { requestId }
  })
}

/** Takes the message of a matter back before it goes: the words are in its box again. */
export async function undoMessageToCustomer(
  ctx: Ctx,
  input: { interactionId: string; matterId: string },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    const { rows } = await sql<{ messageId: string; requestId: string }>`
      select message_id as "messageId", request_id as "requestId" from interactions.matters
      where id = ${isId(input.matterId) ? input.matterId : null}::uuid and interaction_id = ${mine.id}::uuid
        and message_id is not null for update`.execute(ctx.db)
    if (!rows[0]) throw new NotFound('matter')
    const { messageId, requestId } = rows[0]
    const { words } = await undoMessage(ctx, messageId, { toDraft: false })
    await sql`update interactions.matters set message_id = null, message = ${words} where id = ${input.matterId}::uuid`.execute(
      ctx.db,
    )
    const about = { interactionId: mine.id, matterId: input.matterId, requestId, updateId: messageId }
    await publish(ctx, messageTakenBack(about))
  })
}
