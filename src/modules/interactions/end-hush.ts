import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { trustWays } from '../customers/index.ts'
import { listAskers } from '../requests/index.ts'
import { chainOf, isHeardBy } from './confided.ts'
import { isHushed } from './hush.ts'
import type { SafeBecause } from './interaction.ts'
import { conversationSafe } from './interactions.events.ts'
import { lockConversations } from './interactions.store.ts'

/**
 * Ends the silence of a conversation, of those it goes on from and of those in which it went on: who heard it, or was told, knows that it is
 * safe. Their ways stand as before, but those of another conversation in which danger was heard. What was held back waits for a colleague all the
 * same: it may be out of date. Throws NotFound for who did not hear it.
 */
export async function endHush(ctx: Ctx, interactionId: string, because: SafeBecause): Promise<void> {
  await ctx.transaction(async ctx => {
    const id = isId(interactionId) ? interactionId : null
    const chain = chainOf(sql`${id}::uuid`)
    await lockConversations(ctx, chain)
    const { rows: heard } = await sql`select from interactions.interactions i where i.id = ${id}::uuid
      and i.confided_to is not null and ${isHeardBy(ctx.actor)}`.execute(ctx.db)
    if (heard.length === 0) throw new NotFound('conversation')
    const { rows } = await sql<{
      id: string
    }>`update interactions.interactions set hushed = false, safe_at = ${ctx.now()},
      safe_by = ${ctx.actor.id}::uuid, safe_because = ${because} where id in (${chain}) and hushed returning id`.execute(
      ctx.db,
    )
    // A colleague was first.
    if (rows.length === 0) return
    const ids = rows.map(row => row.id)
    for (const customerId of await peopleOf(ctx, ids)) await trustUnlessHushed(ctx, customerId)
    await publish(ctx, conversationSafe({ interactionId, conversations: ids, because }))
  })
}

/** Whom a hushed conversation turns out not to be with: their ways stand as before. */
export async function trustWhoItWas(ctx: Ctx, interactionId: string, customerId: string): Promise<void> {
  if (await isHushed(ctx, interactionId)) await trustUnlessHushed(ctx, customerId)
}

async function peopleOf(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    customerId: string | null
    opened: string[]
  }>`select c.customer_id as "customerId", array(
      select m.request_id from interactions.matters m where m.interaction_id = i.id and m.touched = 'opened' and m.request_id is not null) as opened
    from interactions.interactions i left join interactions.callers c on c.interaction_id = i.id
    where i.id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  const askers = await listAskers(
    ctx,
    rows.flatMap(({ opened }) => opened),
  )
  return new Set([...rows.flatMap(({ customerId }) => customerId ?? []), ...askers.map(asker => asker.customerId)])
}

async function trustUnlessHushed(ctx: Ctx, customerId: string): Promise<void> {
  const { rows } = await sql`select from (values (${customerId}::uuid)) asked (id)
    join customers.ids_of_person hers on hers.customer_id = asked.id
    cross join lateral (select c.interaction_id from interactions.callers c where c.customer_id = hers.other_id offset 0) c
    join interactions.interactions i on i.id = c.interaction_id
    where i.hushed limit 1`.execute(ctx.db)
  if (rows.length === 0) await trustWays(ctx, customerId)
}
