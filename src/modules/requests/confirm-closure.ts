import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { actAsParticipant, getFollowed } from './participant-actor.ts'
import { reopen } from './reopen-request.ts'
import { CONFIRM_DAYS, NOT_ASKED_ABOUT } from './request.ts'
import { closureConfirmed } from './requests.events.ts'
import { findClosure, getParticipant } from './requests.store.ts'

/** What follows from her answer, for the page that thanks her. */
export type AfterConfirming = 'thanks' | 'reopened' | 'complaint-offered' | 'too-late'

/**
 * 'Is it sorted?' answered by a participant: of the request she asked or joined, or of the one it was merged into. A first
 * 'no' to work done opens the request again for the team's leader, not for whoever closed it. A 'no' to a refusal, or a
 * second 'no', offers a complaint or review instead. Another answer replaces hers; the same one again changes nothing.
 */
export async function confirmClosure(
  ctx: Ctx,
  input: { participantId: string; sorted: boolean; words: string },
): Promise<AfterConfirming> {
  return ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    const request = await getFollowed(ctx, participant)
    const closure = request.status === 'closed' ? await findClosure(ctx, request.id) : undefined
    refuseUnless(!!closure && !NOT_ASKED_ABOUT.includes(closure.outcome), 'requests.not-closed')
    if (ctx.now().getTime() > closure!.created_at.getTime() + CONFIRM_DAYS * 86_400_000) return 'too-late'
    const again = await hasSaidNo(ctx, request.id)
    const { sorted } = input
    if (await saveAnswer(ctx, closure!.id, input)) {
      const about = { requestId: request.id, closureId: closure!.id, participantId: participant.id }
      await publish(ctx, closureConfirmed({ ...about, sorted, again }))
    }
    if (sorted) return 'thanks'
    if (closure!.outcome !== 'done' || again) return 'complaint-offered'
    await reopen(ctx, request, 'not-sorted')
    return 'reopened'
  })
}

/** Answers whether it is another answer than she gave before. */
async function saveAnswer(
  ctx: Ctx,
  closureId: string,
  { participantId, sorted, words }: { participantId: string; sorted: boolean; words: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into requests.confirmations as c (closure_id, participant_id, sorted, words, created_at)
    values (${closureId}, ${participantId}, ${sorted}, ${maskCards(words)}, ${ctx.now()})
    on conflict (closure_id, participant_id) do update set sorted = excluded.sorted, words = excluded.words,
      created_at = excluded.created_at where (c.sorted, c.words) is distinct from (excluded.sorted, excluded.words)
    returning c.closure_id`.execute(ctx.db)
  return rows.length > 0
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
