import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { chainOf } from './confided.ts'
import { maySaySafe } from './hush.ts'
import { trustPeopleOf } from './hushed-people.ts'
import type { SafeBecause } from './interaction.ts'
import { conversationSafe } from './interactions.events.ts'
import { lockConversations } from './interactions.store.ts'

/**
 * Ends the silence of a conversation, of those it goes on from and of those in which it went on: who heard it, or was told, knows that it is
 * safe. Their ways stand as before, but those of another conversation in which danger was heard. What was held back waits for a colleague all the
 * same: it may be out of date. Throws NotFound for who neither pressed the key nor was told.
 */
export async function endHush(ctx: Ctx, interactionId: string, because: SafeBecause): Promise<void> {
  await ctx.transaction(async ctx => {
    const id = isId(interactionId) ? interactionId : null
    const chain = chainOf(sql`${id}::uuid`)
    await lockConversations(ctx, chain)
    const { rows: heard } = await sql<{
      may: boolean
    }>`select ${maySaySafe(ctx.actor, sql`${id}::uuid`)} as may`.execute(ctx.db)
    if (!heard[0]!.may) throw new NotFound('conversation')
    const { rows } = await sql<{
      id: string
    }>`update interactions.interactions set hushed = false, safe_at = ${ctx.now()},
      safe_by = ${ctx.actor.id}::uuid, safe_because = ${because} where id in (${chain}) and hushed returning id`.execute(
      ctx.db,
    )
    // A colleague was first.
    if (rows.length === 0) return
    const ids = rows.map(row => row.id)
    await trustPeopleOf(ctx, interactionId)
    await publish(ctx, conversationSafe({ interactionId, conversations: ids, because }))
  })
}
