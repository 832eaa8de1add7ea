import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { joinWords } from '../../platform/join-words.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { adviserOf } from './interaction.ts'
import { change } from './interactions.store.ts'
import { isConversationOfOthers } from './of-others.ts'

/**
 * What she typed at the end of a conversation that went back, since it turned out to be with her own family, or goes back in a
 * moment: it is in its note, which goes along. She reads nothing of it. False: it is no such conversation of hers.
 */
export async function keepOfLeft(ctx: Ctx, interactionId: string, words: string): Promise<boolean> {
  const me = adviserOf(ctx)
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{ note: string }>`select note from interactions.interactions i
      where id = ${isId(interactionId) ? interactionId : null}::uuid and adviser_id = ${me.id}::uuid and not ${isConversationOfOthers(me)}
        and (wrapped_at is null or exists (select from interactions.waiting w where w.given_in = i.id)
          or exists (select from interactions.handovers h where h.left_in = i.id)) for update`.execute(ctx.db)
    if (!rows[0]) return false
    await change(ctx, interactionId, { note: joinWords(rows[0].note, '', maskCards(words.trim())) })
    return true
  })
}
