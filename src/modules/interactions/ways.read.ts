import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Language } from '../../platform/text.ts'
import { MESSAGE_FORMATS, type MessageFormat } from '../channels/index.ts'
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
  /** How she needs to be written to. */
  formats: MessageFormat[]
}

/** Where letters go to whom the actor's conversation in hand is with, where no email is safe; null: nowhere, or nobody. */
export async function findWriteTo(ctx: Ctx): Promise<{ name: string; address: string } | null> {
  if (ctx.actor.kind !== 'staff') return null
  const mine = await findInHand(ctx, ctx.actor.id)
  if (!mine) return null
  const callers = ctx.db.selectFrom('interactions.callers').select('customer_id').where('interaction_id', '=', mine.id)
  const customerId = (await callers.executeTakeFirst())?.customer_id
  const ways = customerId ? await readWays(ctx, customerId) : null
  return ways?.letter && !ways.email ? { name: ways.name, address: ways.letter } : null
}

/** By which way a link reaches her at once: a text to the phone she rings from, else an email, else a text. Texts only where somebody carries them. */
export function wayNow(
  { ports }: Ctx,
  { email, text, mobile }: Pick<Ways, 'email' | 'text' | 'mobile'>,
): { medium: 'email' | 'text'; recipient: string } | null {
  if (ports.texts && text) return { medium: 'text', recipient: text }
  if (email) return { medium: 'email', recipient: email }
  return ports.texts && mobile ? { medium: 'text', recipient: mobile } : null
}

/** The safe ways to write to somebody: an email, phones that take texts, an address. None of who has died. */
export async function readWays(ctx: Ctx, customerId: string, phone = ''): Promise<Ways> {
  const way = (
    kind: string,
    more = sql``,
    first = sql``,
  ) => sql`(select w.value from customers.ways w where w.customer_id = r.customer_id
    and w.kind = ${kind} and w.safe ${more} order by ${first} w.preferred desc, w.created_at, w.id limit 1)`
  const { rows } =
    await sql<Ways>`select r.name, r.language, r.died_at as "diedAt", r.neutral, case when r.email_safe then r.email end as email,
      ${way('phone', sql`and w.text_ok and w.normal = ${phone}`)} as text,
      ${way('phone', sql`and w.text_ok`, sql`(w.normal = ${phone}) desc,`)} as mobile, ${way('address')} as letter,
      array(select distinct n.kind from customers.current_needs n where n.customer_id = r.customer_id
        and n.kind = any(${[...MESSAGE_FORMATS]}::text[]) order by 1) as formats
    from (values (${customerId}::uuid)) asked (id) join customers.reachable r on r.customer_id = asked.id`.execute(
      ctx.db,
    )
  const ways = rows[0]
  return ways && !ways.diedAt
    ? ways
    : {
        name: '',
        language: 'en',
        diedAt: null,
        neutral: false,
        email: null,
        text: null,
        mobile: null,
        letter: null,
        formats: [],
      }
}
