import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { type AskedForHerself, listAskers } from '../requests/index.ts'
import { identifyCustomer } from './identify-customer.ts'
import { getOwnForUpdate } from './interactions.store.ts'
import type { Thing } from './what-was-said.ts'

/**
 * It is who asked for herself in this conversation: her record was made from what she said here, so that all of it fits and nothing else
 * is on it. Where it is joined with an older one by now, that is not enough: nothing is written, and who she is said to be is answered, to
 * be looked up like anybody. Throws as `identifyCustomer`, and NotFound where she asked nothing here.
 */
export async function identifyAsker(
  ctx: Ctx,
  interactionId: string,
  customerId: string,
): Promise<AskedForHerself | null> {
  return ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, interactionId)
    const { rows } = await sql<{ id: string }>`select request_id as id from interactions.matters
      where interaction_id = ${mine.id}::uuid and touched = 'opened' and continues_id is null and request_id is not null`.execute(
      ctx.db,
    )
    const askers = await listAskers(
      ctx,
      rows.map(({ id }) => id),
    )
    const asker = askers.find(each => each.customerId === customerId)
    if (!asker) throw new NotFound('asker')
    if (!asker.isAlone) return asker
    const things = (['name', 'phone', 'email'] as const satisfies Thing[]).filter(each => asker[each])
    await identifyCustomer(ctx, mine.id, { how: 'said', customerId, things })
    return null
  })
}
