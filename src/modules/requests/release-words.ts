import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { can } from '../organisation/index.ts'
import { canWorkOn } from './request.ts'
import { wordsReleased } from './requests.events.ts'
import { change, getForUpdate } from './requests.store.ts'

/**
 * Lets everybody see words that were held because they may mean danger, after a colleague has read them. Once is enough. Never
 * what its service keeps from the public, or what its reporter took back: that stays as it is.
 */
export async function releaseWords(ctx: Ctx, input: { requestId: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(canWorkOn(request, ctx.actor) && can(ctx.actor, 'photos.release'), 'requests.not-yours-to-show')
    if (!request.heldAt) return
    await change(ctx, request.id, { held_at: null })
    await publish(ctx, wordsReleased({ requestId: request.id }))
  })
}
