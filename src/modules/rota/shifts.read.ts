import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Block } from '../../platform/working-time/index.ts'
import { listAbsences } from '../knowledge/index.ts'
import { gapsOfDay, type Organisation } from '../organisation/index.ts'
import { mayReadRota } from './may-plan.ts'
import { type AwayDays, addDays, isAwayOn, minuteOf, mondayOf, present, type Shift, todayOf } from './shift.ts'
import { counts } from './standing.ts'

export type ChangedShift = Pick<Shift, 'staffName' | 'day' | 'from' | 'to'>

/** Something that was done to a week: at one moment, by one colleague, perhaps to many shifts. */
export interface RotaChange {
  at: Date
  /** Of a swap: who said yes last. */
  by: string | null
  what: 'planned' | 'removed' | 'swapped'
  /** Of a swap: what who asked gave, and what she got for it; one of them may be of another week. */
  shifts: ChangedShift[]
}

type Row = Shift & {
  isThere: boolean
  plannedAt: Date
  plannedBy: string | null
  removedAt: Date | null
  removedBy: string | null
  /** A swap made it. */
  isOfSwap: boolean
  /** The swap that took it off, with the other shift. */
  swap: { id: string; isAsker: boolean; other: ChangedShift } | null
}

const columns = sql`s.id, s.team_id as team, s.staff_id as "staffId", c.name as "staffName", s.day::text as day,
  s.from_minute as from, s.until_minute as to, s.channel, s.location`

/** The rota of a team in the week of a date, and what was changed about it, the newest first. One query. */
export async function readWeek(
  ctx: Ctx,
  { team, week }: { team: string; week: string },
): Promise<{ shifts: Shift[]; changes: RotaChange[] }> {
  if (!mayReadRota(ctx, team)) throw new NotFound('rota')
  const monday = mondayOf(week)
  const { rows } =
    await sql<Row>`select ${columns}, ${counts} as "isThere", s.planned_at as "plannedAt", p.name as "plannedBy",
      s.removed_at as "removedAt", r.name as "removedBy",
      exists (select from rota.swaps m where s.id in (m.shift_became_id, m.their_shift_became_id)) as "isOfSwap",
      (select jsonb_build_object('id', w.id, 'isAsker', s.id = w.shift_id, 'other',
          jsonb_build_object('staffName', oc.name, 'day', o.day::text, 'from', o.from_minute, 'to', o.until_minute))
        from rota.swaps w
        join rota.shifts o on o.id = case s.id when w.shift_id then w.their_shift_id else w.shift_id end
        join organisation.colleagues oc on oc.id = o.staff_id
        where w.state = 'done' and s.id in (w.shift_id, w.their_shift_id)) as swap
    from rota.shifts s join organisation.colleagues c on c.id = s.staff_id
    left join organisation.colleagues p on p.id = s.planned_by left join organisation.colleagues r on r.id = s.removed_by
    where s.team_id = ${team} and s.day between ${monday}::date and ${addDays(monday, 6)}::date
    order by s.day, s.from_minute, lower(c.name), s.id`.execute(ctx.db)
  return { shifts: rows.filter(({ removedAt, isThere }) => !removedAt && isThere), changes: changesOf(rows) }
}

