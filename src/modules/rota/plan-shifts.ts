import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { listMembers, readOrganisation, teamSubject } from '../organisation/index.ts'
import { mayPlan } from './may-plan.ts'
import { shiftRemoved, shiftsPlanned, weekCopied } from './rota.events.ts'
import {
  addDays,
  minuteOf,
  mondayOf,
  overlap,
  SHIFT_CHANNELS,
  type Shift,
  type ShiftChannel,
  todayOf,
} from './shift.ts'
import { counts, countsAfter } from './standing.ts'

export interface NewShifts {
  team: string
  /** Everybody of these on every one of the days. */
  staff: readonly string[]
  days: readonly string[]
  /** Minutes since midnight. */
  from: number
  to: number
  channel: ShiftChannel | null
  location: string | null
}

type Row = Pick<Shift, 'staffId' | 'day' | 'from' | 'to' | 'channel' | 'location'>

/**
 * Plans people of a team. Throws NotFound; Refused `rota.nobody`, `rota.no-day`, `rota.past`, `rota.ends-before-it-starts`, `rota.over`,
 * `rota.not-in-team`, `rota.left-by-then`, and `rota.planned-already` with `name` and `day` (ISO) of the first who is.
 */
export async function planShifts(ctx: Ctx, input: NewShifts): Promise<void> {
  await mustPlan(ctx, input.team)
  refuseUnless(input.staff.length > 0, 'rota.nobody')
  refuseUnless(input.days.length > 0, 'rota.no-day')
  refuseUnless(
    input.days.every(day => day >= todayOf(ctx)),
    'rota.past',
  )
  refuseUnless(input.from < input.to, 'rota.ends-before-it-starts')
  refuseUnless(
    input.days.every(day => !isOver(ctx, { day, to: input.to })),
    'rota.over',
  )
  refuseUnless(!input.channel || SHIFT_CHANNELS.includes(input.channel), 'rota.no-such-channel')
  const { from, to, channel, location } = input
  const wanted = input.days.flatMap(day => input.staff.map(staffId => ({ staffId, day, from, to, channel, location })))
  await ctx.transaction(async ctx => {
    const members = new Map((await listMembers(ctx, input.team)).map(({ id, name }) => [id, name]))
    refuseUnless(
      input.staff.every(id => members.has(id)),
      'rota.not-in-team',
    )
    const taken = await lockPlanned(ctx, input.staff, input.days)
    const clash = wanted.find(each => taken.some(other => other.staffId === each.staffId && overlap(other, each)))
    if (clash) throw new Refused('rota.planned-already', { name: members.get(clash.staffId)!, day: clash.day })
    const shiftIds = await insertShifts(ctx, input.team, wanted)
    await publish(ctx, shiftsPlanned({ teamId: input.team, subject: teamSubject(input.team), shiftIds }))
  })
}

/**
 * Plans a week as the one before it: what is left of the week, for those who are in the team still, then too, and not planned.
 * Answers how many shifts. Throws NotFound; Refused `rota.nothing-to-copy`.
 */
export async function copyWeek(ctx: Ctx, { team, week }: { team: string; week: string }): Promise<number> {
  await mustPlan(ctx, team)
  const monday = mondayOf(week)
  return ctx.transaction(async ctx => {
    const members = (await listMembers(ctx, team)).map(({ id }) => id)
    const days = Array.from({ length: 7 }, (_, day) => addDays(monday, day)).filter(day => day >= todayOf(ctx))
    const taken = await lockPlanned(ctx, members, days)
    const before = await readPlanned(
      ctx,
      sql`team_id = ${team} and day between ${addDays(monday, -7)}::date and ${addDays(monday, -1)}::date
        and ${countsAfter(7)}`,
    )
    const wanted = before
      .map(shift => ({ ...shift, day: addDays(shift.day, 7) }))
      .filter(each => members.includes(each.staffId) && days.includes(each.day) && !isOver(ctx, each))
      .filter(each => !taken.some(other => other.staffId === each.staffId && overlap(other, each)))
    refuseUnless(wanted.length > 0, 'rota.nothing-to-copy')
    const shiftIds = await insertShifts(ctx, team, wanted)
    await publish(ctx, weekCopied({ teamId: team, subject: teamSubject(team), week: monday, shiftIds }))
    return shiftIds.length
  })
}

/** Takes shifts off the rota, all or none; that they were there stays. Twice is once. Throws NotFound, Refused `rota.past`. */
export async function removeShifts(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (!ids.every(isId)) throw new NotFound('shift')
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string; team: string; staffId: string; day: string; removed: boolean }>`
      select id, team_id as team, staff_id as "staffId", day::text as day, removed_at is not null as removed
      from rota.shifts where id = any(${[...ids]}::uuid[]) order by id for update`.execute(ctx.db)
    if (rows.length < new Set(ids).size || !rows.every(({ team }) => mayPlan(ctx, team))) throw new NotFound('shift')
    const there = rows.filter(({ removed }) => !removed)
    refuseUnless(
      there.every(({ day }) => day >= todayOf(ctx)),
      'rota.past',
    )
    if (there.length === 0) return
    await sql`update rota.shifts set removed_at = ${ctx.now()}, removed_by = ${byOf(ctx)}::uuid
      where id = any(${there.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
    await publish(ctx, ...there.map(({ id, team, staffId }) => shiftRemoved({ shiftId: id, teamId: team, staffId })))
  })
}

/** Nobody can come to it any more. */
const isOver = (ctx: Ctx, { day, to }: Pick<Row, 'day' | 'to'>): boolean =>
  day < todayOf(ctx) || (day === todayOf(ctx) && to <= minuteOf(ctx))

const byOf = ({ actor }: Ctx): string | null => (actor.kind === 'staff' ? actor.id : null)

async function mustPlan(ctx: Ctx, team: string): Promise<void> {
  const { teams } = await readOrganisation(ctx)
  if (!teams.has(team) || !mayPlan(ctx, team)) throw new NotFound('rota')
}

/** What these people have on these days, in any team. Until the transaction ends nobody else plans anything. */
export async function lockPlanned(ctx: Ctx, staff: readonly string[], days: readonly string[]): Promise<Row[]> {
  await sql`select pg_advisory_xact_lock(hashtext('rota.shifts'))`.execute(ctx.db)
  return readPlanned(ctx, sql`staff_id = any(${[...staff]}::uuid[]) and day = any(${[...days]}::date[])`)
}

export async function readPlanned(ctx: Ctx, which: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select staff_id as "staffId", day::text as day, from_minute as from, until_minute as to, channel, location
    from rota.shifts s where removed_at is null and ${which} order by day, from_minute, id`.execute(ctx.db)
  return rows
}

/** Throws Refused `rota.left-by-then`. */
export async function insertShifts(ctx: Ctx, team_id: string, shifts: readonly Row[]): Promise<string[]> {
  const [planned_at, planned_by] = [ctx.now(), byOf(ctx)]
  const rows = shifts.map(({ staffId, day, from, to, channel, location }) => ({
    ...{ id: newId(), team_id, staff_id: staffId, day, from_minute: from, until_minute: to, channel, location },
    ...{ planned_at, planned_by },
  }))
  await ctx.db.insertInto('rota.shifts').values(rows).execute()
  const ids = rows.map(({ id }) => id)
  const gone = await sql`select from rota.shifts s where s.id = any(${ids}::uuid[]) and not ${counts}`.execute(ctx.db)
  refuseUnless(gone.rows.length === 0, 'rota.left-by-then')
  return ids
}
