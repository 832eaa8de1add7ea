import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { wentOnFrom } from './handovers/went-on-from.ts'
import { type InteractionChannel, LIVE, type SafeBecause } from './interaction.ts'
import { lockConversations } from './interactions.store.ts'
import { type Met, metBy } from './met.read.ts'

/**
 * Somebody of this conversation may come to harm: from now on what is said in it, and what was said before, is for who hears it, for
 * these teams and duty officers, and is nobody's to study; so is the conversation that it goes on from, and those in which it
 * went on. Again with more teams, it is for those too.
 */
export async function keepInConfidence(ctx: Ctx, interactionId: string, teams: readonly string[]): Promise<void> {
  await lockConversations(ctx, chainOf(sql`${interactionId}::uuid`))
  await takeBackWords(ctx, interactionId, teams)
  await sql`update interactions.interactions set confided_at = coalesce(confided_at, ${ctx.now()}), confided_to = array(
      select distinct unnest(coalesce(confided_to, '{}') || ${[...teams]}::text[]) order by 1)
    where id in (${chainOf(sql`${interactionId}::uuid`)})`.execute(ctx.db)
}

/**
 * Danger was heard in it, and these duty teams were told: it is kept in confidence, and so is what was written that it is about,
 * also where that waits again.
 */
export async function confideConversation(ctx: Ctx, interactionId: string, teams: readonly string[]): Promise<void> {
  await keepInConfidence(ctx, interactionId, teams)
  const chain = chainOf(sql`${interactionId}::uuid`)
  await confideThreads(
    ctx,
    sql`with on_it as materialized (${chain}) select w.thread_id from on_it join interactions.waiting w on w.interaction_id = on_it.id
      union select w.thread_id from on_it join interactions.waiting w on w.given_in = on_it.id`,
    teams,
  )
}

/** Words of these hint at danger, and these duty teams were told. */
export const confideWaiting = (ctx: Ctx, ids: readonly string[], teams: readonly string[]): Promise<void> =>
  confideThreads(ctx, sql`select thread_id from interactions.waiting where id = any(${[...ids]}::uuid[])`, teams)

/** All that waits or waited of these threads is theirs to read. */
async function confideThreads(ctx: Ctx, threads: RawBuilder<unknown>, teams: readonly string[]): Promise<void> {
  await sql`update interactions.waiting set confided_to = array(
      select distinct unnest(coalesce(confided_to, '{}') || ${[...teams]}::text[]) order by 1)
    where thread_id in (${threads})`.execute(ctx.db)
}

/** A conversation, those it goes on from, and those in which any of them went on. */
export const chainOf = (id: RawBuilder<unknown>) => sql`select on_it.id from interactions.came_from(${id}) back
  cross join lateral interactions.went_on(back.id) on_it`

export const isTold = (staffId: RawBuilder<unknown>, teams: RawBuilder<unknown>) => sql<boolean>`exists (
  select from organisation.members told where told.staff_id = ${staffId} and told.team_id = any(${teams}))`

/**
 * Words that went along before anybody knew of danger were said to this colleague alone: who goes on with them and is not told
 * keeps the line that was written for her, and what she wrote herself.
 */
async function takeBackWords(ctx: Ctx, interactionId: string, teams: readonly string[]): Promise<void> {
  await sql`update interactions.matters m set asked = w.line || case when starts_with(m.asked, o.asked) then substr(m.asked, length(o.asked) + 1) else '' end
    from interactions.matters o, interactions.interactions i, interactions.interactions first, lateral (select coalesce(
        (select ${lineWritten} from interactions.handovers h where h.went_on_in = i.id),
        (select b.summary from interactions.call_backs b where b.matter_id = o.id and b.interaction_id = i.id limit 1), '') as line) w
    where o.id = m.continues_id and i.id = m.interaction_id and first.id = ${interactionId}::uuid
      and i.id in (select id from interactions.went_on(first.id)) and i.id <> first.id and i.confided_to is null
      and i.adviser_id <> first.adviser_id and not ${isTold(sql`i.adviser_id`, sql`${[...teams]}::text[]`)}
      and o.asked <> '' and m.asked <> '' and (starts_with(m.asked, o.asked) or starts_with(o.asked, m.asked))`.execute(
    ctx.db,
  )
}

/** Of a conversation `i` that is in confidence: the names of who was shown its words before, and is not of who may read it. */
export const shownBefore = sql<string[]>`case when i.confided_at is null then '{}' else array(
  select distinct a.name from interactions.matters m cross join lateral (
    select unnest(array[h.from_id, h.to_id, h.answered_by]) as id, h.offered_at as at
      from interactions.handovers h where h.matter_id = m.id
    union all
    select b.taken_by, b.promised_at from interactions.call_backs b where b.matter_id = m.id) had
  join organisation.colleagues a on a.id = had.id
  where m.interaction_id in (${chainOf(sql`i.id`)}) and had.at < i.confided_at and a.id <> i.adviser_id
    and not ${isTold(sql`a.id`, sql`i.confided_to`)} order by 1) end`

