import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { adviserOf, type Direction, type InteractionChannel, isLive } from './interaction.ts'
import { interactionStarted } from './interactions.events.ts'
import { findInHand, lockHands } from './interactions.store.ts'
import { addMatterTo, type NewMatter } from './matters.store.ts'
import { park } from './park-conversation.ts'

export interface NewConversation {
  /** An id made with the form it comes from: sent twice it is one conversation. */
  key?: string
  channel: InteractionChannel
  direction: Direction
  location?: string
}

/**
 * Begins a conversation; what was in hand is parked as it stands. Throws `Refused('interactions.one-at-a-time')` while
 * somebody else is on the line or at the desk.
 */
export async function startConversation(ctx: Ctx, input: NewConversation): Promise<string> {
  const adviser = adviserOf(ctx)
  return ctx.transaction(async ctx => {
    await lockHands(ctx, adviser.id)
    if (input.key && (await isOwn(ctx, input.key, adviser.id))) return input.key
    const inHand = await findInHand(ctx, adviser.id)
    refuseUnless(!inHand || !isLive(inHand), 'interactions.one-at-a-time')
    if (inHand) await park(ctx, inHand.id)
    return addConversation(ctx, { ...input, adviserId: adviser.id })
  })
}

async function isOwn(ctx: Ctx, id: string, adviserId: string): Promise<boolean> {
  const { rows } = await sql`select from interactions.interactions
    where id = ${id}::uuid and adviser_id = ${adviserId}::uuid`.execute(ctx.db)
  return rows.length > 0
}

/** Writes it down as begun. `parked`: it waits until these hands are free. */
export async function addConversation(
  ctx: Ctx,
  input: NewConversation & { adviserId: string; callId?: string; parked?: boolean; about?: NewMatter },
): Promise<string> {
  const id = input.key ?? newId()
  const { channel, direction, callId = null } = input
  await ctx.db
    .insertInto('interactions.interactions')
    .values({
      id,
      channel,
      direction,
      call_id: callId,
      location: input.location ?? null,
      adviser_id: input.adviserId,
      started_at: ctx.now(),
      parked_at: input.parked ? ctx.now() : null,
    })
    .execute()
  await publish(ctx, interactionStarted({ interactionId: id, channel, direction, callId }))
  await addMatterTo(ctx, { id, direction }, input.about ?? {})
  return id
}
