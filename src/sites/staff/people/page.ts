import { readSignInStates } from '../../../modules/identity/index.ts'
import { listStaff, readOrganisation, type StaffMember } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page, type Visit } from '../../../platform/page/page.ts'
import { roleNames, teamNames } from '../names.ts'
import { stateOf } from './state.ts'
import { text } from './text.ts'

/** As many as the module gives at once. */
const PAGE = 200

export const peoplePage = page({
  at: import.meta,
  path: '/staff/people',
  permission: 'staff.change',
  texts: text,
  async load(ctx, visit) {
    const filter = filterOf(visit)
    const staff = await listStaff(ctx, filter)
    const organisation = await readOrganisation(ctx)
    return {
      people: await withStates(ctx, staff),
      teams: [...organisation.teams.values()].filter(team => !team.disabled),
      filter,
      next: staff.length === PAGE ? nextPath(visit, staff.at(-1)!) : null,
    }
  },
})

function filterOf({ query }: Visit) {
  return {
    ...(query.text && { text: query.text.slice(0, 100) }),
    ...(query.team && { team: query.team }),
    disabled: query.disabled === 'yes',
    ...(query.afterName && query.afterId && { after: { name: query.afterName, id: query.afterId } }),
  }
}

async function withStates(ctx: Ctx, staff: StaffMember[]) {
  const organisation = await readOrganisation(ctx)
  const states = await readSignInStates(
    ctx,
    staff.map(person => person.id),
  )
  return staff.map(person => ({
    ...person,
    roleNames: roleNames(person.roles),
    teamNames: teamNames(organisation, person.teams),
    state: stateOf(person, states.get(person.id)),
  }))
}

function nextPath({ query }: Visit, last: StaffMember): string {
  const kept = Object.entries(query).filter(([name]) => ['text', 'team', 'disabled'].includes(name))
  return `/staff/people?${new URLSearchParams([...kept, ['afterName', last.name], ['afterId', last.id]])}`
}
