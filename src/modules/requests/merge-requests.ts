import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { can } from '../organisation/index.ts'
import { close } from './close-request.ts'
import { canWorkOn, canWriteOn } from './request.ts'
import { requestMerged } from './requests.events.ts'
import { change, listForUpdate, refuseUnlessHersToJudge } from './requests.store.ts'

/**
 * Joins a request into another that tells of the same thing. The joined one closes; its participants hear from now on
 * what happens to the other, each privately and by the link they have; so do those of requests that had been joined into it.
 * Nothing of theirs moves, so it can be undone by reopening.
 */
export async function mergeRequests(
  ctx: Ctx,
  input: { requestId: string; into: string; words: string },
): Promise<void> {
  await ctx.transaction(async ctx => {
    refuseUnless(input.requestId !== input.into, 'requests.merge-with-itself')
    const locked = await listForUpdate(ctx, [input.requestId, input.into])
    const joined = locked.find(request => request.id === input.requestId)
    const kept = locked.find(request => request.id === input.into)
    refuseUnless(!!joined && !!kept, 'requests.merge-not-found')
    refuseUnless(
      can(ctx.actor, 'requests.merge') && canWorkOn(joined!, ctx.actor) && canWriteOn(kept!, ctx.actor),
      'requests.not-yours',
    )
    // Whoever asked the one would be read by those who may read the other, and told of it.
    refuseUnless(joined!.sensitive === kept!.sensitive, 'requests.merge-in-confidence')
    await refuseUnlessHersToJudge(ctx, joined!, 'requests.leader-must-close')
    refuseUnless(joined!.status !== 'closed', 'requests.closed')
    refuseUnless(kept!.status !== 'closed', 'requests.merge-into-closed')
    const closureId = await close(ctx, joined!, { outcome: 'merged', words: input.words })
    await change(ctx, joined!.id, { merged_into: kept!.id })
    await ctx.db
      .updateTable('requests.requests')
      .set({ merged_into: kept!.id })
      .where('merged_into', '=', joined!.id)
      .execute()
    await publish(ctx, requestMerged({ requestId: joined!.id, into: kept!.id, closureId }))
  })
}
