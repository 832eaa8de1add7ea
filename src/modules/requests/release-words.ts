import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { can } from '../organisation/index.ts'
import { canWorkOn } from './request.ts'
import { wordsReleased } from './requests.events.ts'
import { type AsSeen, change, getForUpdate } from './requests.store.ts'

/**
 * Lets everybody see words that were held, after a colleague has read them: as they were written, or what she shows in their place
 * (`words`, `place`; '' is nothing). What was written then stays whole, for those who could read it before (`isConfined`). Once is
 * enough. Never what its service keeps from the public, or what its reporter took back: that stays as it is.
 */
export async function releaseWords(
  ctx: Ctx,
  input: { requestId: string; words?: string | null; place?: string | null } & AsSeen,
): Promise<void> {
  const { requestId, words = null, place = null } = input
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, requestId, input)
    refuseUnless(canWorkOn(request, ctx.actor) && can(ctx.actor, 'photos.release'), 'requests.not-yours-to-show')
    if (!request.heldAt) return
    const [shown_words, shown_place] = [words, place].map(said => said && maskCards(said))
    await change(ctx, request.id, { held_at: null, shown_words, shown_place })
    await publish(ctx, wordsReleased({ requestId: request.id, less: words !== null || place !== null }))
  })
}
