import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { listCouncillors } from '../organisation/index.ts'
import { BASES, type Basis, canBeRaised, type Raising } from './raised.ts'
import { canWriteOn } from './request.ts'
import { raisingNoted, raisingTakenBack } from './requests.events.ts'
import { getForUpdate, type Request } from './requests.store.ts'
import { seenBy } from './seen-by.ts'

/** Notes that a councillor raised it, and on what ground she may hear the answer. Noting it anew replaces what was noted. */
export async function raiseByCouncillor(ctx: Ctx, input: { requestId: string } & Raising): Promise<void> {
  const { requestId, councillorId, basis } = input
  await ctx.transaction(async ctx => {
    const request = await getOwn(ctx, requestId)
    const known = isId(councillorId) && (await listCouncillors(ctx)).some(each => each.id === councillorId)
    refuseUnless(known, 'requests.no-such-councillor')
    refuseUnless(BASES.includes(basis), 'requests.basis-missing')
    refuseUnless(canBeRaised(basis, request), 'requests.not-a-public-matter')
    const noted = { councillor_id: councillorId, basis, noted_by: ctx.actor.id!, noted_at: ctx.now() }
    const before = await findRaising(ctx, requestId)
    if (before?.councillorId === councillorId && before.basis === basis) return
    await ctx.db
      .insertInto('requests.raisings')
      .values({ request_id: requestId, ...noted })
      .onConflict(row => row.column('request_id').doUpdateSet(noted))
      .execute()
    await publish(ctx, raisingNoted({ requestId, councillorId, basis }))
  })
}

/** It was noted by mistake: the councillor hears nothing of it. */
export async function takeBackRaising(ctx: Ctx, requestId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    await getOwn(ctx, requestId)
    const before = await findRaising(ctx, requestId)
    if (!before) return
    await ctx.db.deleteFrom('requests.raisings').where('request_id', '=', requestId).execute()
    await publish(ctx, raisingTakenBack({ requestId, councillorId: before.councillorId }))
  })
}

/** Whoever may write on it, and whoever took it, though what was said in confidence is then its team's alone. */
async function getOwn(ctx: Ctx, requestId: string): Promise<Request> {
  if (ctx.actor.kind !== 'staff') throw new NotFound('request')
  const isMine = sql`submission_id in (select id from requests.submissions where taken_by = ${ctx.actor.id}::uuid)`
  const isSeen = sql<boolean>`(${seenBy(ctx.actor)} or ${isMine})`
  const request = await getForUpdate(ctx, requestId, { isSeen })
  const isTaker = request.takenById === ctx.actor.id
  refuseUnless(isTaker || canWriteOn(request, ctx.actor), 'requests.not-yours')
  return request
}

async function findRaising(ctx: Ctx, requestId: string): Promise<Raising | undefined> {
  const query = ctx.db.selectFrom('requests.raisings').select(['councillor_id as councillorId', 'basis'])
  return (await query.where('request_id', '=', requestId).executeTakeFirst()) as { councillorId: string; basis: Basis }
}
