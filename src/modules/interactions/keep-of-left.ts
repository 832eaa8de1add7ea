import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { joinWords } from '../../platform/join-words.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { isTold } from './confided.ts'
import { adviserOf } from './interaction.ts'
import { change } from './interactions.store.ts'
import { isConversationOfOthers } from './of-others.ts'

/**
 * What she typed at the end of a conversation that went back, since it turned out to be with her own family, or goes back in a
 * moment: it is in its note, and in those of the conversations in which it went on since; of danger, of those who may read it. She
 * reads nothing of it. False: it is no such conversation of hers.
 */
export async function keepOfLeft(ctx: Ctx, interactionId: string, words: string): Promise<boolean> {
  const me = adviserOf(ctx)
  if (!isId(interactionId)) return false
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string; note: string }>`with went as (
        select id from interactions.went_on(${interactionId}::uuid)
        union select w.interaction_id from interactions.waiting w where w.given_in = ${interactionId}::uuid)
      select g.id, g.note from interactions.interactions i join interactions.interactions g on g.id in (select id from went)
      where i.id = ${interactionId}::uuid and i.adviser_id = ${me.id}::uuid and not ${isConversationOfOthers(me)}
        and (i.wrapped_at is null or exists (select from interactions.waiting w join went on went.id = w.given_in)
          or exists (select from interactions.handovers h join went on went.id = h.left_in))
        and (g.id = i.id or g.confided_to is null or g.danger_raised or ${isTold(sql`g.adviser_id`, sql`g.confided_to`)})
      order by g.id for update of g`.execute(ctx.db)
    const said = maskCards(words.trim())
    for (const { id, note } of rows) await change(ctx, id, { note: joinWords(note, '', said) })
    return rows.length > 0
  })
}
