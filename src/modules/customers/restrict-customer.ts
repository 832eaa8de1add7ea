import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { refuseUnlessTeam } from './add-row.ts'
import type { Restriction } from './customer.ts'
import { customerRestricted, restrictionEnded } from './customers.events.ts'
import { lockCustomer, writerOf } from './lock-customer.ts'

/**
 * Keeps a record for the owner's team and the teams named; one that is in force ends. Throws NotFound and Refused:
 * `customers.no-such-team`, `customers.not-your-restriction` (it would be gone from the actor's own sight).
 */
export async function restrictCustomer(
  ctx: Ctx,
  input: { customerId: string } & Omit<Restriction, 'id'>,
): Promise<string> {
  const teams = [...new Set([input.ownerTeam, ...input.teams])]
  for (const team of teams) await refuseUnlessTeam(ctx, team)
  return ctx.transaction(async ctx => {
    const customerId = await lockToRestrict(ctx, input.customerId)
    await endInForce(ctx, customerId)
    const id = newId()
    await ctx.db
      .insertInto('customers.restrictions')
      .values({
        id,
        customer_id: customerId,
        kind: input.kind,
        owner_team: input.ownerTeam,
        teams,
        hinted: input.hinted,
        recorded_by: writerOf(ctx),
        recorded_at: ctx.now(),
      })
      .execute()
    await publish(ctx, customerRestricted({ customerId, restrictionId: id, ownerTeam: input.ownerTeam }))
    return id
  })
}

/** Opens a record again to everybody whose work it is. Throws NotFound and Refused `customers.not-your-restriction`. */
export async function endRestriction(ctx: Ctx, input: { customerId: string }): Promise<void> {
  await ctx.transaction(async ctx => endInForce(ctx, await lockToRestrict(ctx, input.customerId)))
}

/** Locked for whoever may say who sees it. */
export async function lockToRestrict(ctx: Ctx, customerId: string): Promise<string> {
  if (!can(ctx.actor, 'customers.restrict')) throw new NotFound('customer')
  return (await lockCustomer(ctx, customerId)).id
}

/** Only who is of its teams may lift it: breaking the glass lets one look, not change who may. */
async function endInForce(ctx: Ctx, customerId: string): Promise<void> {
  const inForce = await ctx.db
    .selectFrom('customers.restrictions')
    .select(['id', 'teams'])
    .where('customer_id', '=', customerId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!inForce) return
  const own = ctx.actor.kind === 'staff' ? ctx.actor.teams : []
  refuseUnless(
    ctx.actor.kind === 'system' || inForce.teams.some(team => own.includes(team)),
    'customers.not-your-restriction',
  )
  await ctx.db
    .updateTable('customers.restrictions')
    .set({ ended_at: ctx.now(), ended_by: writerOf(ctx) })
    .where('id', '=', inForce.id)
    .execute()
  await publish(ctx, restrictionEnded({ customerId, restrictionId: inForce.id }))
}
