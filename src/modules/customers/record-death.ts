import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { keepChanges } from './change-customer.ts'
import { customerDied, deathUndone } from './customers.events.ts'
import { lockCustomer } from './lock-customer.ts'

/** This person has died: from now on nothing is sent to her. Saying it again changes nothing. Throws NotFound. */
export const recordDeath = (ctx: Ctx, input: { customerId: string; source: string }): Promise<void> =>
  setDeath(ctx, input, true)

/** It was said of the wrong person: she is written to again. Throws NotFound. */
export const undoDeath = (ctx: Ctx, input: { customerId: string; source: string }): Promise<void> =>
  setDeath(ctx, input, false)

async function setDeath(ctx: Ctx, { customerId, source }: { customerId: string; source: string }, died: boolean) {
  await ctx.transaction(async ctx => {
    const { id, died_at: was } = await lockCustomer(ctx, customerId)
    if ((was !== null) === died) return
    const becomes = died ? ctx.now() : null
    await sql`update customers.customers set died_at = ${becomes} where id = ${id}::uuid`.execute(ctx.db)
    await keepChanges(ctx, id, source, [{ field: 'died_at', was, becomes }])
    await publish(ctx, died ? customerDied({ customerId: id }) : deathUndone({ customerId: id }))
  })
}
