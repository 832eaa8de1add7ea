import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import {
  can,
  gapsOfTeam,
  isOpenNow,
  listMembers,
  maySaySkillsOf,
  readOrganisation,
  readSkills,
} from '../../../../modules/organisation/index.ts'
import { findArea } from '../../../../modules/places/index.ts'
import { listGaps, mayReadRota } from '../../../../modules/rota/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { page } from '../../../../platform/page/page.ts'
import type { Words } from '../../../../platform/text.ts'
import { roleNames } from '../../names.ts'
import { SIGNED_IN } from '../../site.ts'
import { skillNames } from '../../skill-names.ts'
import { sayGaps } from '../say-gaps.ts'
import { sayUnplanned } from '../say-unplanned.ts'
import { teamOf } from './team-of.ts'
import { text } from './text.ts'

export const teamPage = page({
  at: import.meta,
  path: '/staff/teams/:id',
  permission: SIGNED_IN,
  texts: text,
  async load(ctx, visit) {
    const organisation = await readOrganisation(ctx)
    const team = await teamOf(ctx, visit)
    const members = await listMembers(ctx, team.id)
    const [catalogue, skills] = [await readCatalogue(ctx), await readSkills(ctx)]
    return {
      back: '/staff/teams',
      team,
      calendar: organisation.calendarDefinitions.get(team.calendar),
      open: isOpenNow(organisation, team.calendar, ctx.now()),
      cover: team.cover ? organisation.teams.get(team.cover) : undefined,
      gaps: sayGaps(gapsOfTeam(organisation, team.id)),
      unplanned: sayUnplanned(ctx, (await listGaps(ctx, organisation)).get(team.id)),
      mayReadRota: can(ctx.actor, 'rota.read') && mayReadRota(ctx, team.id),
      areas: await areaNames(ctx, team.areas ?? []),
      members: members.map(member => ({
        ...member,
        roleNames: roleNames(member.roles),
        helps: skillNames(catalogue, skills.get(member.id) ?? []),
        maySaySkills: maySaySkillsOf(ctx, member),
      })),
      mayLead: members.some(member => maySaySkillsOf(ctx, member)),
      mayChange: can(ctx.actor, 'teams.change'),
      maySeePeople: can(ctx.actor, 'staff.change'),
    }
  },
  example: fixtures => `/staff/teams/${fixtures.team}`,
})

async function areaNames(ctx: Ctx, areas: string[]): Promise<Words[]> {
  const found = await Promise.all(areas.map(id => findArea(ctx, id)))
  return found.flatMap((area, i) => area?.name ?? { en: areas[i]! })
}
