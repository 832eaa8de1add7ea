import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { PERMISSIONS } from '../../organisation/index.ts'
import { CALL_MINUTES } from '../call-backs/call-back.ts'
import type { Promised, TeamTime } from './team-time.ts'

type Row = Omit<TeamTime, 'promised'> & {
  team: string
  promised: (Omit<Promised, 'from' | 'until'> & { from: string; until: string })[]
}

/**
 * A part of a query: the time of these teams that is promised from today on, by call-backs and by bookings, as rows that
 * `readTeamTimes` reads. `besides`: what gives its own time up.
 */
export const teamTimes = (ctx: Ctx, teams: readonly string[], besides: string | null = null): RawBuilder<Row[]> => {
  const since = sql`${ctx.now()}::timestamptz - interval '1 day'`
  return sql<Row[]>`(select coalesce(jsonb_agg(jsonb_build_object('team', t.id,
      'people', (select count(*)::int from organisation.members m
        where m.team_id = t.id and (m.disabled_at is null or m.disabled_at > ${ctx.now()})
          and m.roles && ${[...PERMISSIONS['interactions.receive']]}::text[]),
      'promised', (select coalesce(jsonb_agg(p), '[]') from (
        select b.slot_from as "from", b.slot_until as until, ${CALL_MINUTES}::int as minutes, true as "isCall"
        from interactions.call_backs b where b.team = t.id and b.state <> 'cancelled' and b.slot_from > ${since}
        union all
        select k.starts_at, k.ends_at, (extract(epoch from k.ends_at - k.starts_at) / 60)::int, false
        from interactions.kept_times k where k.team_id = t.id and k.ends_at > ${since}
          and k.kept_for is distinct from ${besides}::uuid) p))), '[]')
    from unnest(${teams}::text[]) t (id))`
}

export const readTeamTimes = (rows: readonly Row[]): Map<string, TeamTime> =>
  new Map(
    rows.map(({ team, people, promised }) => [
      team,
      {
        people,
        promised: promised.map(each => ({ ...each, from: new Date(each.from), until: new Date(each.until) })),
      },
    ]),
  )

/** One after the other: of two who promise the last time of a team, the second sees what the first did. */
export async function lockTeamTimes(ctx: Ctx, teams: readonly string[]): Promise<void> {
  for (const team of teams.toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended('interactions.slots:' || ${team}, 0))`.execute(ctx.db)
}
