import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { findDangerSaid } from '../../catalogue/index.ts'

/**
 * These handovers, and what was left in these conversations, are of a team again, and nobody has them: those whose words hint at danger
 * stand first in its work, as what was written does. Of a conversation in confidence its line alone counts: the rest is said to
 * nobody by that.
 */
export async function markUrgent(ctx: Ctx, of: { given: string[]; leftIn: string[] }): Promise<void> {
  const { rows } = await sql<{ id: string; words: string[] }>`select h.id, array[h.summary] || array(
      select unnest(array[m.asked, m.answer, i.note, i.promise]) from interactions.matters m join interactions.interactions i on i.id = m.interaction_id
      where (m.id = h.matter_id or m.interaction_id = h.left_in) and i.confided_at is null) as words
    from interactions.handovers h
    where h.state = 'with-team' and (h.id = any(${of.given}::uuid[]) or h.left_in = any(${of.leftIn}::uuid[]))`.execute(
    ctx.db,
  )
  for (const { id, words } of rows) {
    const found = await Promise.all(words.map(each => findDangerSaid(ctx, each)))
    await sql`update interactions.handovers set is_urgent = ${found.flat().length > 0} where id = ${id}::uuid`.execute(
      ctx.db,
    )
  }
}
