import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { keepChanges } from './change-customer.ts'
import { customerDied, deathUndone } from './customers.events.ts'
import { lockCustomer } from './lock-customer.ts'

/**
 * This person has died: from now on nothing is sent to her. It stays with the id it was recorded for, should the records be parted. Saying it again
 * changes nothing. Throws NotFound.
 */
export const recordDeath = (ctx: Ctx, input: { customerId: string; source: string }): Promise<void> =>
  setDeath(ctx, input, true)

/** It was said of the wrong person, under whichever of her ids: she is written to again. Throws NotFound. */
export const undoDeath = (ctx: Ctx, input: { customerId: string; source: string }): Promise<void> =>
  setDeath(ctx, input, false)

async function setDeath(ctx: Ctx, { customerId, source }: { customerId: string; source: string }, died: boolean) {
  await ctx.transaction(async ctx => {
    const { id } = await lockCustomer(ctx, customerId)
    const { rows: dead } = await sql<{ id: string; was: Date | null }>`select c.id, c.died_at as was
      from customers.ids_of_person h join customers.customers c on c.id = h.other_id
      where h.customer_id = ${id}::uuid and c.died_at is not null order by c.id for no key update of c`.execute(ctx.db)
    if (dead.length > 0 === died) return
    const becomes = died ? ctx.now() : null
    for (const row of died ? [{ id: customerId, was: null }] : dead) {
      await sql`update customers.customers set died_at = ${becomes} where id = ${row.id}::uuid`.execute(ctx.db)
      await keepChanges(ctx, row.id, source, [{ field: 'died_at', was: row.was, becomes }])
    }
    await publish(ctx, died ? customerDied({ customerId: id }) : deathUndone({ customerId: id }))
  })
}
