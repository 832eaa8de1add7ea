import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { withoutExtension } from '../../../platform/phone.ts'
import type { DeskView } from '../desk.read.ts'
import { isNumberUnsafe } from '../lines/safe-number.ts'
import { wrongNumbers } from './wrong-numbers.ts'

/**
 * On which number a call back would reach whom a conversation is with: the one she rings from, else one of her record, as far
 * as the adviser may know it; none that was rung and is somebody else's. Null: none is known that is safe; `isUnsafe`: one is, and she may not be rung there;
 * `isOfDead`: because she has died.
 */
export async function findNumberToRing(
  ctx: Ctx,
  { id, call, caller, wentOnFrom }: Pick<DeskView, 'id' | 'call' | 'caller' | 'wentOnFrom'>,
): Promise<{ phone: string | null; isUnsafe: boolean; isOfDead: boolean }> {
  const given = call?.caller ?? wentOnFrom?.phone ?? null
  const { rows } = await sql<{
    isHereUnsafe: boolean
    phone: string | null
    normal: string
    safe: boolean
    died: boolean
    wrong: string[]
  }>`select ${isNumberUnsafe({ phone: sql`asked.here`, whose: sql`asked.id` })} as "isHereUnsafe",
      w.value as phone, w.normal, w.safe and r.died_at is null as safe, r.died_at is not null as died, array${wrongNumbers(sql`${id}::uuid`)} as wrong
    from (values (${caller?.customerId ?? null}::uuid, ${given && withoutExtension(given)}::text)) asked (id, here)
    left join (customers.ways w join customers.reachable r on r.customer_id = w.customer_id) on w.customer_id = asked.id and w.kind = 'phone'
    order by w.failing, w.preferred desc, w.created_at, w.id`.execute(ctx.db)
  const wrong = new Set(rows[0]!.wrong)
  const here = given && !wrong.has(withoutExtension(given)) ? given : null
  const numbers = rows.filter(({ phone, normal }) => phone !== null && !wrong.has(normal))
  const unsafe = new Set(numbers.filter(({ safe }) => !safe).map(({ normal }) => normal))
  const isOfDead = !!caller?.name && numbers.some(({ died }) => died)
  if (here && !rows[0]!.isHereUnsafe && !unsafe.has(here)) return { phone: here, isUnsafe: false, isOfDead }
  if (!caller?.name) return { phone: null, isUnsafe: here !== null, isOfDead }
  const isUnsafe = here !== null || unsafe.size > 0
  return { phone: numbers.find(({ normal }) => !unsafe.has(normal))?.phone ?? null, isUnsafe, isOfDead }
}
