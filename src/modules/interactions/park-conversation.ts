import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { adviserOf, isLive } from './interaction.ts'
import { interactionParked, interactionTakenUp } from './interactions.events.ts'
import { change, findInHand, getOwnForUpdate, lockHands, tellCall } from './interactions.store.ts'

/** Lays something aside as it stands. Nobody who is on the line or at the desk is laid aside. */
export async function parkConversation(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, id)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    refuseUnless(!isLive(mine), 'interactions.one-at-a-time')
    if (!mine.parkedAt) await park(ctx, id)
  })
}

/** Takes up what was laid aside, in any browser; what was in hand is laid aside instead. */
export async function takeUpConversation(ctx: Ctx, id: string): Promise<void> {
  const adviser = adviserOf(ctx)
  await ctx.transaction(async ctx => {
    await lockHands(ctx, adviser.id)
    const mine = await getOwnForUpdate(ctx, id)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    if (!mine.parkedAt) return
    const inHand = await findInHand(ctx, adviser.id)
    refuseUnless(!inHand || !isLive(inHand), 'interactions.one-at-a-time')
    if (inHand) await park(ctx, inHand.id)
    await change(ctx, id, { parked_at: null })
    // Where it is a call that goes on, it stands above her pages from now on.
    await tellCall(ctx, id)
    await publish(ctx, interactionTakenUp({ interactionId: id }))
  })
}

/** In the caller's transaction, for one that is known to be in hand. */
export async function park(ctx: Ctx, id: string): Promise<void> {
  await change(ctx, id, { parked_at: ctx.now() })
  await publish(ctx, interactionParked({ interactionId: id }))
}
