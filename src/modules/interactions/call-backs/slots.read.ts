import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { getCalendar, PERMISSIONS, readOrganisation } from '../../organisation/index.ts'
import { roomIn, type Slot, slotsFrom } from './call-back.ts'

/** Today and the four days after it: a promise further off is no answer to a call. */
const DAYS = 5

/** The slots that a team can still keep, soonest first: its hours, its people, less what is promised. One query. */
export async function listSlots(ctx: Ctx, teamId: string): Promise<(Slot & { room: number })[]> {
  const organisation = await readOrganisation(ctx)
  const team = organisation.teams.get(teamId)
  if (!team) throw new NotFound('team')
  const slots = slotsFrom(getCalendar(organisation, team.calendar), ctx.now(), { days: DAYS })
  if (slots.length === 0 || team.disabled) return []
  const { colleagues, promised } = await readCover(ctx, teamId)
  return slots.map(slot => ({ ...slot, room: roomIn(slot, colleagues, promised) })).filter(({ room }) => room > 0)
}

async function readCover(ctx: Ctx, teamId: string): Promise<{ colleagues: number; promised: Slot[] }> {
  const { rows } = await sql<{ colleagues: number; promised: { from: string; until: string }[] }>`select
    (select count(*)::int from organisation.members m
      where m.team_id = ${teamId} and (m.disabled_at is null or m.disabled_at > ${ctx.now()})
        and m.roles && ${[...PERMISSIONS['interactions.receive']]}::text[]) as colleagues,
    coalesce((select jsonb_agg(jsonb_build_object('from', b.slot_from, 'until', b.slot_until)) from interactions.call_backs b
      where b.team = ${teamId} and b.slot_from > ${ctx.now()}::timestamptz - interval '2 hours'), '[]') as promised`.execute(
    ctx.db,
  )
  const { colleagues, promised } = rows[0]!
  return { colleagues, promised: promised.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })) }
}
