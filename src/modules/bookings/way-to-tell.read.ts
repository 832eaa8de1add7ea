import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { MESSAGE_FORMATS, type MessageFormat } from '../channels/index.ts'
import { isSaidSafe } from '../customers/index.ts'
import { normalNumber } from '../interactions/index.ts'
import type { Booking } from './bookings.store.ts'

/** By which way she gave, and how, somebody is written to. */
export interface WayToTell {
  medium: 'email' | 'text'
  recipient: string
  /** Nobody else who sees the message learns from its subject what it is about. */
  isNeutral: boolean
  formats: MessageFormat[]
}

/** A phone that takes texts. */
const isMobile = (phone: string): boolean => /^(\+44|0)7\d{9}$/.test(phone.replace(/[\s()-]/g, ''))

/**
 * How she is written to, of the ways she gave: the first in her order (`customers`); null: she gave none. What she does not wait for
 * (`onlySafe`) goes only where it is safe: not where we know that this address or phone is not, of her, or of whoever has it where
 * nobody knows who she is (`isSafeSaid`: but that a colleague heard of danger, since they said that it is safe); not where somebody on no record asked for silence; and nowhere where she has died. One query.
 */
export async function findWayToTell(
  ctx: Ctx,
  { email, phone, customerId }: Pick<Booking, 'email' | 'phone' | 'customerId'>,
  { onlySafe, isSafeSaid = false }: { onlySafe: boolean; isSafeSaid?: boolean },
): Promise<WayToTell | null> {
  const given = [
    ...(email ? [{ medium: 'email', kind: 'email', recipient: email, normal: email.toLowerCase() }] : []),
    ...(isMobile(phone) ? [{ medium: 'text', kind: 'phone', recipient: phone, normal: normalNumber(phone) }] : []),
  ]
  if (given.length === 0) return null
  const { rows } = await sql<WayToTell & { isSafe: boolean }>`select g.medium, g.recipient,
      r.died_at is null and not coalesce(k.unsafe, customers.asked_for_silence(g.kind, g.normal)) as "isSafe", coalesce(k.neutral, false) as "isNeutral",
      array(select distinct n.kind from customers.current_needs n where n.customer_id = asked.id
        and n.kind = any(${[...MESSAGE_FORMATS]}::text[]) order by 1) as formats
    from (values (${customerId}::uuid)) asked (id) left join customers.reachable r on r.customer_id = asked.id
    cross join jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (medium text, kind text, recipient text, normal text)
    join unnest(customers.order_of_ways(asked.id, null, false, false)) with ordinality o (way, n) on o.way = g.medium
    cross join lateral (select bool_or(not (case when w.kind = 'phone' then w.text_ok else w.safe end or (${isSafeSaid} and ${isSaidSafe('w')}))) as unsafe,
        bool_or(w.neutral) as neutral, bool_or(w.failing) as failing
      from customers.point_holders h join customers.ways w on w.customer_id = coalesce(asked.id, h.customer_id)
        and w.kind = h.kind and w.normal = h.normal where h.kind = g.kind and h.normal = g.normal) k
    order by coalesce(k.failing, false), o.n`.execute(ctx.db)
  if (!onlySafe && rows[0]) return { ...rows[0], isNeutral: false, formats: [] }
  return rows.find(({ isSafe }) => isSafe) ?? null
}
