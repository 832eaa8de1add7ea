import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { getCalendar, readOrganisation } from '../../organisation/index.ts'
import { readTeamTimes, teamTimes } from '../promised/team-times.read.ts'
import { roomIn, type Slot, slotsFrom } from './call-back.ts'

/** Today and the four days after it: a promise further off is no answer to a call. */
const DAYS = 5

/** The slots that a team can still keep, soonest first: its hours, its people, less what is promised or booked. One query. */
export async function listSlots(ctx: Ctx, teamId: string): Promise<(Slot & { room: number })[]> {
  const organisation = await readOrganisation(ctx)
  const team = organisation.teams.get(teamId)
  if (!team) throw new NotFound('team')
  const slots = slotsFrom(getCalendar(organisation, team.calendar), ctx.now(), { days: DAYS })
  if (slots.length === 0 || team.disabled) return []
  const { rows } = await sql<{
    times: Parameters<typeof readTeamTimes>[0]
  }>`select ${teamTimes(ctx, [teamId])} as times`.execute(ctx.db)
  const time = readTeamTimes(rows[0]!.times).get(teamId)!
  return slots.map(slot => ({ ...slot, room: roomIn(slot, time) })).filter(({ room }) => room > 0)
}
