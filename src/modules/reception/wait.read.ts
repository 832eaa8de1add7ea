import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type Pace, type Waited, type WaitRange, waitRange } from './honest-wait.ts'
import { dayOf } from './visit.ts'

export interface WaitNow {
  ahead: number
  serving: number
  range: WaitRange | null
}

/** How quick it is now is told by those called in so many minutes. */
const PACE_MINUTES = 45
/** What counts: today, and these weeks on days of the same kind at about this hour. */
const WEEKS = 6
const AROUND_MINUTES = 75
const MOST = 400

interface Row {
  ahead: number
  serving: number
  pace: Pace
  waited: Waited[]
}

/** How many wait and serve at a location now, and how long whoever comes now will wait. One query. */
export async function readWait(ctx: Ctx, location: string): Promise<WaitNow> {
  const { rows } = await waitQuery(ctx, location).execute(ctx.db)
  return waitOf(rows[0]!)
}

/** What `waitOf` reads, for queries that ask more besides. */
export function waitQuery(ctx: Ctx, location: string) {
  const day = dayOf(ctx)
  return sql<Row>`
    select
      (select count(*)::int from reception.visits where location = ${location} and day = ${day}::date and state = 'waiting') as ahead,
      (select count(*)::int from reception.desks where location = ${location} and day = ${day}::date) as serving,
      (${paceAt(ctx, location, day)}) as pace,
      coalesce((select jsonb_agg(w) from (${waitedAt(ctx, location, day)}) w), '[]') as waited`
}

export const waitOf = ({ ahead, serving, pace, waited }: Row): WaitNow => ({
  ahead,
  serving,
  range: waitRange(waited, { ahead, serving }, pace),
})

/** Counted from the first desk's opening where that is less long ago. */
function paceAt(ctx: Ctx, location: string, day: string) {
  const now = sql`${ctx.now()}::timestamptz`
  return sql`select jsonb_build_object('minutes', extract(epoch from ${now} - s.since)::float8 / 60, 'called',
      (select count(*) from reception.visits where location = ${location} and day = ${day}::date and called_at > s.since))
    from (select greatest(${now} - make_interval(mins => ${PACE_MINUTES}), min(opened_at)) as since
      from reception.desks where location = ${location} and day = ${day}::date) s`
}

/** Who walked in: a booked time says nothing of waiting, nor does who is called first. Who left unseen counts with the time she gave us: without her the longest waits would look short. */
function waitedAt(ctx: Ctx, location: string, day: string) {
  const local = sql`(v.arrived_at at time zone 'Europe/London')`
  const now = sql`(${ctx.now()}::timestamptz at time zone 'Europe/London')`
  const weekend = (at: typeof local) => sql`extract(isodow from ${at}) > 5`
  return sql`select extract(epoch from coalesce(v.served_at, v.ended_at) - v.arrived_at)::float8 / 60 as minutes,
      v.ahead, v.serving
    from reception.visits v
    where v.location = ${location} and v.arrived_at > ${ctx.now()}::timestamptz - make_interval(weeks => ${WEEKS})
      and v.arrived_at <= ${ctx.now()} and v.due_at is null and not v.is_urgent
      and (v.served_at is not null or v.left_because in ('not-there', 'said-so'))
      and (v.day = ${day}::date or (${weekend(local)}) = (${weekend(now)})
        and abs(extract(epoch from ${local}::time - ${now}::time)) <= ${AROUND_MINUTES} * 60)
    order by v.arrived_at desc limit ${MOST}`
}
