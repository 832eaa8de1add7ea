import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isTold } from './confided.ts'
import { change } from './interactions.store.ts'

/**
 * Adds to the notes of the conversations in which one goes on that went back to its team; of danger, heard here or there, of those
 * whose adviser may read it: what is begun after it was heard holds none of it, and does not say so. `add`: what becomes of a note, where these
 * matters go on.
 */
export async function addWhereItWent(
  ctx: Ctx,
  interactionId: string,
  add: (note: string, matterIds: string[]) => string,
): Promise<void> {
  const { rows } = await sql<{ id: string; note: string; goOn: string[] }>`select g.id, g.note, array(
      select c.id from interactions.matters m, interactions.continued(m.id) c where m.interaction_id = g.id) as "goOn"
    from interactions.interactions g
    join interactions.interactions x on x.id = ${interactionId}::uuid, lateral (select coalesce(g.confided_to, x.confided_to) as to) confided
    where g.id in (select id from interactions.went_on(${interactionId}::uuid)
        union select w.interaction_id from interactions.waiting w where w.given_in = ${interactionId}::uuid)
      and g.id <> ${interactionId}::uuid
      and (confided.to is null or g.danger_raised or ${isTold(sql`g.adviser_id`, sql`confided.to`)})
    order by g.id for no key update of g`.execute(ctx.db)
  for (const { id, note, goOn } of rows) await change(ctx, id, { note: add(note, goOn) })
}
