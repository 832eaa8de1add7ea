import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { compileCalendar } from '../../platform/working-time/index.ts'
import { getService, readCatalogue } from '../catalogue/index.ts'
import {
  getCalendar,
  type Location,
  type Organisation,
  readOrganisation,
  readSkills,
  type Team,
} from '../organisation/index.ts'
import type { VisitNeed } from '../reception/index.ts'
import { addDays, mondayOf, type PlannedShift, readPlanned } from '../rota/index.ts'
import { minutesFor, noticeFor } from './booking.ts'
import { readDesks } from './desks.ts'
import { freeTimes, type Supply, type Taken, type There, type Time } from './free-times.ts'

/** What somebody wants a time for. */
export interface Wish {
  location: string
  /** By video with a specialist of this team. */
  team?: string | null
  service?: string | null
  theme?: string | null
  needs: VisitNeed[]
}

/** So far ahead people can book. */
const DAYS = 28

/**
 * The times that are really free, the first ones first: never more bookings than people, by the rota or, in a week without
 * one, the desks said for the location; and for video the specialists of the team. `besides`: a booking that gives its own
 * time up. Throws NotFound for a location or team that cannot be booked. Two queries.
 */
export async function listFreeTimes(ctx: Ctx, wish: Wish, besides: string | null = null): Promise<Time[]> {
  const organisation = await readOrganisation(ctx)
  const { location, team } = await mustBeBookable(ctx, organisation, wish)
  const today = localDay(ctx.now())
  const days = Array.from({ length: DAYS }, (_, later) => addDays(today, later))
  const { taken, members } = await readTaken(ctx, wish, besides)
  const planned = await readPlanned(ctx, {
    location: wish.location,
    team: team?.id ?? null,
    from: mondayOf(today),
    days: DAYS + 7,
  })
  const skills = await readSkills(ctx)
  const supplies = [
    locationSupply(organisation, location, (await readDesks(ctx)).get(location.id)!, planned, skills, taken),
    ...(team ? [teamSupply(organisation, team, members, planned, skills, taken)] : []),
  ]
  const { needs } = wish
  const wants = { themes: team ? [] : await themesOf(ctx, wish), ways: [] }
  const after = new Date(ctx.now().getTime() + noticeFor(needs))
  return freeTimes(supplies, { minutes: minutesFor(needs), wants, after, days })
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
  const location = organisation.locations.find(({ id }) => id === wish.location)
  if (!location || !(await readDesks(ctx)).has(location.id)) throw new NotFound('location')
  const team = wish.team ? organisation.teams.get(wish.team) : null
  if (wish.team && (!team?.video || team.disabled)) throw new NotFound('team')
  return { location, team }
}

type TakenRow = Taken & { location: string; team: string | null }

/** What is booked already, and who is in the team. */
async function readTaken(
  ctx: Ctx,
  { location, team }: Wish,
  besides: string | null,
): Promise<{ taken: TakenRow[]; members: string[] }> {
  type Row = { location: string; team: string | null; from: string; until: string; themes: string[] }
  const { rows } = await sql<{ taken: Row[]; members: string[] }>`select
    coalesce((select jsonb_agg(jsonb_build_object('location', location, 'team', team_id, 'from', starts_at,
        'until', ends_at, 'themes', themes))
      from bookings.bookings where state in ('booked', 'came') and day >= ${localDay(ctx.now())}::date
        and (location = ${location} or team_id = ${team ?? null}) and id is distinct from ${besides}::uuid), '[]') as taken,
    array(select m.staff_id from organisation.members m where m.team_id = ${team ?? null}
      and (m.disabled_at is null or m.disabled_at > ${ctx.now()})) as members`.execute(ctx.db)
  const { taken, members } = rows[0]!
  return {
    members,
    taken: taken.map(({ from, until, themes, ...row }) => ({
      ...row,
      from: new Date(from),
      until: new Date(until),
      wants: { themes: row.team ? [] : themes, ways: [] },
    })),
  }
}

type Skills = ReadonlyMap<string, string[]>

/** By the rota of the location in each week that has one. Somebody there sees to who comes for a video too. */
function locationSupply(
  { council }: Organisation,
  { id, hours }: Location,
  most: number,
  planned: PlannedShift[],
  skills: Skills,
  taken: TakenRow[],
): Supply {
  return {
    calendar: compileCalendar({ id, blocks: hours, holidays: 'nation' }, council),
    most,
    there: byRota(
      planned.filter(({ location }) => location === id),
      skills,
    ),
    taken: taken.filter(({ location }) => location === id),
  }
}

/** The specialists: who is planned for the team and speaks by video; in a week without a rota its members who do. */
function teamSupply(
  organisation: Organisation,
  { id, calendar }: Team,
  members: string[],
  planned: PlannedShift[],
  skills: Skills,
  taken: TakenRow[],
): Supply {
  const speaksByVideo = (staffId: string) => !!skills.get(staffId)?.includes('video')
  const specialistsOfTeam = members.filter(speaksByVideo)
  const shifts = planned.filter(({ team }) => team === id)
  const byWeek = byRota(shifts, skills, speaksByVideo)
  return {
    calendar: getCalendar(organisation, calendar),
    most: Number.POSITIVE_INFINITY,
    there: day => byWeek(day) ?? specialistsOfTeam.map(() => ({ day, from: 0, to: 1440, skills: null })),
    taken: taken.filter(({ team }) => team === id),
  }
}

const byRota =
  (planned: PlannedShift[], skills: Skills, isOne: (staffId: string) => boolean = () => true) =>
  (day: string): There[] | null => {
    const week = mondayOf(day)
    if (!planned.some(shift => mondayOf(shift.day) === week)) return null
    return planned
      .filter(shift => shift.day === day && shift.isThere && isOne(shift.staffId))
      .map(({ staffId, ...shift }) => ({ ...shift, skills: skills.get(staffId) ?? [] }))
  }
