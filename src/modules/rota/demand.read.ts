import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Block } from '../../platform/working-time/index.ts'
import { listAbsences } from '../knowledge/index.ts'
import { can, contactBlocks, PERMISSIONS, readOrganisation } from '../organisation/index.ts'
import { type Counted, demandByHour, type HourOfDemand, isEnough } from './demand.ts'
import { addDays, isAwayOn, type Shift, todayOf } from './shift.ts'
import { counts } from './standing.ts'

const ZONE = 'Europe/London'
/** How many of the same weekday are looked at. */
const WEEKS = 6
/** Ten minutes each, with the writing: until a leader says otherwise. */
const USUAL_PACE = 6

export interface Demand {
  day: string
  /** The days that were counted. */
  days: number
  /** For how many contacts an hour one colleague is planned. */
  pace: number
  hours: (HourOfDemand & { planned: number; enough: ReturnType<typeof isEnough> })[]
}

type Planned = Pick<Shift, 'staffId' | 'from' | 'to'>

/**
 * What typically comes in on this weekday, hour by hour, beside how many who take conversations are planned on the day.
 * Of the contact hours; a day on which we are closed has none. One query. Throws NotFound.
 */
export async function readDemand(ctx: Ctx, day: string): Promise<Demand> {
  if (!can(ctx.actor, 'rota.change')) throw new NotFound('rota')
  const organisation = await readOrganisation(ctx)
  const open = contactBlocks(organisation, Temporal.PlainDate.from(day))
  const { rows } = await sql<{ counted: Counted[]; planned: Planned[]; pace: number | null }>`select
    ${counted(ctx, day)} as counted, ${planned(day)} as planned,
    (select contacts from rota.paces order by said_at desc, id desc limit 1) as pace`.execute(ctx.db)
  const { pace, ...found } = rows[0]!
  const absences = await listAbsences(ctx)
  const there = found.planned.filter(({ staffId }) => !isAwayOn(absences, staffId, day))
  const demand = demandByHour(found.counted, hoursOf(open))
  const each = pace ?? USUAL_PACE
  return {
    day,
    days: demand.days,
    pace: each,
    hours: demand.hours.map(hour => {
      const count = plannedIn(there, open, hour.hour)
      return { ...hour, planned: count, enough: isEnough(hour.all, count, each) }
    }),
  }
}

const hoursOf = (open: readonly Block[]): number[] => {
  const hours = open.flatMap(({ from, to }) =>
    Array.from({ length: Math.ceil(to / 60) - Math.floor(from / 60) }, (_, n) => Math.floor(from / 60) + n),
  )
  return [...new Set(hours)]
}

/** How many are there for the whole of an hour that is open: half an hour alone counts as nobody for its other half. */
function plannedIn(shifts: readonly Planned[], open: readonly Block[], hour: number): number {
  const [start, end] = [hour * 60, hour * 60 + 60]
  const pieces = open
    .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
    .filter(({ from, to }) => from < to)
  const cuts = [...new Set([...pieces.map(({ from }) => from), ...shifts.flatMap(({ from, to }) => [from, to])])]
  const moments = cuts.filter(at => pieces.some(({ from, to }) => at >= from && at < to))
  return Math.min(...moments.map(at => new Set(shifts.filter(s => s.from <= at && s.to > at).map(s => s.staffId)).size))
}

/** Each contact once: a visit that became a conversation, and a request taken in one, are the same. */
const counted = (ctx: Ctx, day: string) => {
  const before = Array.from({ length: WEEKS }, (_, week) => addDays(day, -7 * (week + 1)))
  const past = before.filter(each => each < todayOf(ctx))
  return sql`coalesce((select json_agg(c) from (
    select d.day::text as day, extract(hour from w.at at time zone ${ZONE})::int as hour, w.way, count(*)::int as count
    from unnest(${past}::date[]) d (day) cross join lateral (
      select c.at, case when c.channel in ('phone', 'desk') then c.channel else 'written' end as way
      from interactions.came_in c where c.at >= ${startOf(sql`d.day`)} and c.at < ${startOf(sql`d.day + 1`)}
        and not exists (select from reception.came v where v.interaction_id = c.id)
      union all
      select v.at, 'desk' from reception.came v where v.at >= ${startOf(sql`d.day`)} and v.at < ${startOf(sql`d.day + 1`)}
      union all
      select t.at, case when t.channel in ('phone', 'desk') then t.channel else 'written' end
      from requests.taken_down t where t.at >= ${startOf(sql`d.day`)} and t.at < ${startOf(sql`d.day + 1`)}
        and not exists (select from interactions.requests_spoken_of s where s.request_id = t.id)) w
    group by 1, 2, 3) c), '[]')`
}

const startOf = (day: ReturnType<typeof sql>) => sql`((${day})::timestamp at time zone ${ZONE})`

/** Whoever takes conversations, in whichever team. */
const planned = (day: string) => sql`coalesce((
  select json_agg(json_build_object('staffId', s.staff_id, 'from', s.from_minute, 'to', s.until_minute))
  from rota.shifts s join organisation.directory p on p.id = s.staff_id
  where s.removed_at is null and s.day = ${day}::date and p.roles && ${[...PERMISSIONS['interactions.answer-calls']]}::text[]
    and ${counts}), '[]')`
