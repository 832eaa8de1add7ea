import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { seenBy } from './seen-by.ts'

/** That the duty team was told of a request, for whoever may see that: never of what kind, or what was done. */
export interface ToldDuty {
  /** Its record, for whoever may open that. */
  recordId: string | null
  toldAt: Date
  receivedAt: Date | null
  /** Who has it; null also where the actor may not see the record. */
  receivedBy: string | null
}

/** For colleagues who see the request; the first told first. */
export async function listToldDuty(ctx: Ctx, requestId: string): Promise<ToldDuty[]> {
  const { rows } = await sql<ToldDuty>`select case when s.seen then d.id end as "recordId", d.raised_at as "toldAt",
      d.received_at as "receivedAt", case when s.seen then c.name end as "receivedBy"
    from duty.records d cross join lateral (select ${seenBy(ctx.actor)} as seen) s
    left join organisation.colleagues c on c.id = d.received_by
    where d.id in (select w.record_id from duty.written w where w.request_id = ${isId(requestId) ? requestId : null}::uuid)
    order by d.raised_at, d.id`.execute(ctx.db)
  return rows
}
