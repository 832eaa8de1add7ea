import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { Refused } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId, newId } from '../../../platform/id.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { goesAfterUndo } from '../../../platform/undo.ts'
import { messageHeld, messageUndone } from '../requests.events.ts'
import { getForUpdate } from '../requests.store.ts'
import { findOwnUpdate, refuseUnlessWritable, type StaffUpdate } from '../write-update.ts'
import { addToDraft, dropDraft } from './message-draft.ts'
import { planHeld } from './send-held.ts'

export type HeldMessage = StaffUpdate & { key: string; audience: 'participants' | 'public' }

/**
 * Takes a message that goes in ten seconds, unless its writer takes it back. Everything is checked now, so that what goes
 * later is not refused. Answers the id the update will have. The same key and words are the same message.
 */
export async function holdMessage(ctx: Ctx, input: HeldMessage): Promise<string> {
  return ctx.transaction(async ctx => {
    const words = maskCards(input.words)
    const sent = await findOwnUpdate(ctx, input.key, input.requestId)
    if (sent?.words === words) return sent.id
    const request = await getForUpdate(ctx, input.requestId, input)
    refuseUnlessWritable(request, ctx.actor, input)
    const held = await findHeld(ctx, input.key)
    if (held?.words === words) return input.key
    const id = sent || held ? newId() : input.key
    const goesAt = goesAfterUndo(ctx)
    await sql`insert into requests.held_messages (id, request_id, staff_id, audience, words, photos, urgent, channel, held_at, goes_at)
      values (${id}::uuid, ${request.id}::uuid, ${ctx.actor.id}::uuid, ${input.audience}, ${words}, ${input.photos ?? []}::uuid[],
        ${input.isUrgent ?? false}, ${ctx.channel}, ${ctx.now()}, ${goesAt})`.execute(ctx.db)
    await dropDraft(ctx, request.id)
    await planHeld(ctx, id, goesAt)
    await publish(ctx, messageHeld({ requestId: request.id, updateId: id }))
    return id
  })
}

async function findHeld(ctx: Ctx, id: string): Promise<{ words: string } | undefined> {
  const { rows } = await sql<{
    words: string
  }>`select words from requests.held_messages where id = ${id}::uuid`.execute(ctx.db)
  return rows[0]
}

/**
 * Takes back a message of one's own that has not gone yet; its words are in her draft of that request again, unless the
 * caller keeps them elsewhere. Throws `Refused('requests.message-gone')` when it was too late.
 */
export async function undoMessage(ctx: Ctx, id: string, { toDraft = true } = {}): Promise<{ words: string }> {
  return ctx.transaction(async ctx => {
    const me = ctx.actor.kind === 'staff' ? ctx.actor.id : null
    const { rows } = await sql<{ requestId: string; words: string; photos: string[] }>`
      delete from requests.held_messages where id = ${isId(id) ? id : null}::uuid and staff_id = ${me}::uuid
      returning request_id as "requestId", words, photos`.execute(ctx.db)
    const [undone] = rows
    if (!undone) throw new Refused('requests.message-gone')
    if (toDraft) await addToDraft(ctx, undone)
    await publish(ctx, messageUndone({ requestId: undone.requestId, updateId: id }))
    return { words: undone.words }
  })
}
