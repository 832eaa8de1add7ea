import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { idOfName } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { looksLikeEmail } from './invite-staff.ts'
import { teamChanged } from './organisation.events.ts'
import type { Team } from './organisation.ts'

/** Parts of a team the staff site may change. `areas`, `cover` and `video` null: everywhere; nobody; no room. */
export type TeamChange = Partial<
  Pick<Team, 'name' | 'does' | 'email' | 'skills' | 'calendar' | 'private' | 'disabled'>
> & {
  areas?: string[] | null
  cover?: string | null
  video?: string | null
}

/** The subject of events about a team: its id is a word, a subject is a UUID. */
export const teamSubject = (teamId: string): string => idOfName('team', teamId)

/**
 * Changes a team; what is not given stays. From then on packs leave it alone and report the difference.
 * Throws NotFound; Refused `organisation.email-wrong`, `organisation.no-such-calendar`, `organisation.no-such-cover`, `organisation.cover-itself`,
 * `organisation.video-wrong`.
 */
export async function changeTeam(ctx: Ctx, teamId: string, change: TeamChange): Promise<void> {
  await ctx.transaction(async ctx => {
    const before = await lockTeam(ctx, teamId)
    const after = applyChange(before, change)
    const changed = Object.keys(change).filter(
      key => JSON.stringify(before[key as keyof Team]) !== JSON.stringify(after[key as keyof Team]),
    )
    if (changed.length === 0) return
    refuseUnless(!changed.includes('email') || looksLikeEmail(after.email), 'organisation.email-wrong')
    await checkReferences(ctx, after)
    await saveTeam(ctx, before, after)
    await touch(ctx, 'organisation')
    await publish(ctx, teamChanged({ teamId, subject: teamSubject(teamId), changed }))
  })
}

function applyChange(before: Team, { areas, cover, video, ...change }: TeamChange): Team {
  const after: Team = { ...before, ...change }
  if (areas) after.areas = areas
  if (areas === null) delete after.areas
  if (cover) after.cover = cover
  if (cover === null) delete after.cover
  if (video) after.video = video
  if (video === null) delete after.video
  if (!after.private) delete after.private
  return after
}

async function lockTeam(ctx: Ctx, teamId: string): Promise<Team> {
  const row = await ctx.db
    .selectFrom('organisation.teams')
    .selectAll()
    .where('id', '=', teamId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound(`team ${teamId}`)
  return { ...(row.definition as Team), id: row.id, disabled: row.disabled_at !== null }
}

/** Its hours and its cover have to exist, and its video room to have an address. */
export async function checkReferences(ctx: Ctx, team: Team): Promise<void> {
  const calendar = ctx.db.selectFrom('organisation.calendars').select('id').where('id', '=', team.calendar)
  refuseUnless((await calendar.executeTakeFirst()) !== undefined, 'organisation.no-such-calendar')
  refuseUnless(!team.video || /^https:\/\/\S+$/.test(team.video), 'organisation.video-wrong')
  if (!team.cover) return
  refuseUnless(team.cover !== team.id, 'organisation.cover-itself')
  const cover = ctx.db.selectFrom('organisation.teams').select('id').where('id', '=', team.cover)
  refuseUnless((await cover.executeTakeFirst()) !== undefined, 'organisation.no-such-cover')
}

async function saveTeam(ctx: Ctx, before: Team, { disabled, ...definition }: Team): Promise<void> {
  await ctx.db
    .updateTable('organisation.teams')
    .set({
      definition: JSON.stringify(definition),
      edited_at: ctx.now(),
      ...(disabled !== before.disabled && { disabled_at: disabled ? ctx.now() : null }),
    })
    .where('id', '=', before.id)
    .execute()
}
