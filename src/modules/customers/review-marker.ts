import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { addSafetyMarker, type NewMarker } from './add-row.ts'
import { endRow } from './end-row.ts'
import { lockCustomer } from './lock-customer.ts'

/**
 * The owner's team looked at a warning again and it is still right: it stands anew until the next day to look, with what was
 * found, under the id it was written for; the old one is kept in the history. Throws NotFound (also: of another team, or ended) and what `addSafetyMarker` refuses.
 */
export async function reviewMarker(
  ctx: Ctx,
  input: { customerId: string; markerId: string; found: string } & Pick<NewMarker, 'reviewOn'>,
): Promise<string> {
  const teams = ctx.actor.kind === 'staff' ? ctx.actor.teams : []
  return ctx.transaction(async ctx => {
    const { id } = await lockCustomer(ctx, input.customerId)
    const { rows } = await sql<Omit<NewMarker, 'customerId' | 'reviewOn'>>`select t.instruction, t.evidence,
        t.owner_team as "ownerTeam", t.told, t.not_told_because as "notToldBecause", t.source, t.customer_id as "heldBy"
      from customers.safety_markers t join customers.ids_of_person h on h.customer_id = ${id}::uuid and h.other_id = t.customer_id
      where t.id::text = ${input.markerId} and t.ended_at is null and t.owner_team = any(${teams}::text[])`.execute(
      ctx.db,
    )
    if (!rows[0]) throw new NotFound('marker')
    const evidence = [rows[0].evidence, input.found.trim()].filter(Boolean).join('\n')
    const added = await addSafetyMarker(ctx, { ...rows[0], evidence, customerId: id, reviewOn: input.reviewOn })
    await endRow(ctx, { customerId: id, rows: 'safety_markers', rowId: input.markerId })
    return added
  })
}
