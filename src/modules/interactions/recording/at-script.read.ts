import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Language } from '../../../platform/text.ts'
import { type Need, namedTo } from '../../customers/index.ts'
import { hushedOf, maySaySafe } from '../hush.ts'
import type { InteractionChannel } from '../interaction.ts'
import { mayBeRecorded } from './recording-of.ts'

/** Whether nothing is written to her of a conversation by itself, and whether this colleague may say that it is safe. */
export interface AtHush {
  isHushed: boolean
  maySaySafe: boolean
}

/** The same of a conversation `i`, as columns. */
export const atHush = (actor: Actor) =>
  sql`${hushedOf(sql`i.id`)} as "isHushed", ${maySaySafe(actor, sql`i.id`)} as "maySaySafe"`

/** What a script has to know of whoever is spoken with. */
export interface AtScript extends AtHush {
  interactionId: string
  channel: InteractionChannel
  /** Null where nobody is on the line, or the line records nothing. */
  recording: 'on' | 'asked' | 'paused' | null
  needs: { kind: Need; detail: string }[]
  /** Of whoever is spoken with, once she is known. */
  language: Language | null
}

/** The conversation in the actor's hand, as a script goes by it; null where there is none. One query. */
export async function readAtScript(ctx: Ctx): Promise<AtScript | null> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !actor.permissions.has('interactions.take')) return null
  const { rows } = await sql<AtScript>`
    select i.id as "interactionId", i.channel, ${atHush(actor)},
      case when i.ended_at is null and exists (select from interactions.calls k where k.id = i.call_id and ${mayBeRecorded(ctx)}) then coalesce(
        (select case when p.stands_since is null then 'asked' else 'paused' end from interactions.recording_pauses p
          where p.call_id = i.call_id and p.over_at is null), 'on') end as recording,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'detail', n.detail) order by n.kind), '[]')
        from interactions.callers c join customers.reachable r on r.customer_id = c.customer_id
        join customers.current_needs n on n.customer_id = c.customer_id
        where c.interaction_id = i.id and ${namedTo(actor, 'r.person_id')}) as needs,
      (select r.language from interactions.callers c join customers.reachable r on r.customer_id = c.customer_id
        where c.interaction_id = i.id and ${namedTo(actor, 'r.person_id')}) as language
    from interactions.interactions i
    where i.adviser_id = ${actor.id}::uuid and i.wrapped_at is null and i.parked_at is null`.execute(ctx.db)
  return rows[0] ?? null
}
