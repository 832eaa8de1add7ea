import type { Ctx } from '../../../platform/context.ts'
import { refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { can } from '../../organisation/index.ts'
import { setKeysOfProtected } from '../set-keys.ts'
import { customersUnmerged } from './joining.events.ts'
import { endMerge, findAllSeen, getMerge, idsOf, lockMerging, personOf, settleIdentity } from './merges.store.ts'

/**
 * Undoes one merge, whatever was merged before or after: everything is as if it had never been made, and what came in
 * between is with the record it was given to. Throws NotFound, Refused.
 */
export async function unmergeCustomers(ctx: Ctx, mergeId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    refuseUnless(can(ctx.actor, 'customers.merge'), 'customers.not-yours-to-merge')
    await lockMerging(ctx)
    const { customerId, intoId, undoneAt } = await getMerge(ctx, mergeId)
    await findAllSeen(ctx, [customerId, intoId])
    refuseUnless(undoneAt === null, 'customers.parted-already')
    const ids = await idsOf(ctx, [await personOf(ctx, customerId)])
    await endMerge(ctx, mergeId)
    const persons = await settleIdentity(ctx, ids)
    await setKeysOfProtected(ctx, ids)
    const of = (id: string) => persons.get(id) ?? id
    const people = { personId: of(customerId), otherPersonId: of(intoId) }
    await publish(ctx, customersUnmerged({ mergeId, customerId, ...people }))
  })
}
