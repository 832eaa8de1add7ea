import type { Ctx } from '../../../platform/context.ts'
import { Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { newId } from '../../../platform/id.ts'
import { can } from '../../organisation/index.ts'
import { setKeysOfProtected } from '../set-keys.ts'
import { customersMerged } from './joining.events.ts'
import { addMerge, findAllSeen, idsOf, lockMerging, personOf, settleIdentity } from './merges.store.ts'

/**
 * Says that two records are one person, who is called as the one of `intoId` from now on. No row of either is changed:
 * only whom their ids belong to, and `unmergeCustomers` puts that back exactly. Throws NotFound, Refused.
 */
export async function mergeCustomers(
  ctx: Ctx,
  input: { customerId: string; intoId: string },
): Promise<{ mergeId: string; personId: string }> {
  return ctx.transaction(async ctx => {
    refuseUnless(can(ctx.actor, 'customers.merge'), 'customers.not-yours-to-merge')
    await lockMerging(ctx)
    await findAllSeen(ctx, [input.customerId, input.intoId])
    const [old, personId] = [await personOf(ctx, input.customerId), await personOf(ctx, input.intoId)]
    if (old === personId) throw new Refused('customers.one-already')
    const mergeId = newId()
    const ids = await idsOf(ctx, [old, personId])
    await addMerge(ctx, mergeId, input.customerId, input.intoId)
    await settleIdentity(ctx, ids)
    await setKeysOfProtected(ctx, ids)
    await publish(ctx, customersMerged({ mergeId, customerId: old, personId }))
    return { mergeId, personId }
  })
}
