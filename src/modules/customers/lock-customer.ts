import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { seenBy } from './seen-by.ts'

export type CustomerRow = Selectable<Rows['customers.customers']>

/** The person an id belongs to, locked for a change. Throws NotFound where the actor may not see her or may not change anybody. */
export async function lockCustomer(ctx: Ctx, customerId: string): Promise<CustomerRow> {
  const { rows } =
    isId(customerId) && can(ctx.actor, 'customers.change')
      ? await sql<CustomerRow>`select c.* from customers.customers c
          where c.id = (select person_id from customers.identity where customer_id = ${customerId}::uuid)
            and ${seenBy(ctx.actor, 'c')} for no key update`.execute(ctx.db)
      : { rows: [] }
  const row = rows[0]
  if (!row) throw new NotFound(`customer ${customerId}`)
  return row
}

/** These people, locked in one order, for what follows from all that is known of them. */
export async function lockPeople(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await sql`select from customers.customers where id in (
      select person_id from customers.identity where customer_id = any(${[...customerIds]}::uuid[]))
    order by id for no key update`.execute(ctx.db)
}

/** The colleague who writes, for the columns that say so. */
export const writerOf = (ctx: Ctx): string | null => (ctx.actor.kind === 'staff' ? ctx.actor.id : null)