function changesOf(rows: Row[]): RotaChange[] {
  const changes = new Map<string, RotaChange>()
  const note = (what: RotaChange['what'], at: Date, by: string | null, shift: Shift) => {
    const key = `${what} ${at.getTime()} ${by}`
    const change = changes.get(key) ?? { at, by, what, shifts: [] }
    changes.set(key, { ...change, shifts: [...change.shifts, shift] })
  }
  for (const row of rows) {
    if (!row.isOfSwap) note('planned', row.plannedAt, row.plannedBy, row)
    if (row.removedAt && !row.swap) note('removed', row.removedAt, row.removedBy, row)
    if (row.removedAt && row.swap) {
      const shifts = row.swap.isAsker ? [row, row.swap.other] : [row.swap.other, row]
      changes.set(row.swap.id, { at: row.removedAt, by: row.removedBy, what: 'swapped', shifts })
    }
  }
  return [...changes.values()].toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

/** How far ahead colleagues see their own. */
const OWN_DAYS = 14

/** Whether a swap of a shift of hers waits for an answer. */
export type OwnShift = Shift & { isAsked: boolean }

/** The actor's own shifts of the fortnight to come, with those of her teams: whom she can swap with. One query. */
export async function readOwnRota(ctx: Ctx): Promise<{ mine: OwnShift[]; all: Shift[] }> {
  const { actor } = ctx
  if (actor.kind !== 'staff') throw new NotFound('rota')
  const today = todayOf(ctx)
  const { rows } = await sql<OwnShift>`select ${columns},
      exists (select from rota.swaps w where w.shift_id = s.id and w.state in ('asked', 'agreed')) as "isAsked"
    from rota.shifts s join organisation.colleagues c on c.id = s.staff_id
    where s.removed_at is null and ${counts} and s.day between ${today}::date and ${addDays(today, OWN_DAYS - 1)}::date
      and (s.staff_id = ${actor.id}::uuid or s.team_id = any(${actor.teams}::text[]))
    order by s.day, s.from_minute, s.id`.execute(ctx.db)
  return { mine: rows.filter(({ staffId }) => staffId === actor.id), all: rows }
}

/** When a colleague is there: the shift of this moment, and the next one. Days on which she is away do not count. One query. */
export async function findPlanned(
  ctx: Ctx,
  staffId: string,
): Promise<{ now: Block | null; next: (Block & { day: string }) | null }> {
  const [today, minute] = [todayOf(ctx), minuteOf(ctx)]
  const { rows } = await sql<
    Pick<Shift, 'staffId' | 'day' | 'from' | 'to'>
  >`select s.staff_id as "staffId", s.day::text as day,
      s.from_minute as from, s.until_minute as to
    from rota.shifts s where s.removed_at is null and ${counts} and s.staff_id = ${staffId}::uuid
      and s.day between ${today}::date and ${addDays(today, OWN_DAYS - 1)}::date order by s.day, s.from_minute`.execute(
    ctx.db,
  )
  const there = present(rows, await listAbsences(ctx, [staffId]))
  const isNow = ({ day, from, to }: (typeof there)[number]) => day === today && from <= minute && to > minute
  const isLater = ({ day, from }: (typeof there)[number]) => day > today || from > minute
  return { now: there.find(isNow) ?? null, next: there.find(isLater) ?? null }
}

/** A shift as others may count on it: no name in it. */
export type PlannedShift = Pick<Shift, 'staffId' | 'day' | 'from' | 'to' | 'team' | 'location'> & {
  /** False: whoever has it is away on the day. */
  isThere: boolean
  /** At a desk, or in whatever comes: not by telephone alone. */
  meetsPeople: boolean
}

/** Who is planned at a location or for a team on so many days, and when the team's people are planned for others. One query. */
export async function readPlanned(
  ctx: Ctx,
  { location, team, from, days }: { location: string; team: string | null; from: string; days: number },
): Promise<PlannedShift[]> {
  const { rows } = await sql<Omit<PlannedShift, 'isThere'>>`select s.staff_id as "staffId", s.day::text as day,
      s.from_minute as from, s.until_minute as to, s.team_id as team, s.location, coalesce(s.channel, 'desk') = 'desk' as "meetsPeople"
    from rota.shifts s where s.removed_at is null and ${counts} and s.day >= ${from}::date and s.day < ${addDays(from, days)}::date
      and (s.location = ${location} or s.team_id = ${team}
        or s.staff_id in (select m.staff_id from organisation.members m where m.team_id = ${team}))`.execute(ctx.db)
  const absences = await listAbsences(ctx)
  return rows.map(row => ({ ...row, isThere: !isAwayOn(absences, row.staffId, row.day) }))
}

/** Nobody of a team is planned, though the first point of contact is open. */
export interface RotaGap extends Block {
  day: string
}

/** Of days whose shifts are known, from now on: what is over is nobody's to plan. */
export function gapsOfShifts(
  ctx: Ctx,
  organisation: Organisation,
  days: readonly string[],
  shifts: readonly Pick<Shift, 'staffId' | 'day' | 'from' | 'to'>[],
  absences: readonly AwayDays[],
): RotaGap[] {
  const there = present(shifts, absences)
  const [today, minute] = [todayOf(ctx), minuteOf(ctx)]
  return days.flatMap(day => {
    const covered = there.filter(each => each.day === day)
    const over = day < today ? [{ from: 0, to: 1440 }] : day === today ? [{ from: 0, to: minute }] : []
    return gapsOfDay(organisation, Temporal.PlainDate.from(day), [...covered, ...over]).map(gap => ({ day, ...gap }))
  })
}

/** How many days ahead the gaps of all teams are looked for. */
export const GAP_DAYS = 7

/** The coming gaps of every team that has a rota then, by team: no names in it, so that everybody may see them. One query. */
export async function listGaps(ctx: Ctx, organisation: Organisation): Promise<Map<string, RotaGap[]>> {
  const days = Array.from({ length: GAP_DAYS }, (_, later) => addDays(todayOf(ctx), later))
  const { rows } = await sql<Pick<Shift, 'team' | 'staffId' | 'day' | 'from' | 'to'>>`select s.team_id as team,
      s.staff_id as "staffId", s.day::text as day, s.from_minute as from, s.until_minute as to
    from rota.shifts s where s.removed_at is null and ${counts} and s.day = any(${days}::date[])`.execute(ctx.db)
  const absences = await listAbsences(ctx)
  const byTeam = Map.groupBy(rows, ({ team }) => team)
  return new Map([...byTeam].map(([team, shifts]) => [team, gapsOfShifts(ctx, organisation, days, shifts, absences)]))
}
