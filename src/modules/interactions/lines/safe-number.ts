import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { hasRefused } from '../../channels/index.ts'

/** A British mobile: a text to a landline is read out by a machine, to whoever lifts the receiver. */
const MOBILE = /^\+447[1-57-9]\d{8}$/

/** Whether somebody who rings from this number may be rung back there, or be texted. Nothing is said of whose it is. */
export async function waysToNumber(ctx: Ctx, phone: string | null): Promise<{ ring: boolean; text: boolean }> {
  if (!phone || !/^\+\d{8,15}$/.test(phone)) return { ring: false, text: false }
  const { ring, text } = await askNumber(ctx, phone)
  return { ring, text: text && MOBILE.test(phone) && !(await hasRefused(ctx, phone)) }
}

async function askNumber(ctx: Ctx, phone: string): Promise<{ ring: boolean; text: boolean }> {
  const { rows } = await sql<{ ring: boolean; text: boolean }>`select coalesce(bool_and(w.safe), s.safe) as ring,
      coalesce(bool_and(w.safe and customers.may_be_answered(w.kind, w.safe, w.text_ok, w.doubted_at)), s.safe) as text
    from (select not customers.asked_for_silence('phone', ${phone}) as safe) s left join (customers.point_holders h join customers.ways w
      on w.customer_id = h.customer_id and w.kind = h.kind and w.normal = h.normal) on h.kind = 'phone' and h.normal = ${phone}
    group by s.safe`.execute(ctx.db)
  return rows[0]!
}

/**
 * Whether a number is not to be rung of this person: as her own record has it; where it is not on that, as everybody's whose it is has it, for
 * whoever listens there hears it ring; where it is nobody's, somebody asked from it for silence. `whose` null: nobody is known yet.
 */
export const isNumberUnsafe = ({ phone, whose }: Record<'phone' | 'whose', RawBuilder<unknown>>): RawBuilder<boolean> =>
  sql<boolean>`(not coalesce((select coalesce(bool_and(w.safe) filter (where h.customer_id = rung.id), bool_and(w.safe))
    from (select ${phone} as normal, ${whose} as id) rung join customers.point_holders h on h.kind = 'phone' and h.normal = rung.normal
    join customers.ways w on w.customer_id = h.customer_id and w.kind = h.kind and w.normal = h.normal),
    not customers.asked_for_silence('phone', ${phone})))`
