import { type RawBuilder, sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { addDays, type Shift, todayOf } from './shift.ts'
import { counts } from './standing.ts'

/**
 * `asked`: the colleague has not answered. `agreed`: a leader must say yes. `done`: the rota has it. `overtaken`: it could
 * not be done any more. The others say who did not want it.
 */
export type SwapState = 'asked' | 'agreed' | 'done' | 'declined' | 'withdrawn' | 'refused' | 'overtaken'

export interface SwapRow {
  id: string
  shiftId: string
  theirShiftId: string
  from: string
  to: string
  team: string
  state: SwapState
}

/** A swap as those see it whom it concerns. */
export interface Swap {
  id: string
  state: SwapState
  /** What it is to the reader: she asked, she is asked, or she leads them. */
  mine: 'from' | 'to' | 'lead'
  fromName: string
  toName: string
  decidedBy: string | null
  /** The other one, who has left, so that it could not be done any more. */
  leftName: string | null
  /** The reader has not seen that. */
  isNews: boolean
  /** What who asked gives, and what she gets for it. */
  gives: Pick<Shift, 'day' | 'from' | 'to'>
  gets: Pick<Shift, 'day' | 'from' | 'to'>
}

/** Locked until the transaction ends. Throws NotFound. */
export async function getSwap(ctx: Ctx, id: string): Promise<SwapRow> {
  const { rows } =
    await sql<SwapRow>`select id, shift_id as "shiftId", their_shift_id as "theirShiftId", from_id as from,
      to_id as to, team_id as team, state
    from rota.swaps where id = ${isId(id) ? id : null}::uuid for update`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('swap')
  return rows[0]
}

/** Those of these shifts that are planned still, of whoever is there still. */
export async function readShifts(ctx: Ctx, ids: readonly string[]): Promise<Shift[]> {
  const { rows } = await sql<Shift>`select s.id, s.team_id as team, s.staff_id as "staffId", c.name as "staffName",
      s.day::text as day, s.from_minute as from, s.until_minute as to, s.channel, s.location
    from rota.shifts s join organisation.colleagues c on c.id = s.staff_id
    where s.id = any(${[...ids]}::uuid[]) and s.removed_at is null and ${counts}`.execute(ctx.db)
  return rows
}

/** Must a leader say yes to swaps of this team? */
export async function swapNeedsLeader(ctx: Ctx, team: string): Promise<boolean> {
  const { rows } = await sql<{ needs: boolean }>`select needs_leader as needs from rota.swap_rules
    where team_id = ${team} order by said_at desc, id desc limit 1`.execute(ctx.db)
  return rows[0]?.needs ?? false
}

/** Has somebody left (`gone`, of the directory) before both shifts, `a` and `b`, of a swap `w` are over? */
export const isLeft = sql<boolean>`gone.id in (w.from_id, w.to_id) and gone.disabled_at < greatest(
  a.day + make_interval(mins => a.until_minute), b.day + make_interval(mins => b.until_minute)) at time zone 'Europe/London'`
const isOver = sql<boolean>`w.state = 'overtaken'`

const shift = (table: string) =>
  sql`jsonb_build_object('day', ${sql.ref(`${table}.day`)}::text, 'from', ${sql.ref(`${table}.from_minute`)}, 'to', ${sql.ref(`${table}.until_minute`)})`

/** Of the teams that somebody leads: what needs her yes, and what she has not seen. Administrators plan, and lead nobody. */
function forLeader({ id, teams, ...actor }: StaffActor): RawBuilder<boolean> {
  if (!can({ id, teams, ...actor }, 'rota.change')) return sql<boolean>`false`
  return sql<boolean>`(w.team_id = any(${teams}::text[]) and ${id}::uuid not in (w.from_id, w.to_id)
    and (w.state = 'agreed' or (w.state = 'done' and w.decided_by is null and w.seen_at is null)))`
}

/** The swaps that concern the actor, of shifts that are not over: hers, and those of the teams she leads. One query. */
export async function listSwaps(ctx: Ctx): Promise<Swap[]> {
  const { actor } = ctx
  if (actor.kind !== 'staff') throw new NotFound('swap')
  const { rows } = await sql<Swap>`
    select w.id, w.state, case ${actor.id}::uuid when w.from_id then 'from' when w.to_id then 'to' else 'lead' end as mine,
      f.name as "fromName", t.name as "toName", d.name as "decidedBy", l.name as "leftName",
      l.name is not null and w.seen_at is null as "isNews", ${shift('a')} as gives, ${shift('b')} as gets
    from rota.swaps w join rota.shifts a on a.id = w.shift_id join rota.shifts b on b.id = w.their_shift_id
    join organisation.colleagues f on f.id = w.from_id join organisation.colleagues t on t.id = w.to_id
    left join organisation.colleagues d on d.id = w.decided_by
    left join lateral (select gone.name from organisation.directory gone where ${isOver} and ${isLeft} and gone.id <> ${actor.id}::uuid limit 1) l on true
    where greatest(a.day, b.day) >= ${todayOf(ctx)}::date and w.asked_at > ${addDays(todayOf(ctx), -60)}::date
      and ((w.from_id = ${actor.id}::uuid or w.to_id = ${actor.id}::uuid) or ${forLeader(actor)})
    order by w.state in ('asked', 'agreed') desc, w.asked_at desc, w.id limit 20`.execute(ctx.db)
  return rows
}

/** Does a swap wait for a word of the actor's? */
export async function hasSwapNews(ctx: Ctx): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'staff') return false
  const { rows } = await sql<{
    news: boolean
  }>`select exists (select from rota.swaps w join rota.shifts a on a.id = w.shift_id join rota.shifts b on b.id = w.their_shift_id
    where greatest(a.day, b.day) >= ${todayOf(ctx)}::date and ((w.to_id = ${actor.id}::uuid and w.state = 'asked' and a.day >= ${todayOf(ctx)}::date)
      or (${isOver} and w.seen_at is null and ${actor.id}::uuid in (w.from_id, w.to_id)
        and exists (select from organisation.directory gone where ${isLeft} and gone.id <> ${actor.id}::uuid)) or (a.day >= ${todayOf(ctx)}::date and ${forLeader(actor)}))) as news`.execute(
    ctx.db,
  )
  return rows[0]!.news
}
