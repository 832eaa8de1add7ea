import { listMembers, permissionsOf } from '../../modules/organisation/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { staffOf } from './site.ts'

/** Those of these teams who may be given a request, by name; the actor herself is not among them. */
export async function listColleagues(ctx: Ctx, teams: string[]): Promise<{ value: string; text: string }[]> {
  const members = (await Promise.all(teams.map(team => listMembers(ctx, team)))).flat()
  const working = members.filter(({ roles }) => permissionsOf(roles).has('requests.update'))
  const byId = new Map(working.map(({ id, name }) => [id, { value: id, text: name }]))
  byId.delete(staffOf(ctx).id)
  return [...byId.values()].sort((a, b) => a.text.localeCompare(b.text, 'en'))
}
