import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { withoutExtension } from '../../../platform/phone.ts'
import type { DeskView } from '../desk.read.ts'
import { isMarkedUnsafe } from '../lines/safe-number.ts'

/**
 * On which number a call back would reach whom a conversation is with: the one she rings from, else one of her record, as far
 * as the adviser may know it. Null: none is known that is safe; `isUnsafe`: one is, and she may not be rung there;
 * `isOfDead`: because she has died.
 */
export async function findNumberToRing(
  ctx: Ctx,
  { call, caller, wentOnFrom }: Pick<DeskView, 'call' | 'caller' | 'wentOnFrom'>,
): Promise<{ phone: string | null; isUnsafe: boolean; isOfDead: boolean }> {
  const here = call?.caller ?? wentOnFrom?.phone ?? null
  if (!caller?.customerId) {
    const isUnsafe = here !== null && (await isMarkedUnsafe(ctx, withoutExtension(here)))
    return { phone: isUnsafe ? null : here, isUnsafe, isOfDead: false }
  }
  const { rows } = await sql<{
    phone: string
    normal: string
    safe: boolean
    died: boolean
  }>`select w.value as phone, w.normal, w.safe and r.died_at is null as safe, r.died_at is not null as died
    from (values (${caller.customerId}::uuid)) asked (id) join customers.ways w on w.customer_id = asked.id
    join customers.reachable r on r.customer_id = asked.id
    where w.kind = 'phone' order by w.failing, w.preferred desc, w.created_at, w.id`.execute(ctx.db)
  const unsafe = new Set(rows.filter(({ safe }) => !safe).map(({ normal }) => normal))
  const isOfDead = caller.name !== null && rows.some(({ died }) => died)
  if (here && !unsafe.has(here)) return { phone: here, isUnsafe: false, isOfDead }
  if (caller.name === null) return { phone: null, isUnsafe: here !== null, isOfDead }
  return { phone: rows.find(({ normal }) => !unsafe.has(normal))?.phone ?? null, isUnsafe: unsafe.size > 0, isOfDead }
}
