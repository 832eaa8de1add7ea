import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { presenceSet } from '../interactions.events.ts'
import type { Chosen } from './presence.ts'
import { receiverOf } from './receiver.ts'

/** A colleague says that she is there, or away. */
export async function setPresence(ctx: Ctx, chosen: Chosen): Promise<void> {
  const me = receiverOf(ctx)
  await ctx.transaction(async ctx => {
    await sql`insert into interactions.presence (staff_id, chosen, seen_at) values (${me.id}::uuid, ${chosen}, ${ctx.now()})
      on conflict (staff_id) do update set chosen = excluded.chosen, seen_at = excluded.seen_at`.execute(ctx.db)
    await publish(ctx, presenceSet({ staffId: me.id, chosen }))
  })
}

/** Her screen is open: a sign of life. It is nothing that happened, so that it makes no event. */
export async function noteSignOfLife(ctx: Ctx): Promise<void> {
  const me = receiverOf(ctx)
  await sql`insert into interactions.presence (staff_id, seen_at) values (${me.id}::uuid, ${ctx.now()})
    on conflict (staff_id) do update set seen_at = excluded.seen_at`.execute(ctx.db)
}
