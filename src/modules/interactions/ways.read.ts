import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { withoutExtension } from '../../platform/phone.ts'
import { canText } from '../../platform/ports.ts'
import type { Language } from '../../platform/text.ts'
import { MESSAGE_FORMATS, type MessageFormat } from '../channels/index.ts'
import { isSaidSafe } from '../customers/index.ts'
import { WAYS, type Way } from '../requests/index.ts'
import { findInHand } from './interactions.store.ts'

export interface Ways {
  name: string
  language: Language
  diedAt: Date | null
  email: string | null
  neutral: boolean
  /** This phone, where it takes texts. */
  text: string | null
  /** Any phone of hers that takes texts, this one first. */
  mobile: string | null
  letter: string | null
  /** The way that her record says she likes. */
  preferred: Way | null
  /** In which order they are tried: the one she likes first, those that fail last. */
  order: Way[]
  /** How she needs to be written to. */
  formats: MessageFormat[]
}

/** Of somebody of whom nothing is known. */
export const NO_WAYS: Ways = {
  ...{ name: '', language: 'en', diedAt: null, neutral: false, email: null, text: null, mobile: null, letter: null },
  ...{ preferred: null, order: [...WAYS], formats: [] },
}

/** The first in her order for which there is an address or number. */
export function firstWay<W extends Way>(
  order: readonly Way[],
  to: Record<W, string | null>,
): { medium: W; recipient: string } | null {
  const medium = order.find((way): way is W => way in to && to[way as W] !== null)
  return medium ? { medium, recipient: to[medium]! } : null
}

/** Where what she waits for goes, by email or text: the first way of whom the conversation in hand is with. '': nowhere, or nobody. */
export async function findSendTo(ctx: Ctx): Promise<string> {
  const ways = await readWaysInHand(ctx)
  const safe = ways && { email: ways.email, text: canText(ctx.ports) ? ways.mobile : null }
  return (safe && firstWay(ways.order, safe)?.recipient) ?? ''
}

async function readWaysInHand(ctx: Ctx): Promise<Ways | null> {
  if (ctx.actor.kind !== 'staff') return null
  const mine = await findInHand(ctx, ctx.actor.id)
  if (!mine) return null
  const callers = ctx.db.selectFrom('interactions.callers').select('customer_id').where('interaction_id', '=', mine.id)
  const customerId = (await callers.executeTakeFirst())?.customer_id
  return customerId ? readWays(ctx, customerId) : null
}

/**
 * By which way a link reaches her at once, by email or text: as her record says, else the phone she rings from, else in her order.
 * Texts only where somebody carries them.
 */
export function wayNow(
  { ports }: Ctx,
  { email, text, mobile, preferred, order }: Ways,
): { medium: 'email' | 'text'; recipient: string } | null {
  const isInHand = text !== null && preferred === null
  return firstWay(isInHand ? ['text', ...order] : order, { email, text: canText(ports) ? mobile : null })
}

/** After danger: where a link would go if she says that it is safe; '': nowhere. */
export const findLinkTo = async (ctx: Ctx, customerId: string, rung: string): Promise<string> =>
  wayNow(ctx, await readWays(ctx, customerId, rung, { isSafeSaid: true }))?.recipient ?? ''

/**
 * The safe ways to write to somebody: an email, phones that take texts, an address. None of who has died. `isSafeSaid`: also those that
 * are in doubt only because a colleague heard of danger, since they said just now that it is safe.
 */
export async function readWays(
  ctx: Ctx,
  customerId: string,
  rung = '',
  { isSafeSaid: isSaid = false } = {},
): Promise<Ways> {
  const phone = withoutExtension(rung)
  const safe = isSaid ? sql`(w.safe or ${isSaidSafe('w')})` : sql`w.safe`
  const textOk = isSaid ? sql`(w.text_ok or ${isSaidSafe('w')})` : sql`w.text_ok`
  const way = (
    kind: string,
    more = sql``,
    first = sql``,
  ) => sql`(select w.value from customers.ways w where w.customer_id = r.customer_id
    and w.kind = ${kind} and ${safe} ${more} order by ${first} w.failing, w.preferred desc, w.created_at, w.id limit 1)`
  const { rows } =
    await sql<Ways>`select r.name, r.language, r.died_at as "diedAt", r.neutral, case when r.email_safe then r.email ${isSaid ? sql`else ${way('email')}` : sql``} end as email,
      ${way('phone', sql`and ${textOk} and w.normal = ${phone}`)} as text,
      ${way('phone', sql`and ${textOk}`, sql`(w.normal = ${phone}) desc,`)} as mobile, ${way('address')} as letter,
      (select f.way from customers.preferred_ways f where f.customer_id = r.customer_id limit 1) as preferred,
      customers.order_of_ways(r.customer_id, null, r.email_failing, (select bool_and(w.failing) from customers.ways w
        where w.customer_id = r.customer_id and w.kind = 'phone' and w.safe and w.text_ok)) as "order",
      array(select distinct n.kind from customers.current_needs n where n.customer_id = r.customer_id
        and n.kind = any(${[...MESSAGE_FORMATS]}::text[]) order by 1) as formats
    from (values (${customerId}::uuid)) asked (id) join customers.reachable r on r.customer_id = asked.id`.execute(
      ctx.db,
    )
  const ways = rows[0]
  return ways && !ways.diedAt ? ways : { ...NO_WAYS, diedAt: ways?.diedAt ?? null }
}
