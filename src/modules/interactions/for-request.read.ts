import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { wrongNumbers } from './call-backs/wrong-numbers.ts'
import { wentOnFrom } from './handovers/went-on-from.ts'
import type { InteractionChannel } from './interaction.ts'
import { conversationOf, idOrNull } from './interactions.store.ts'
import { isNumberUnsafe } from './lines/safe-number.ts'
import { type AtHush, atHush } from './recording/at-script.read.ts'

/** What a request that is taken without a form is about: the matter it was looked for from, and its service, where they are known. */
export interface Wanted {
  matterId?: string
  service?: string
}

export interface ForRequest extends AtHush {
  interactionId: string
  channel: InteractionChannel
  /** What it becomes, with what was asked there; null: a matter of its own. */
  matter: { id: string; asked: string } | null
  /** On which number she is reached now; null: none is known that is safe. */
  phone: string | null
}

/** Of a conversation `i`, id and words: the matter it was looked for from, else one of this service, else the only one that is about nothing yet. */
const matterFor = ({ matterId, service }: Wanted) => sql`(select jsonb_build_object('id', f.id, 'asked', f.asked) from (
    select m.*, m.draft_id is null and not exists (select from interactions.handovers h where h.matter_id = m.id)
        and not exists (select from interactions.call_backs b where b.matter_id = m.id) as free,
      count(*) filter (where m.service is null) over () as unnamed
    from interactions.matters m where m.interaction_id = i.id and m.request_id is null) f
  where case when ${idOrNull(matterId)}::uuid is not null then f.id = ${idOrNull(matterId)}::uuid
    else f.free and (f.service = ${service ?? null} or (f.service is null and f.unnamed = 1)) end
  order by f.service nulls last, f.position desc limit 1)`

/** What a request taken without a form has from the conversation it is taken in: that of its matter, else the one in hand. Null: there is none. */
export async function readForRequest(ctx: Ctx, wanted: Wanted): Promise<ForRequest | null> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !actor.permissions.has('interactions.take')) return null
  const { rows } =
    await sql<ForRequest>`select i.id as "interactionId", i.channel, ${atHush(ctx.actor)}, ${matterFor(wanted)} as matter,
      case when n.phone not in ${wrongNumbers(sql`i.id`)}
        and not ${isNumberUnsafe({ phone: sql`n.phone`, whose: sql`who.person_id` })} then n.phone end as phone
    from interactions.interactions i left join interactions.calls k on k.id = i.call_id
    left join interactions.callers c on c.interaction_id = i.id left join customers.identity who on who.customer_id = c.customer_id
    left join ${wentOnFrom} g on true
    cross join lateral (select split_part(coalesce(k.caller, g.phone), ';', 1) as phone) n
    where i.id = ${conversationOf(actor.id, wanted.matterId)}`.execute(ctx.db)
  return rows[0] ?? null
}

/** The matter of this locked conversation that the request becomes; null: one of its own. */
export async function findMatterFor(ctx: Ctx, interactionId: string, wanted: Wanted): Promise<string | null> {
  const { rows } = await sql<{ matter: { id: string } | null }>`select ${matterFor(wanted)} as matter
    from interactions.interactions i where i.id = ${interactionId}::uuid`.execute(ctx.db)
  return rows[0]?.matter?.id ?? null
}
