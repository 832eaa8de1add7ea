import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isTold } from './confided.ts'
import { change } from './interactions.store.ts'

/**
 * Adds to the notes of the conversations in which one goes on that went back to its team; of danger, of those whose adviser may read
 * it. `add`: what becomes of a note.
 */
export async function addWhereItWent(ctx: Ctx, interactionId: string, add: (note: string) => string): Promise<void> {
  const { rows } = await sql<{ id: string; note: string }>`select g.id, g.note from interactions.interactions g
    where g.id in (select id from interactions.went_on(${interactionId}::uuid)
        union select w.interaction_id from interactions.waiting w where w.given_in = ${interactionId}::uuid)
      and g.id <> ${interactionId}::uuid
      and (g.confided_to is null or g.danger_raised or ${isTold(sql`g.adviser_id`, sql`g.confided_to`)})
    order by g.id for no key update of g`.execute(ctx.db)
  for (const { id, note } of rows) await change(ctx, id, { note: add(note) })
}
