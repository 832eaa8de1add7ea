import { changeTeam } from '../../../../../modules/organisation/index.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { atTeamField, partsOf, showTeamForm, teamFields } from '../../team-form.ts'
import { formTexts } from '../../text-of-form.ts'
import { teamOf } from '../team-of.ts'
import { text } from './text.ts'

export const changeTeamPage = page({
  at: import.meta,
  path: '/staff/teams/:id/change',
  permission: 'teams.change',
  audit: 'team-change',
  texts: { ...formTexts, ...text },
  form: teamFields,
  async load(ctx, visit) {
    const team = await teamOf(ctx, visit)
    return { back: `/staff/teams/${team.id}`, team, ...(await showTeamForm(ctx, visit, team)) }
  },
  async submit(ctx, visit, typed) {
    const team = await teamOf(ctx, visit)
    await atTeamField(changeTeam(ctx, team.id, await partsOf(ctx, typed, team)))
    return redirect(`/staff/teams/${team.id}?done=changed`)
  },
  example: fixtures => `/staff/teams/${fixtures.team}/change`,
})
