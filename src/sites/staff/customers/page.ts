import { type FoundCustomer, findCustomers, listCustomers } from '../../../modules/customers/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import { findCustomersOf } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page } from '../../../platform/page/page.ts'
import { formatCode, parseReference } from '../../../platform/spoken-code/index.ts'
import { text } from './text.ts'
import { MATCHED_NAMES, tellApart } from './words.ts'

/** One box for people. It answers as one types; without scripts, when the button is pressed. */
export const customersPage = page({
  at: import.meta,
  path: '/staff/customers',
  permission: 'customers.read',
  texts: text,
  async load(ctx, visit) {
    const typed = (visit.query.find ?? '').slice(0, 200)
    return {
      typed,
      mayAdd: can(ctx.actor, 'customers.change'),
      mayMerge: can(ctx.actor, 'customers.merge'),
      ...(await find(ctx, typed)),
    }
  },
  example: () => '/staff/customers?find=Imogen',
})

async function find(ctx: Ctx, typed: string) {
  if (!typed.trim()) return { found: null }
  const reference = parseReference(typed)
  const byReference = reference.ok ? await listCustomers(ctx, await findCustomersOf(ctx, reference.code)) : []
  if (byReference.length > 0 && reference.ok)
    return { found: byReference.map(show), reference: formatCode(reference.code) }
  const { rows, isMany, isLoose } = await findCustomers(ctx, typed)
  return { found: rows.map(show), isMany, isLoose }
}

const show = (row: FoundCustomer) => ({
  ...row,
  facts: tellApart(row),
  fits: row.matched.map(each => MATCHED_NAMES[each].toLowerCase()).join(', '),
})
