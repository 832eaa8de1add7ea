import { findWritten } from '../../../modules/correspondence/index.ts'
import { type FoundCustomer, findCustomers, listCustomers } from '../../../modules/customers/index.ts'
import { findCustomersOf } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { formatCode, parseReference } from '../../../platform/spoken-code/index.ts'
import { MATCHED_NAMES, RELATIONSHIP_NAMES, sayHelper, sayTellHelper } from './words.ts'

/** Whom the one box finds, each with what fitted: by what they are known by, or by the reference of what they asked. */
export async function findTyped(ctx: Ctx, typed: string) {
  if (!typed.trim()) return { found: null }
  const reference = parseReference(typed)
  const byReference = reference.ok ? await listCustomers(ctx, await findCustomersOf(ctx, reference.code)) : []
  if (byReference.length > 0 && reference.ok)
    return { found: byReference.map(sayFits), reference: formatCode(reference.code) }
  // Of what somebody wrote: whoever it is from, and where it can be read.
  const wrote = reference.ok ? await findWritten(ctx, reference.code) : null
  if (wrote && reference.ok) {
    const found = (await listCustomers(ctx, wrote.people)).map(sayFits)
    return { found, reference: formatCode(reference.code), wrote: wrote.id }
  }
  const { rows, isMany, isLoose } = await findCustomers(ctx, typed)
  return { found: rows.map(sayFits), isMany, isLoose }
}

/** With what fitted, in words. */
export const sayFits = (row: FoundCustomer) => ({
  ...row,
  helpers: row.helpers.map(each => ({
    ...each,
    says: sayHelper(each),
    kindName: RELATIONSHIP_NAMES[each.kind],
    tell: sayTellHelper(each),
  })),
  fits: row.matched.map(each => MATCHED_NAMES[each].toLowerCase()).join(', '),
})
