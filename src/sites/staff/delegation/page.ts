import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { readSpent } from '../../../modules/interactions/index.ts'
import { can, type Delegation, readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { sayPounds } from '../money.ts'
import { EACH_PERIOD, roleNames } from '../names.ts'
import { text } from './text.ts'

/** The scheme of delegation: what who may settle on the spot, for how much, and what of it is used. */
export const delegationPage = page({
  at: import.meta,
  path: '/staff/delegation',
  permission: 'delegation.read',
  texts: text,
  async load(ctx) {
    const [{ delegations }, spent] = await Promise.all([readOrganisation(ctx), readSpent(ctx)])
    const parts = await Promise.all(delegations.map(part => showPart(ctx, part, spent[part.id] ?? 0)))
    return { parts, mayChange: can(ctx.actor, 'delegation.change') }
  },
  example: () => '/staff/delegation',
})

async function showPart(ctx: Ctx, part: Delegation, spent: number) {
  const { names } = await readCatalogue(ctx)
  return {
    href: `/staff/delegation/${part.id}`,
    services: part.services.map(slug => say(names.get(slug), 'en') || slug).join(', '),
    roles: roleNames(part.roles).join(', '),
    limit: part.limit === undefined ? null : sayPounds(part.limit),
    budget: part.budget === undefined ? null : `${sayPounds(part.budget)} ${EACH_PERIOD[part.per!]}`,
    used: part.budget === undefined ? null : sayPounds(spent),
    isUsedUp: part.budget !== undefined && spent >= part.budget,
  }
}
