import { type RawBuilder, sql } from 'kysely'

/** Numbers rung for what a conversation is about, or goes on from, that were somebody else's: nobody offers them a second time. A subquery. */
export const wrongNumbers = (interactionId: RawBuilder<unknown>) => sql`(select split_part(rung.phone, ';', 1)
  from interactions.came_from(${interactionId}) past join interactions.matters about on about.interaction_id = past.id
  join interactions.call_backs rung on rung.matter_id = about.id
  where (select t.result from interactions.call_back_tries t where t.call_back_id = rung.id order by t.number desc limit 1) = 'wrong-number')`
