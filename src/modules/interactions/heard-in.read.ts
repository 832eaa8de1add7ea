import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { findConversationInHand } from './desk.read.ts'
import { passedOnBy } from './gone.read.ts'

/**
 * In which conversation of this colleague's own danger was heard: that of the screen she pressed the key on, or of the matter she
 * had before her, whatever she has in hand by now and whoever has its call. Where she says neither, what she has in hand. Null: none.
 */
export async function findHeardIn(
  ctx: Ctx,
  { interactionId, matter }: { interactionId?: string; matter?: string },
): Promise<string | null> {
  const [screen, before] = [interactionId, matter].map(id => (isId(id) ? id : null))
  if (!screen && !before) return (await findConversationInHand(ctx))?.id ?? null
  const me = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  const { rows } = await sql<{ id: string }>`select i.id from interactions.interactions i
    where i.id = coalesce(${screen}::uuid, (select interaction_id from interactions.matters where id = ${before}::uuid))
      and (i.adviser_id = ${me}::uuid or ${me} in (${passedOnBy}))`.execute(ctx.db)
  return rows[0]?.id ?? null
}
