import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { can } from '../organisation/index.ts'

export interface LineToday {
  goldenNumber: string | null
  /** Of the council's clock. */
  hour: number
  rang: number
  answered: number
  /** Ended before anybody spoke. */
  abandoned: number
}

/** Today so far, of everybody together: nobody is measured by how long they speak with people. */
export interface Board {
  waiting: number
  /** Since when the one rings who has waited longest. */
  waitingSince: Date | null
  lines: LineToday[]
  /** Matters that ended, by service: how many at all, and how many were settled when they were first asked: what goes on with a colleague is one. */
  matters: { service: string | null; ended: number; settled: number }[]
  /** Still to be rung today, of them those whose hours are over; and promises of today that were kept and that were not. */
  callBacks: { due: number; later: number; late: number; kept: number; missed: number }
}

const ZONE = 'Europe/London'

/** Throws NotFound for whoever may not see the board. */
export async function readBoard(ctx: Ctx): Promise<Board> {
  if (!can(ctx.actor, 'board.read')) throw new NotFound('board')
  const today = ctx.now().toTemporalInstant().toZonedDateTimeISO(ZONE).startOfDay()
  const since = new Date(today.epochMilliseconds)
  const until = new Date(today.add({ days: 1 }).epochMilliseconds)
  const { rows } = await sql<Omit<Board, 'waitingSince'> & { waitingSince: string | null }>`
    with today as materialized (select * from interactions.calls where ringing_at >= ${since})
    select (select count(*)::int from today where state = 'ringing') as waiting,
      (select min(ringing_at) from today where state = 'ringing') as "waitingSince",
      (select coalesce(json_agg(l), '[]') from (
        select golden_number as "goldenNumber", extract(hour from ringing_at at time zone ${ZONE})::int as hour,
          count(*)::int as rang, count(answered_at)::int as answered,
          count(*) filter (where answered_at is null and state = 'ended' and left_for is null)::int as abandoned
        from today group by 1, 2 order by 1, 2) l) as lines,
      (select coalesce(json_agg(m), '[]') from (
        select service, count(*)::int as ended,
          count(*) filter (where outcome = 'settled' and demand = 'value')::int as settled
        from interactions.matters where created_at >= ${since} and outcome is not null and continues_id is null group by 1 order by 2 desc) m) as matters,
      (select json_build_object('due', count(*) filter (where state = 'open' and next_at < ${until}),
          'later', count(*) filter (where state = 'open' and next_at >= ${until}),
          'late', count(*) filter (where state = 'open' and next_at < ${until} and slot_until < ${ctx.now()} and promise is distinct from 'kept'),
          'kept', count(*) filter (where promise = 'kept' and slot_from >= ${since}),
          'missed', count(*) filter (where promise = 'missed' and slot_from >= ${since}))
        from interactions.call_backs where state = 'open' or slot_from >= ${since}) as "callBacks"`.execute(ctx.db)
  const { waitingSince, ...board } = rows[0]!
  return { ...board, waitingSince: waitingSince ? new Date(waitingSince) : null }
}
