import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { customerIdentified } from './interactions.events.ts'
import { getOwnForUpdate } from './interactions.store.ts'
import { weighAgain } from './matters.store.ts'

export type Identified =
  /** She said her name and one more thing that we know. */
  | { how: 'said'; customerId: string }
  /** Her record is opened without that: only with a reason. */
  | { how: 'unchecked'; customerId: string; because: string }
  | { how: 'anonymous' }

/** Says who it is, or that she stays unknown; may be corrected until the wrap-up. */
export async function identifyCustomer(ctx: Ctx, interactionId: string, who: Identified): Promise<void> {
  const customerId = who.how === 'anonymous' ? null : who.customerId
  const because = who.how === 'unchecked' ? maskCards(who.because.trim()) : ''
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    refuseUnless(who.how !== 'unchecked' || because !== '', 'interactions.because-missing')
    if (who.how !== 'anonymous') await mustExist(ctx, who.customerId)
    await sql`delete from interactions.callers where interaction_id = ${mine.id}::uuid`.execute(ctx.db)
    await ctx.db
      .insertInto('interactions.callers')
      .values({ interaction_id: mine.id, customer_id: customerId, how: who.how, because, at: ctx.now() })
      .execute()
    await weighAgain(ctx, mine)
    await publish(ctx, customerIdentified({ interactionId: mine.id, customerId, how: who.how }))
  })
}

async function mustExist(ctx: Ctx, id: string): Promise<void> {
  const { rows } =
    await sql`select from customers.identity i where i.customer_id = ${isId(id) ? id : null}::uuid`.execute(ctx.db)
  if (rows.length === 0) throw new NotFound('customer')
}
