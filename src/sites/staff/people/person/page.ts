import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { listSessions, readSignInStates } from '../../../../modules/identity/index.ts'
import { getStaff, maySaySkillsOf, readOrganisation, readSkills } from '../../../../modules/organisation/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { roleNames, teamNames } from '../../names.ts'
import { takeShownOnce } from '../../shown-once.ts'
import { staffOf } from '../../site.ts'
import { skillNames } from '../../skill-names.ts'
import { stateOf } from '../state.ts'
import { actsFor } from './access/acts.ts'
import { idOf } from './id-of.ts'
import { text } from './text.ts'

export const personPage = page({
  at: import.meta,
  path: '/staff/people/:id',
  permission: 'staff.change',
  texts: text,
  async load(ctx, visit) {
    const who = await getStaff(ctx, idOf(visit))
    const state = stateOf(who, (await readSignInStates(ctx, [who.id])).get(who.id))
    return {
      back: '/staff/people',
      who,
      state,
      lastDay: who.until && new Date(who.until.getTime() - 1),
      roles: roleNames(who.roles),
      teams: teamNames(await readOrganisation(ctx), who.teams),
      skills: skillNames(await readCatalogue(ctx), (await readSkills(ctx)).get(who.id) ?? []),
      maySaySkills: maySaySkillsOf(ctx, who),
      sessions: (await listSessions(ctx, who.id)).length,
      acts: actsFor(state, who.id === staffOf(ctx).id),
      link: takeShownOnce(visit, 'link'),
    }
  },
  example: fixtures => `/staff/people/${fixtures.staff}`,
})