export interface DangerBefore {
  /** What it goes on from was said in confidence, and is not for whoever has this one. */
  saidInConfidence: boolean
  /** Danger was raised, here or where it goes on from, of a kind of which the program writes them nothing by itself. */
  isHushed: boolean
  /** And this colleague may say that it is safe. */
  maySaySafe: boolean
}

/** The same of a conversation `i` and those it goes on from. */
export const dangerBefore = sql`lateral (select bool_or(o.hushed) as hushed, bool_or(o.confided_to is not null) as confided
  from interactions.came_from(i.id) back join interactions.interactions o on o.id = back.id)`

/** The key was pressed in this conversation, for the matter she had before her, or the only one; of several nobody knows. */
export async function markDanger(ctx: Ctx, interactionId: string, matterId?: string): Promise<void> {
  const id = isId(matterId) ? matterId : null
  await sql`update interactions.interactions set danger_raised = true where id = ${interactionId}::uuid`.execute(ctx.db)
  await sql`update interactions.matters m set of_danger = true where m.interaction_id = ${interactionId}::uuid
    and case when ${id}::uuid is not null then m.id = ${id}::uuid else not exists (
      select from interactions.matters o where o.interaction_id = m.interaction_id and o.id <> m.id) end`.execute(
    ctx.db,
  )
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

/** The line of a handover `h`, where a colleague wrote one: what went back by itself was offered to nobody, and has what was said as its line. */
export const lineWritten = sql<string>`case when h.answer_by > h.offered_at then h.summary else '…' end`

/** The same for this actor, of a conversation `i`. */
export const lineFor = (actor: Actor): RawBuilder<string> =>
  sql<string>`case when ${isHeardBy(actor)} is not false then h.summary else ${lineWritten} end`

/** A conversation in which somebody may come to harm, for whoever goes on with it. */
export interface Confided {
  channel: InteractionChannel
  adviserName: string
  /** And does not work here any more. */
  hasLeft: boolean
  startedAt: Date
  endedAt: Date | null
  /** A colleague of whoever heard it goes on with it, by herself: nobody is on the line. */
  isGoneOnWith: boolean
  /** The number of the call; null: withheld, or no call. */
  phone: string | null
  met: Met
  /** What was said, that of danger first, each in their words; `number`: its place on the adviser's screen. */
  matters: { number: number; asked: string; service: string | null; ofDanger: boolean }[]
  note: string
  /** Nothing is written to them by itself. */
  isHushed: boolean
  /** Since when that is over, as a colleague said it is safe; who, and why. */
  safeAt: Date | null
  safeBy: string | null
  safeBecause: SafeBecause | null
  /** Ids of what they wrote, where it began so. */
  written: string[]
}

/** For who heard it, the teams told and duty officers; throws NotFound for everybody else. */
export async function readConfided(ctx: Ctx, interactionId: string): Promise<Confided> {
  const { rows } =
    await sql<Confided>`select i.channel, a.name as "adviserName", a.disabled_at is not null and a.disabled_at <= ${ctx.now()}::timestamptz as "hasLeft", i.started_at as "startedAt", i.ended_at as "endedAt",
      g."isGoneOnWith", g.phone, i.note, (select coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'asked', m.asked, 'service', m.service, 'ofDanger', m.of_danger)
        order by m.of_danger desc, m.number), '[]') from (select x.*, row_number() over (order by x.position) as number
          from interactions.matters x where x.interaction_id = i.id) m where m.asked <> '') as matters,
      d.hushed as "isHushed", i.safe_at as "safeAt", i.safe_because as "safeBecause",
      (select s.name from organisation.directory s where s.id = i.safe_by) as "safeBy",
      array(select w.id from interactions.waiting w where w.interaction_id = i.id order by w.arrived_at, w.id) as written,
      ${metBy(ctx, { customer: 'who.person_id', interaction: 'i.id', phone: 'g.phone' })} as met
    from interactions.interactions i join organisation.directory a on a.id = i.adviser_id
    left join interactions.calls k on k.id = i.call_id left join ${wentOnFrom} f on true cross join ${dangerBefore} d
    cross join lateral (select f.id is not null and i.wrapped_at is null and (i.ended_at is not null or i.channel <> all(${[...LIVE]}::text[])) as "isGoneOnWith", coalesce(k.caller, f.phone) as phone) g
    left join interactions.callers c on c.interaction_id = i.id left join customers.identity who on who.customer_id = c.customer_id
    where i.id = ${isId(interactionId) ? interactionId : null}::uuid and i.confided_to is not null and ${isHeardBy(ctx.actor)}`.execute(
      ctx.db,
    )
  if (!rows[0]) throw new NotFound('conversation')
  return rows[0]
}
