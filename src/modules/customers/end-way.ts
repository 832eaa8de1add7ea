import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { writerOf } from './lock-customer.ts'

export interface EndedPoint {
  id: string
  customerId: string
  value: string
  normal: string
  verifiedAt: Date | null
}

/**
 * Ends a way to reach a person, under whichever of her ids it stands: what is shown once is taken off once. Answers the rows, the one
 * that was named first; none where it is not hers, or ended already.
 */
export async function endWay(ctx: Ctx, personId: string, pointId: string): Promise<EndedPoint[]> {
  const { rows } = await sql<EndedPoint>`with same as (select q.id
      from customers.ids_of_person h join customers.contact_points p on p.customer_id = h.other_id
      join customers.ids_of_person o on o.customer_id = h.customer_id join customers.contact_points q on q.customer_id = o.other_id
      where h.customer_id = ${personId}::uuid and p.id = ${isId(pointId) ? pointId : null}::uuid and p.ended_at is null
        and q.ended_at is null and customers.key_of(q.kind, q.value, q.normal) = customers.key_of(p.kind, p.value, p.normal))
    update customers.contact_points q set ended_at = ${ctx.now()}, ended_by = ${writerOf(ctx)}::uuid
    from same where same.id = q.id and q.ended_at is null
    returning q.id, q.customer_id as "customerId", q.value, q.normal, q.verified_at as "verifiedAt"`.execute(ctx.db)
  return rows.toSorted((a, b) => Number(b.id === pointId) - Number(a.id === pointId))
}
