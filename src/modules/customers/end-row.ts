import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { customerChanged } from './customers.events.ts'
import { endWay } from './end-way.ts'
import { lockCustomer, writerOf } from './lock-customer.ts'
import { setKeys } from './set-keys.ts'

/** What a person has several of, each a row that ends and stays. */
export type RowsOf = 'other_names' | 'contact_points' | 'needs' | 'relationships' | 'safety_markers'

/** What an event calls a change of such a row. */
export const WHAT: Record<RowsOf, string> = {
  other_names: 'name',
  contact_points: 'contact-point',
  needs: 'need',
  relationships: 'relationship',
  safety_markers: 'safety-marker',
}

/** By these she is found, or was. */
const FINDS_HER: ReadonlySet<RowsOf> = new Set<RowsOf>(['other_names', 'relationships'])

/** Ends a row: from now on it does not count, and it is kept. Ending it again changes nothing. Throws NotFound. */
export async function endRow(ctx: Ctx, input: { customerId: string; rows: RowsOf; rowId: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const { id } = await lockCustomer(ctx, input.customerId)
    const table = sql.table(`customers.${input.rows}`)
    const { rows } = await sql<{
      ended_at: Date | null
      customer_id: string
    }>`select ended_at, customer_id from ${table} t
      where t.id = ${isId(input.rowId) ? input.rowId : null}::uuid
        and t.customer_id in (select ${id}::uuid union all select m.customer_id from customers.merged_ids m where m.person_id = ${id}::uuid)`.execute(
      ctx.db,
    )
    if (!rows[0]) throw new NotFound(`${input.rows} ${input.rowId}`)
    if (rows[0].ended_at) return
    if (input.rows === 'contact_points') await endWay(ctx, id, input.rowId)
    else
      await sql`update ${table} set ended_at = ${ctx.now()}, ended_by = ${writerOf(ctx)}::uuid
        where id = ${input.rowId}::uuid`.execute(ctx.db)
    if (FINDS_HER.has(input.rows)) await setKeys(ctx, [id, rows[0].customer_id])
    await publish(ctx, customerChanged({ customerId: id, what: `${WHAT[input.rows]}-ended`, rowId: input.rowId }))
  })
}
