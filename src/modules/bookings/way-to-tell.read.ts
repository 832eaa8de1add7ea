import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { MESSAGE_FORMATS, type MessageFormat } from '../channels/index.ts'
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

type Contact = Pick<Booking, 'email' | 'phone'>

/** A phone that takes texts. */
const isMobile = (phone: string): boolean => /^(\+44|0)7\d{9}$/.test(phone.replace(/[\s()-]/g, ''))

/** By email, else by text where her phone takes them; null: she gave neither. */
export function wayGiven({ email, phone }: Contact): WayToTell | null {
  const rest = { isNeutral: false, formats: [] }
  if (email) return { medium: 'email', recipient: email, ...rest }
  return isMobile(phone) ? { medium: 'text', recipient: phone, ...rest } : null
}

/**
 * The same as far as it is safe, for whatever she does not wait for: null where we know that this address or phone is not
 * safe, of her, or of whoever has it where nobody knows who she is; and where she has died. One query.
 */
export async function safeWay(ctx: Ctx, booking: Contact & Pick<Booking, 'customerId'>): Promise<WayToTell | null> {
  const way = wayGiven(booking)
  if (!way) return null
  const isText = way.medium === 'text'
  const normal = isText ? normalNumber(way.recipient) : way.recipient.toLowerCase()
  const known = sql`customers.ways w where w.kind = ${isText ? 'phone' : 'email'} and w.normal = ${normal}
    and (asked.id is null or w.customer_id = asked.id)`
  const { rows } = await sql<{ isSafe: boolean; isNeutral: boolean; formats: MessageFormat[] }>`select
      r.died_at is null and not exists (select from ${known} and not case when ${isText} then w.text_ok else w.safe end) as "isSafe",
      exists (select from ${known} and w.neutral) as "isNeutral",
      array(select distinct n.kind from customers.current_needs n where n.customer_id = asked.id
        and n.kind = any(${[...MESSAGE_FORMATS]}::text[]) order by 1) as formats
    from (values (${booking.customerId}::uuid)) asked (id) left join customers.reachable r on r.customer_id = asked.id`.execute(
    ctx.db,
  )
  const { isSafe, ...how } = rows[0]!
  return isSafe ? { ...way, ...how } : null
}
