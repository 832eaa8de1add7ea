import { sql } from 'kysely'
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
 * Keeps a record for the owner's team and the teams named; what is in force ends, under each id of the person that it came with,
 * and this stands in its place there. Answers the id of the first. Throws NotFound and Refused:
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
    const ended = await endInForce(ctx, customerId)
    const holders = ended.length > 0 ? ended : [customerId]
    const rows = holders.map(holder => ({
      id: newId(),
      customer_id: holder,
      kind: input.kind,
      owner_team: input.ownerTeam,
      teams,
      hinted: input.hinted,
      recorded_by: writerOf(ctx),
      recorded_at: ctx.now(),
    }))
    await ctx.db.insertInto('customers.restrictions').values(rows).execute()
    const { ownerTeam } = input
    await publish(ctx, ...rows.map(({ id }) => customerRestricted({ customerId, restrictionId: id, ownerTeam })))
    return rows[0]!.id
  })
}

/** Opens a record again to everybody whose work it is. Throws NotFound and Refused `customers.not-your-restriction`. */
export async function endRestriction(ctx: Ctx, input: { customerId: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    await endInForce(ctx, await lockToRestrict(ctx, input.customerId))
  })
}

/** Locked for whoever may say who sees it. */
export async function lockToRestrict(ctx: Ctx, customerId: string): Promise<string> {
  if (!can(ctx.actor, 'customers.restrict')) throw new NotFound('customer')
  return (await lockCustomer(ctx, customerId)).id
}

/** Only who is of its teams may lift it: breaking the glass lets one look, not change who may. Answers the ids it was held by. */
async function endInForce(ctx: Ctx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; customer_id: string; teams: string[] }>`select t.id, t.customer_id, t.teams
    from customers.ids_of_person h join customers.restrictions t on t.customer_id = h.other_id
    where h.customer_id = ${personId}::uuid and t.ended_at is null order by t.recorded_at, t.id`.execute(ctx.db)
  if (rows.length === 0) return []
  const own = ctx.actor.kind === 'staff' ? ctx.actor.teams : []
  refuseUnless(
    ctx.actor.kind === 'system' || rows.every(({ teams }) => teams.some(team => own.includes(team))),
    'customers.not-your-restriction',
  )
  const ids = rows.map(({ id }) => id)
  await ctx.db
    .updateTable('customers.restrictions')
    .set({ ended_at: ctx.now(), ended_by: writerOf(ctx) })
    .where('id', 'in', ids)
    .execute()
  await publish(ctx, ...ids.map(restrictionId => restrictionEnded({ customerId: personId, restrictionId })))
  return rows.map(row => row.customer_id)
}
