import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { slugOf } from '../../platform/slug.ts'
import { checkReferences, teamSubject } from './change-team.ts'
import { looksLikeEmail } from './invite-staff.ts'
import { teamChanged } from './organisation.events.ts'
import type { Team } from './organisation.ts'

/** Ids that are addresses of pages. */
const TAKEN = ['new']

/**
 * Adds a team that no pack has, after the others; packs leave it alone. Answers its id, which is made from its name. Refused
 * `organisation.team-taken` where there is one of this name, switched off perhaps; and as `changeTeam` refuses.
 */
export async function addTeam(ctx: Ctx, parts: Omit<Team, 'id' | 'disabled'>): Promise<string> {
  return ctx.transaction(async ctx => {
    const id = slugOf(parts.name.en)
    refuseUnless(id !== '', 'organisation.name-missing')
    const team = { ...parts, id }
    refuseUnless(looksLikeEmail(parts.email), 'organisation.email-wrong')
    const added = await ctx.db
      .insertInto('organisation.teams')
      .values({
        id,
        position: sql<number>`(select coalesce(max(position), -1) + 1 from organisation.teams)`,
        definition: JSON.stringify(team),
        edited_at: ctx.now(),
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    refuseUnless(added !== undefined && !TAKEN.includes(id), 'organisation.team-taken')
    await checkReferences(ctx, { ...team, disabled: false })
    await touch(ctx, 'organisation')
    await publish(ctx, teamChanged({ teamId: id, subject: teamSubject(id), changed: ['added'] }))
    return id
  })
}
