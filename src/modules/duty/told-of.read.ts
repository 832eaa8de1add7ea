import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { seenBy } from './seen-by.ts'

/** That the duty team was told, for whoever may see what it was told of: never of what kind, or what was done. */
export interface ToldDuty {
  /** Its record, for whoever may open that. */
  recordId: string | null
  toldAt: Date
  receivedAt: Date | null
  /** Who has it; null also where the actor may not see the record. */
  receivedBy: string | null
}

/** Of a request, for colleagues who see it; the first told first. */
export const listToldDuty = (ctx: Ctx, requestId: string): Promise<ToldDuty[]> =>
  listTold(ctx, sql`d.id in (select w.record_id from duty.written w where w.request_id = ${idOf(requestId)}::uuid)`)

/** Of a conversation in which the key was pressed, for whoever has it. */
export const listToldDutyIn = (ctx: Ctx, interactionId: string): Promise<ToldDuty[]> =>
  listTold(ctx, sql`d.interaction_id = ${idOf(interactionId)}::uuid`)

const idOf = (id: string): string | null => (isId(id) ? id : null)

async function listTold(ctx: Ctx, which: RawBuilder<unknown>): Promise<ToldDuty[]> {
  const { rows } = await sql<ToldDuty>`select case when s.seen then d.id end as "recordId", d.raised_at as "toldAt",
      d.received_at as "receivedAt", case when s.seen then c.name end as "receivedBy"
    from duty.records d cross join lateral (select ${seenBy(ctx.actor)} as seen) s
    left join organisation.colleagues c on c.id = d.received_by
    where ${which} order by d.raised_at, d.id`.execute(ctx.db)
  return rows
}
