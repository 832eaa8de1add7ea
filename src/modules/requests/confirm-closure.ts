import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { reopen } from './close-request.ts'
import { actAsParticipant } from './participant-actor.ts'
import { CONFIRM_DAYS } from './request.ts'
import { closureConfirmed } from './requests.events.ts'
import { findClosure, getForUpdate, getParticipant } from './requests.store.ts'

/** What follows from her answer, for the page that thanks her. */
export type AfterConfirming = 'thanks' | 'reopened' | 'complaint-offered' | 'too-late'

/**
 * 'Is it sorted?' answered by a participant. A first 'no' to work done opens the request again for the team's leader,
 * not for whoever closed it. A 'no' to a refusal, or a second 'no', offers a complaint or review instead.
 */
export async function confirmClosure(
  ctx: Ctx,
  input: { participantId: string; sorted: boolean; words: string },
): Promise<AfterConfirming> {
  return ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    const request = await getForUpdate(ctx, participant.request_id)
    const closure = await findClosure(ctx, request.id)
    refuseUnless(request.status === 'closed' && !!closure && closure.outcome !== 'cancelled', 'requests.not-closed')
    if (ctx.now().getTime() > closure!.created_at.getTime() + CONFIRM_DAYS * 86_400_000) return 'too-late'
    const saidNoBefore = await hasSaidNo(ctx, request.id)
    await ctx.db
      .insertInto('requests.confirmations')
      .values({
        closure_id: closure!.id,
        participant_id: participant.id,
        sorted: input.sorted,
        words: input.words,
        created_at: ctx.now(),
      })
      .onConflict(conflict =>
        conflict
          .columns(['closure_id', 'participant_id'])
          .doUpdateSet({ sorted: input.sorted, words: input.words, created_at: ctx.now() }),
      )
      .execute()
    await publish(
      ctx,
      closureConfirmed({
        requestId: request.id,
        closureId: closure!.id,
        participantId: participant.id,
        sorted: input.sorted,
        again: saidNoBefore,
      }),
    )
    if (input.sorted) return 'thanks'
    if (closure!.outcome !== 'done' || saidNoBefore) return 'complaint-offered'
    await reopen(ctx, request, 'not-sorted', true)
    return 'reopened'
  })
}

/** Did a 'no' open this request before? */
async function hasSaidNo(ctx: Ctx, requestId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('requests.confirmations as k')
    .innerJoin('requests.closures as c', 'c.id', 'k.closure_id')
    .select('k.closure_id')
    .where('c.request_id', '=', requestId)
    .where('c.reopened_at', 'is not', null)
    .where('k.sorted', '=', false)
    .limit(1)
    .executeTakeFirst()
  return !!row
}
