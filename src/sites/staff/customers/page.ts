import { can } from '../../../modules/organisation/index.ts'
import { page } from '../../../platform/page/page.ts'
import { findTyped } from './find-typed.ts'
import { text } from './text.ts'
import { tellApart } from './words.ts'

/** One box for people. It answers as one types; without scripts, when the button is pressed. */
export const customersPage = page({
  at: import.meta,
  path: '/staff/customers',
  permission: 'customers.read',
  texts: text,
  async load(ctx, visit) {
    const typed = (visit.query.find ?? '').slice(0, 200)
    const { found, ...how } = await findTyped(ctx, typed)
    return {
      typed,
      mayAdd: can(ctx.actor, 'customers.change'),
      mayMerge: can(ctx.actor, 'customers.merge'),
      found: found?.map(row => ({ ...row, facts: tellApart(row) })) ?? null,
      ...how,
    }
  },
  example: () => '/staff/customers?find=Imogen',
})
