import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import type { DemandType, Evidence } from './demand.ts'
import { demandConfirmed } from './interactions.events.ts'
import { getOwnForUpdate } from './interactions.store.ts'

/** Why she got in touch, as the adviser sees it. What the evidence said stays beside it. */
export async function confirmDemand(
  ctx: Ctx,
  input: { interactionId: string; matterId: string; demand: DemandType },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    const { rows } = await sql<{ suggested: string; evidence: Evidence }>`
      update interactions.matters set demand = ${input.demand}
      where id = ${isId(input.matterId) ? input.matterId : null}::uuid and interaction_id = ${mine.id}::uuid
      returning demand_suggested as suggested, demand_evidence as evidence`.execute(ctx.db)
    if (!rows[0]) throw new NotFound('matter')
    const { suggested, evidence } = rows[0]
    await publish(
      ctx,
      demandConfirmed({
        interactionId: mine.id,
        matterId: input.matterId,
        suggested,
        evidence: evidence.code,
        demand: input.demand,
      }),
    )
  })
}
