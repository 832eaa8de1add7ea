import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { callTakerOf, isLive } from './interaction.ts'
import { callMoved } from './interactions.events.ts'
import { findInHand, lockHands } from './interactions.store.ts'
import { park } from './park-conversation.ts'
import { addConversation } from './start-conversation.ts'

/** Takes a call that rings at nobody's own phone. Of two who press at once, one has it. */
export async function answerCall(ctx: Ctx, callId: string): Promise<string> {
  const adviser = callTakerOf(ctx)
  return ctx.transaction(async ctx => {
    await lockHands(ctx, adviser.id)
    const inHand = await findInHand(ctx, adviser.id)
    refuseUnless(!inHand || !isLive(inHand), 'interactions.one-at-a-time')
    const { rows } = await sql<{
      service: string | null
      said: string
    }>`update interactions.calls set adviser_id = ${adviser.id}::uuid, changed_at = clock_timestamp()
      where id = ${isId(callId) ? callId : null}::uuid and adviser_id is null and state = 'ringing' returning service, said`.execute(
      ctx.db,
    )
    if (rows.length === 0) throw new NotFound('call')
    if (inHand) await park(ctx, inHand.id)
    await publish(ctx, callMoved({ callId, state: 'ringing', adviserId: adviser.id }))
    const about = { service: rows[0]!.service, asked: rows[0]!.said }
    return addConversation(ctx, { channel: 'phone', direction: 'in', adviserId: adviser.id, callId, about })
  })
}
