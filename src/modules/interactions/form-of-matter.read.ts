import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { type Draft, getDraftAtWork } from '../drafts/index.ts'
import type { InteractionChannel } from './interaction.ts'

/** Matter `m` was handed to this colleague, who has it and is not done with it. */
export const isTakenOver = (staffId: string): RawBuilder<boolean> => sql<boolean>`exists (
  select from interactions.handovers h where h.matter_id = m.id and h.answered_by = ${staffId}::uuid and h.state = 'accepted')`

/** What is asked in a matter of the actor's own conversation; '' where it is none of hers. */
export async function readAsked(ctx: Ctx, matterId: string): Promise<string> {
  if (ctx.actor.kind !== 'staff' || !isId(matterId)) return ''
  const { rows } = await sql<{ asked: string }>`select m.asked from interactions.matters m
    join interactions.interactions i on i.id = m.interaction_id
    where m.id = ${matterId}::uuid and i.adviser_id = ${ctx.actor.id}::uuid and i.wrapped_at is null`.execute(ctx.db)
  return rows[0]?.asked ?? ''
}

/**
 * The form that was begun for a matter the actor has before her, and how it was asked for: of her own conversation until it
 * is wrapped up, or of one that was handed to her. Somebody else's is NotFound, as one that expired.
 */
export async function getFormOfMatter(
  ctx: Ctx,
  draftId: string,
): Promise<{ draft: Draft; channel: InteractionChannel }> {
  if (ctx.actor.kind !== 'staff') throw new NotFound('draft')
  const { id } = ctx.actor
  const { rows } = await sql<{ channel: InteractionChannel }>`select i.channel
    from interactions.matters m join interactions.interactions i on i.id = m.interaction_id
    where m.draft_id = ${isId(draftId) ? draftId : null}::uuid
      and ((i.adviser_id = ${id}::uuid and i.wrapped_at is null) or ${isTakenOver(id)}) limit 1`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('draft')
  return { draft: await getDraftAtWork(ctx, draftId), channel: rows[0].channel }
}
