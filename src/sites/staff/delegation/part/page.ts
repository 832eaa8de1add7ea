import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { readDelegationUses } from '../../../../modules/interactions/index.ts'
import {
  can,
  type Delegation,
  PERIODS,
  ROLES,
  readOrganisation,
  removeDelegation,
  saveDelegation,
} from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid, NotFound } from '../../../../platform/errors.ts'
import { choiceField, choicesField, listField, tickField } from '../../../../platform/page/fields.ts'
import { page, redirect, type Visit } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { pounds, poundsField, sayPounds } from '../../money.ts'
import { EACH_PERIOD, PERIOD_NAMES, ROLE_NAMES, roleNames } from '../../names.ts'
import { text } from './text.ts'

const NEW = 'new'

/** One part of the scheme: who may settle what, for how much; to change, and with everything it was used for. */
export const delegationPartPage = page({
  at: import.meta,
  path: '/staff/delegation/:id',
  permission: 'delegation.read',
  audit: 'delegation-change',
  texts: text,
  form: {
    services: listField({ max: 200 }),
    roles: choicesField(ROLES),
    limit: poundsField({ wrong: 'moneyWrong' }),
    budget: poundsField({ wrong: 'moneyWrong' }),
    per: choiceField(PERIODS),
    remove: tickField(),
  },
  async load(ctx, visit) {
    const part = await partOf(ctx, visit)
    const ledger = part.id === NEW ? { spent: 0, uses: [] } : await readDelegationUses(ctx, part)
    const catalogue = await readCatalogue(ctx)
    const nameOf = (slug: string) => say(catalogue.names.get(slug), 'en') || slug
    const form = visit.posted._csrf ? { services: [], roles: [], ...visit.posted } : formOf(part)
    return {
      back: '/staff/delegation',
      isNew: part.id === NEW,
      mayChange: can(ctx.actor, 'delegation.change'),
      form,
      name: part.services.map(nameOf).join(', '),
      roles: roleNames(part.roles).join(', '),
      spent: sayPounds(ledger.spent),
      period: part.per && PERIOD_NAMES[part.per],
      uses: ledger.uses.map(use => ({
        ...use,
        service: nameOf(use.service),
        role: roleNames([use.role])[0],
        pounds: sayPounds(use.pence),
      })),
      serviceItems: [...catalogue.services.values()]
        .map(({ slug, name }) => ({ value: slug, text: say(name, 'en') }))
        .toSorted((a, b) => a.text.localeCompare(b.text, 'en')),
      roleItems: ROLES.filter(role => role !== 'councillor').map(role => ({ value: role, text: ROLE_NAMES[role] })),
      periods: PERIODS.map(value => ({ value, text: `For ${EACH_PERIOD[value]}` })),
    }
  },
  async submit(ctx, visit, { services, roles, limit, budget, per, remove }) {
    if (!can(ctx.actor, 'delegation.change')) throw new NotFound('delegation')
    const { id } = await partOf(ctx, visit)
    if (remove) {
      await removeDelegation(ctx, id)
      return redirect('/staff/delegation?done=removed')
    }
    const { services: offered } = await readCatalogue(ctx)
    const saving = saveDelegation(ctx, {
      ...(id !== NEW && { id }),
      services: services.filter((slug: string) => offered.has(slug)),
      roles,
      ...(limit !== undefined && { limit }),
      ...(budget !== undefined && { budget }),
      ...(budget !== undefined && per && { per }),
    })
    await saving.catch(inWords)
    return redirect('/staff/delegation?done=saved')
  },
  example: ({ delegation }) => `/staff/delegation/${delegation}`,
})

async function partOf(ctx: Ctx, visit: Visit): Promise<Delegation> {
  const id = visit.params.id!
  if (id === NEW && can(ctx.actor, 'delegation.change')) return { id, services: [], roles: [] }
  const part = (await readOrganisation(ctx)).delegations.find(each => each.id === id)
  if (!part) throw new NotFound('delegation')
  return part
}

const formOf = (part: Delegation) => ({
  ...part,
  limit: part.limit === undefined ? '' : pounds(part.limit),
  budget: part.budget === undefined ? '' : pounds(part.budget),
  per: part.per ?? 'month',
})

/** The module names what is wrong by a key of this page's words. */
function inWords(error: unknown): never {
  if (!(error instanceof Invalid)) throw error
  const said = Object.entries(error.errors).map(([box, key]) => [box, text[key as keyof typeof text]?.en ?? key])
  throw new Invalid(Object.fromEntries(said))
}
