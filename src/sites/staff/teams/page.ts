import { can, gapsOfTeam, readOrganisation } from '../../../modules/organisation/index.ts'
import { listGaps } from '../../../modules/rota/index.ts'
import { page } from '../../../platform/page/page.ts'
import { SIGNED_IN } from '../site.ts'
import { sayGaps } from './say-gaps.ts'
import { sayUnplanned } from './say-unplanned.ts'
import { text } from './text.ts'

export const teamsPage = page({
  at: import.meta,
  path: '/staff/teams',
  permission: SIGNED_IN,
  texts: text,
  async load(ctx) {
    const organisation = await readOrganisation(ctx)
    const planned = await listGaps(ctx, organisation)
    const teams = [...organisation.teams.values()].map(team => ({
      ...team,
      calendarName: organisation.calendarDefinitions.get(team.calendar)?.name,
      coverName: team.cover ? organisation.teams.get(team.cover)?.name : undefined,
      gaps: sayGaps(gapsOfTeam(organisation, team.id)),
      unplanned: sayUnplanned(ctx, planned.get(team.id)),
    }))
    const contact = organisation.calendarDefinitions.get(organisation.council.contactHours)?.blocks ?? {}
    return { teams, contact, mayChange: can(ctx.actor, 'teams.change') }
  },
})
