import { changeTeam, readOrganisation } from '../../../../../modules/organisation/index.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { teamOf } from '../team-of.ts'
import { text } from './text.ts'

/** 'Switch this team off?', or on again. It has nothing to do with its hours. */
export const teamOpenPage = page({
  at: import.meta,
  path: '/staff/teams/:id/open',
  permission: 'teams.change',
  audit: 'team-open',
  texts: text,
  async load(ctx, visit) {
    const team = await teamOf(ctx, visit)
    const { teams, council } = await readOrganisation(ctx)
    const cover = teams.get(team.cover ?? council.fallback.team)
    return { back: `/staff/teams/${team.id}`, team, cover, act: team.disabled ? 'on' : 'off' }
  },
  async submit(ctx, visit) {
    const team = await teamOf(ctx, visit)
    await changeTeam(ctx, team.id, { disabled: !team.disabled })
    return redirect(`/staff/teams/${team.id}?done=${team.disabled ? 'on' : 'off'}`)
  },
  example: fixtures => `/staff/teams/${fixtures.team}/open`,
})
