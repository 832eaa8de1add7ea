import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { DAY_MINUTES, openBlocks } from '../../platform/working-time/index.ts'
import { getService, readCatalogue } from '../catalogue/index.ts'
import { hasTimeFor, lockTeamTimes, readTeamTimes, type TeamTime, teamTimes } from '../interactions/index.ts'
import { getCalendar, type Organisation, readOrganisation, readSkills, type Team } from '../organisation/index.ts'
import type { VisitNeed } from '../reception/index.ts'
import { addDays, mondayOf, type PlannedShift, readPlanned } from '../rota/index.ts'
import { minutesFor, noticeFor, speaksByVideo } from './booking.ts'
import { EVERY_STOP, readDesks } from './desks.ts'
import { type FreeTime, freeTimes, type Supply, type Taken, type There } from './free-times.ts'
import { DAYS_AHEAD, findVenue, openAt, type Venue } from './venues.read.ts'

const DAY_MS = 86_400_000

/** What somebody wants a time for. */
export interface Wish {
  /** The location, or the stop. */
  venue: string
  /** By video with a specialist of this team. */
  team?: string | null
  service?: string | null
  theme?: string | null
  needs: VisitNeed[]
}

/**
 * The times that are really free, the first ones first: never more bookings than people, by the rota or, in a week without
 * one and at a stop, the desks said for it; for video the specialists of the team; and never an hour that a team has promised
 * already. `besides`: a booking that gives its own time up. `isTaken`: until the transaction ends nobody else promises the
 * time of these teams. Throws NotFound where nobody can book. Two queries.
 */
export async function listFreeTimes(
  ctx: Ctx,
  wish: Wish,
  { besides = null, isTaken = false }: { besides?: string | null; isTaken?: boolean } = {},
): Promise<FreeTime[]> {
  const organisation = await readOrganisation(ctx)
  const { venue, most, team } = await mustBeBookable(ctx, organisation, wish)
  const today = localDay(ctx.now())
  const days = Array.from({ length: DAYS_AHEAD }, (_, later) => addDays(today, later))
  const range = { from: mondayOf(today), days: DAYS_AHEAD + 7 }
  const planned = await readPlanned(ctx, { location: venue.id, team: team?.id ?? null, ...range })
  const here = planned.filter(each => each.location === venue.id && each.meetsPeople)
  const teams = [...new Set([...here.map(each => each.team), ...(team ? [team.id] : [])])]
  if (isTaken) await lockTeamTimes(ctx, teams)
  const { taken, members, times } = await readTaken(ctx, wish, teams, besides)
  const supply = {
    skills: await readSkills(ctx),
    hasTime: spare(times),
  }
  const supplies = [
    venueSupply(organisation, { venue, most, planned, taken, ...supply }),
    ...(team ? [teamSupply(organisation, { team, members, planned, taken, ...supply })] : []),
  ]
  const { needs } = wish
  const wants = { themes: team ? [] : await themesOf(ctx, wish), ways: [] }
  const after = new Date(ctx.now().getTime() + noticeFor(needs))
  return freeTimes(supplies, { minutes: minutesFor(needs), wants, after, days })
}

/** Whether a team has a time: of no day more than is promised on it is looked at. */
function spare(times: ReadonlyMap<string, TeamTime>): Supply['hasTime'] {
  const dayOf = ({ from }: { from: Date }) => Math.floor(from.getTime() / DAY_MS)
  const byDay = new Map([...times].map(([id, { promised }]) => [id, Map.groupBy(promised, dayOf)]))
  return (id, time) => {
    const { people } = times.get(id)!
    return people === 0 || hasTimeFor(time, { people, promised: byDay.get(id)!.get(dayOf(time)) ?? [] })
  }
}

/** The themes of the service, or the one chosen; none where she does not know. Throws NotFound. */
export async function themesOf(ctx: Ctx, { service, theme }: Pick<Wish, 'service' | 'theme'>): Promise<string[]> {
  if (service) return [...(await getService(ctx, service)).themes]
  if (!theme) return []
  const { themes } = await readCatalogue(ctx)
  if (!themes.some(({ id }) => id === theme)) throw new NotFound('theme')
  return [theme]
}

async function mustBeBookable(ctx: Ctx, organisation: Organisation, wish: Wish) {
  const venue = await findVenue(ctx, wish.venue)
  const most = (await readDesks(ctx)).get(venue?.stop ? EVERY_STOP : wish.venue)
  if (!venue || !most || venue.stop?.isCancelled) throw new NotFound('venue')
  const team = wish.team ? organisation.teams.get(wish.team) : null
  if (wish.team && (!team?.video || team.disabled)) throw new NotFound('team')
  return { venue, most, team }
}

