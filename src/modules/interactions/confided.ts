import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { wentOnFrom } from './handovers/went-on-from.ts'
import { type InteractionChannel, LIVE } from './interaction.ts'
import { type Met, metBy } from './met.read.ts'

/**
 * Somebody of this conversation may come to harm: from now on what is said in it, and what was said before, is for who hears it, for
 * these teams and duty officers, and is nobody's to study; so is the conversation that it goes on from, and those in which it
 * went on. Again with more teams, it is for those too.
 */
export async function keepInConfidence(ctx: Ctx, interactionId: string, teams: readonly string[]): Promise<void> {
  await sql`update interactions.interactions set confided_to = array(
      select distinct unnest(coalesce(confided_to, '{}') || ${[...teams]}::text[]) order by 1)
    where id in (select on_it.id from interactions.came_from(${interactionId}::uuid) back
      cross join lateral interactions.went_on(back.id) on_it)`.execute(ctx.db)
}

/** Whether this actor may read what was said in a conversation (`i`, or of this alias), as far as danger goes; of most there is none. */
export function isHeardBy(actor: Actor, alias = 'i'): RawBuilder<boolean> {
  if (actor.kind === 'system' || can(actor, 'duty.read-any')) return sql<boolean>`true`
  const teams = sql.ref(`${alias}.confided_to`)
  if (actor.kind !== 'staff') return sql<boolean>`${teams} is null`
  return sql<boolean>`(${teams} is null or ${sql.ref(`${alias}.adviser_id`)} = ${actor.id}::uuid or ${teams} && ${actor.teams}::text[])`
}

/** Words of it for this actor: '' where they are not for her, and only what somebody wrote down for her goes on. */
export const heard = (actor: Actor, words: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`case when ${isHeardBy(actor)} is not false then ${words} else '' end`

/** A conversation in which somebody may come to harm, for whoever goes on with it. */
export interface Confided {
  channel: InteractionChannel
  adviserName: string
  startedAt: Date
  endedAt: Date | null
  /** A colleague of whoever heard it goes on with it, by herself: nobody is on the line. */
  isGoneOnWith: boolean
  /** The number of the call; null: withheld, or no call. */
  phone: string | null
  met: Met
  /** In their words, each matter's. */
  asked: string[]
  note: string
  /** Ids of what they wrote, where it began so. */
  written: string[]
}

/** For who heard it, the teams told and duty officers; throws NotFound for everybody else. */
export async function readConfided(ctx: Ctx, interactionId: string): Promise<Confided> {
  const { rows } =
    await sql<Confided>`select i.channel, a.name as "adviserName", i.started_at as "startedAt", i.ended_at as "endedAt",
      g."isGoneOnWith", g.phone, i.note, array(select m.asked from interactions.matters m where m.interaction_id = i.id and m.asked <> ''
        order by m.position) as asked,
      array(select w.id from interactions.waiting w where w.interaction_id = i.id order by w.arrived_at, w.id) as written,
      ${metBy(ctx, { customer: 'who.person_id', interaction: 'i.id', phone: 'g.phone' })} as met
    from interactions.interactions i join organisation.colleagues a on a.id = i.adviser_id
    left join interactions.calls k on k.id = i.call_id left join ${wentOnFrom} f on true
    cross join lateral (select f.id is not null and i.wrapped_at is null and (i.ended_at is not null or i.channel <> all(${[...LIVE]}::text[])) as "isGoneOnWith", coalesce(k.caller, f.phone) as phone) g
    left join interactions.callers c on c.interaction_id = i.id left join customers.identity who on who.customer_id = c.customer_id
    where i.id = ${isId(interactionId) ? interactionId : null}::uuid and i.confided_to is not null and ${isHeardBy(ctx.actor)}`.execute(
      ctx.db,
    )
  if (!rows[0]) throw new NotFound('conversation')
  return rows[0]
}
