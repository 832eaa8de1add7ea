import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { adviserOf } from './interaction.ts'
import { interactionPassedOn, interactionWrapped } from './interactions.events.ts'
import { lockConversations } from './interactions.store.ts'
import { isConversationOfOthers } from './of-others.ts'

/** What became of a conversation that was the actor's. */
export interface Gone {
  /** With its call to a colleague, or to its team: it is about herself or her family. */
  how: 'passed-on' | 'went-back'
  /** The handover by which the colleague joined the call; null: none. */
  handoverId: string | null
}

/** Null: it is hers, or never was. */
export async function findGone(ctx: Ctx, interactionId: string): Promise<Gone | null> {
  const me = adviserOf(ctx)
  const { rows } =
    await sql<Gone>`select case when i.adviser_id = ${me.id}::uuid then 'went-back' else 'passed-on' end as how,
      (select h.id from interactions.handovers h join interactions.matters m on m.id = h.matter_id
        where m.interaction_id = i.id and h.from_id = ${me.id}::uuid and h.joins = 'joined') as "handoverId"
    from interactions.interactions i where i.id = ${isId(interactionId) ? interactionId : null}::uuid
      and case when i.adviser_id = ${me.id}::uuid then not ${isConversationOfOthers(me)} and ${isOpenOrGivenBack}
        else ${me.id} in (${passedOnBy}) end`.execute(ctx.db)
  return rows[0] ?? null
}

/** The same of a conversation that is locked before, with those in which it went on: what is added to it then is added to what stands there. */
export async function findGoneForUpdate(ctx: Ctx, interactionId: string): Promise<Gone | null> {
  await lockConversations(
    ctx,
    sql`select id from interactions.went_on(${isId(interactionId) ? interactionId : null}::uuid)`,
  )
  return findGone(ctx, interactionId)
}

/** She did not wrap it up herself. */
const isOpenOrGivenBack = sql`(i.wrapped_at is null or exists (select from platform.events e
  where e.subject = i.id and e.type = ${interactionWrapped.type} and e.actor_id is distinct from i.adviser_id::text))`

/** The colleagues who had a conversation (`i`) and put its call through. */
export const passedOnBy = sql`select e.data->>'from' from platform.events e
  where e.subject = i.id and e.type = ${interactionPassedOn.type}`
