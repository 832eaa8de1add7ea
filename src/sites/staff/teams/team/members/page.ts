import { findStaffByEmail, getStaff, listMembers, setTeams } from '../../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { idField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { teamOf } from '../team-of.ts'
import { text } from './text.ts'

/** Puts people into a team and takes them out of it, one at a time. */
export const teamMembersPage = page({
  at: import.meta,
  path: '/staff/teams/:id/members',
  permission: 'staff.change',
  audit: 'team-members',
  texts: text,
  form: { email: textField({ max: 200 }), remove: idField() },
  async load(ctx, visit) {
    const team = await teamOf(ctx, visit)
    return { back: `/staff/teams/${team.id}`, team, members: await listMembers(ctx, team.id) }
  },
  async submit(ctx, visit, { email, remove }) {
    const team = await teamOf(ctx, visit)
    if (remove) await takeOut(ctx, remove, team.id)
    else await putIn(ctx, email, team.id)
    return redirect(`/staff/teams/${team.id}/members?done=${remove ? 'removed' : 'added'}`)
  },
  example: fixtures => `/staff/teams/${fixtures.team}/members`,
})

async function takeOut(ctx: Ctx, staffId: string, teamId: string): Promise<void> {
  const { teams } = await getStaff(ctx, staffId)
  await setTeams(
    ctx,
    staffId,
    teams.filter(id => id !== teamId),
  )
}

async function putIn(ctx: Ctx, email: string, teamId: string): Promise<void> {
  const person = email ? await findStaffByEmail(ctx, email) : null
  if (!email) throw new Invalid({ email: text.emailMissing.en })
  if (!person) throw new Invalid({ email: text.nobody.en })
  if (person.disabledAt) throw new Invalid({ email: text.switchedOff.en })
  if (person.teams.includes(teamId)) throw new Invalid({ email: text.alreadyIn.en })
  await setTeams(ctx, person.id, [...person.teams, teamId])
}
