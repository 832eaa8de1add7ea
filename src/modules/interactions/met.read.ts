import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type Helper, hintedTo, isOwn, type Need, namedTo } from '../customers/index.ts'
import { isNumberUnsafe } from './lines/safe-number.ts'
import type { Thing } from './what-was-said.ts'

/**
 * Who it is to whoever speaks with her next, without opening her record: what she needs, what to mind, how she was known.
 * Of a record that is kept from the actor only what to mind, and whether her phone may be rung.
 */
export interface Met {
  /** Null: she stayed unknown, or not even that she is there may be known. */
  customerId: string | null
  /** Null: kept from the actor, or nobody has checked who rang. */
  name: string | null
  isKept: boolean
  /** Kept because it is the actor's own, or of her family. */
  isOwn: boolean
  /** How she was known in the conversation; null: there was none. */
  how: 'said' | 'unchecked' | 'anonymous' | null
  because: string
  things: Thing[]
  helper: Omit<Helper, 'id'> | null
  language: string | null
  preferredChannel: string | null
  preferredTimes: string | null
  diedAt: Date | null
  /** She is asked for it before anything is said; the word stands on her record. */
  hasSafeWord: boolean
  needs: { kind: Need; detail: string }[]
  markers: string[]
  /** Nobody rings the number: it is not safe, or hers who has died. */
  isNotRung: boolean
  /** Of the number to ring; null: it is not one of hers. */
  phone: { messageOk: boolean; neutral: boolean } | null
}

interface Columns {
  /** Her own id. */
  customer: string
  /** The conversation in which she was known; null where it is none. */
  interaction: string
  phone: string
}

const NUMBER = sql`split_part(met.phone, ';', 1)`
/** Null where the number is not one of hers. */
const hers = (what: string) => sql`(select ${sql.raw(what)} from customers.ways w
  where w.customer_id = met.id and w.kind = 'phone' and w.normal = ${NUMBER} having count(*) > 0)`

/** As JSON, for one query with what she is met about. */
export const metBy = (ctx: Ctx, { customer, interaction, phone }: Columns): RawBuilder<unknown> => {
  const isHers = 'email' in ctx.actor ? sql`coalesce(${isOwn(ctx.actor, 'met.id')}, false)` : sql`false`
  const ifNamed = (value: RawBuilder<unknown>) => sql`case when k.named then ${value} end`
  // Its own aliases are seen nowhere but here: those of the query around it stand in the first of them.
  return sql`(select jsonb_build_object('customerId', case when k.known then s.person_id end, 'isKept', not k.named, 'isOwn', not k.named and ${isHers},
      'name', case when k.named and c.how is not null then s.name end, 'how', c.how, 'because', coalesce(c.because, ''), 'things', coalesce(c.things, '{}'),
      'helper', ${ifNamed(speakerOf(ctx))}, 'language', ${ifNamed(sql`s.language`)}, 'diedAt', ${ifNamed(sql`s.died_at`)},
      'preferredChannel', ${ifNamed(sql`p.preferred_channel`)}, 'preferredTimes', ${ifNamed(sql`p.preferred_times`)},
      'hasSafeWord', coalesce(p.has_safe_word, false),
      'needs', (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'detail', n.detail)), '[]')
        from customers.current_needs n where n.customer_id = met.id and k.named),
      'markers', (select coalesce(jsonb_agg(m.instruction order by m.recorded_at), '[]') from customers.current_markers m where m.customer_id = met.id),
      'isNotRung', ${isNumberUnsafe({ phone: NUMBER, whose: sql`met.id` })} or (s.died_at is not null and ${hers('true')} is not null),
      'phone', ${hers("jsonb_build_object('messageOk', bool_and(w.message_ok), 'neutral', bool_or(w.neutral))")})
    from (select ${sql.ref(customer)} as id, ${sql.ref(interaction)} as interaction_id, ${sql.ref(phone)} as phone) met
    left join customers.reachable s on s.customer_id = met.id
    left join customers.spoken p on p.customer_id = met.id
    left join interactions.callers c on c.interaction_id = met.interaction_id and (c.customer_id is null) = (met.id is null)
    cross join lateral (select ${namedTo(ctx.actor, 's.person_id')} is not false as named, ${hintedTo(ctx.actor, 's.person_id')} is not false as known) k)`
}

/** Of `c`: who speaks for her. What has ended since lets nothing be told. */
export const speakerOf = (
  ctx: Ctx,
) => sql`(select jsonb_build_object('name', h.name, 'kind', h.kind, 'authority', h.authority, 'scope', h.scope,
    'maySee', case when h.ended_at is null and (h.until is null or h.until >= ${ctx.now().toISOString().slice(0, 10)}::date)
      then h.may_see else 'nothing' end)
  from customers.helpers h where h.id = c.helper_id and h.customer_id = c.customer_id)`