type TakenRow = Taken & { venue: string; team: string | null }

/** What is booked already, who is in the team, and what else is promised of all the teams it is about. */
async function readTaken(ctx: Ctx, { venue, team }: Wish, teams: string[], besides: string | null) {
  type Row = { venue: string; team: string | null; from: string; until: string; themes: string[] }
  const { rows } = await sql<{
    taken: Row[]
    members: { id: string; roles: string[] }[]
    times: Parameters<typeof readTeamTimes>[0]
  }>`select
    coalesce((select jsonb_agg(jsonb_build_object('venue', coalesce(location, stop_id::text), 'team', team_id,
        'from', starts_at, 'until', ends_at, 'themes', themes))
      from bookings.bookings where state in ('booked', 'came') and day >= ${localDay(ctx.now())}::date
        and (location = ${venue} or stop_id::text = ${venue} or team_id = ${team ?? null})
        and id is distinct from ${besides}::uuid), '[]') as taken,
    coalesce((select jsonb_agg(jsonb_build_object('id', m.staff_id, 'roles', m.roles)) from organisation.members m
      where m.team_id = ${team ?? null} and (m.disabled_at is null or m.disabled_at > ${ctx.now()})), '[]') as members,
    ${teamTimes(ctx, teams, besides)} as times`.execute(ctx.db)
  const { taken, members, times } = rows[0]!
  return {
    members,
    times: readTeamTimes(times),
    taken: taken.map(({ from, until, themes, ...row }): TakenRow => {
      const wants = { themes: row.team ? [] : themes, ways: [] }
      return { ...row, from: new Date(from), until: new Date(until), wants }
    }),
  }
}

interface Known {
  planned: PlannedShift[]
  taken: TakenRow[]
  skills: ReadonlyMap<string, string[]>
  hasTime: Supply['hasTime']
}

/** By the rota of the location in each week that has one. Somebody there sees to who comes for a video too. */
function venueSupply(
  { council }: Organisation,
  { venue, most, ...known }: Known & { venue: Venue; most: number },
): Supply {
  return {
    open: openAt(venue, council),
    most,
    there: byRota(known, shift => shift.location === venue.id && shift.meetsPeople),
    taken: known.taken.filter(each => each.venue === venue.id),
    hasTime: known.hasTime,
  }
}

/**
 * The specialists: who is planned for the team and speaks by video; in a week without a rota its members who do, by their own shifts
 * for others where they have any that week: whoever is planned, and not at that time, is off.
 */
function teamSupply(
  organisation: Organisation,
  { team, members, ...known }: Known & { team: Team; members: { id: string; roles: string[] }[] },
): Supply {
  const specialists = members.filter(each => speaksByVideo(known.skills, each)).map(({ id }) => id)
  const byWeek = byRota(known, shift => shift.team === team.id && shift.meetsPeople)
  const own = specialists.map(id => ({
    byShift: byRota(known, ({ staffId }) => staffId === id),
    allDay: { from: 0, to: DAY_MINUTES, skills: [], team: team.id },
  }))
  const calendar = getCalendar(organisation, team.calendar)
  return {
    open: date => openBlocks(calendar, date),
    most: Number.POSITIVE_INFINITY,
    there: day => {
      const planned = byWeek(day)
      if (planned) return planned.filter(({ staffId }) => specialists.includes(staffId))
      return own.flatMap(
        ({ byShift, allDay }): There | There[] => byShift(day)?.map(each => ({ ...each, team: team.id })) ?? allDay,
      )
    },
    taken: known.taken.filter(each => each.team === team.id),
    hasTime: known.hasTime,
  }
}

/** Who is there on a day by these shifts. Null: in its week there are none. */
const byRota =
  ({ planned, skills }: Known, isOne: (shift: PlannedShift) => boolean) =>
  (day: string): (There & { staffId: string })[] | null => {
    const shifts = planned.filter(isOne)
    if (!shifts.some(shift => mondayOf(shift.day) === mondayOf(day))) return null
    return shifts
      .filter(shift => shift.day === day && shift.isThere && shift.meetsPeople)
      .map(({ staffId, from, to, team }) => ({ staffId, from, to, team, skills: skills.get(staffId) ?? [] }))
  }
