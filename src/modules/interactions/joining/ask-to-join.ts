import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { handoverJoins } from '../interactions.events.ts'
import { canBeJoined } from './joining.ts'

/** Whoever offered the matter is on the phone with somebody: then the phone of who takes it is to ring. In the caller's transaction. */
export async function askToJoin(ctx: Ctx, handoverId: string): Promise<void> {
  const { rows } = await sql<{ callId: string }>`update interactions.handovers h set call_id = k.id, joins = 'asked',
      joins_asked_at = ${ctx.now()}
    from interactions.matters m join interactions.interactions i on i.id = m.interaction_id join interactions.calls k on k.id = i.call_id
    where h.id = ${handoverId}::uuid and m.id = h.matter_id and i.adviser_id = h.from_id and k.adviser_id = h.from_id
      and i.ended_at is null and ${canBeJoined(ctx)} returning k.id as "callId"`.execute(ctx.db)
  if (rows[0]) await publish(ctx, handoverJoins({ handoverId, callId: rows[0].callId, joins: 'asked' }))
}
