import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { can, type Delegation, readOrganisation } from '../organisation/index.ts'
import { isAboutMoney, periodStart, standingOf, whyNotSettle } from './delegation.ts'
import { adviserOf } from './interaction.ts'
import { delegationUsed } from './interactions.events.ts'

/** Pence used of each budget in its present period, as one JSON object by part of the scheme. */
export async function spentOf(ctx: Ctx): Promise<RawBuilder<unknown>> {
  const parts = (await readOrganisation(ctx)).delegations.map(({ id, per }) => ({
    id,
    since: per ? periodStart(per, ctx.now()) : ctx.now(),
  }))
  return sql`(select coalesce(jsonb_object_agg(p.id, (select coalesce(sum(u.pence), 0) from interactions.delegation_uses u
      where u.delegation_id = p.id and u.used_at >= p.since)), '{}')
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p (id text, since timestamptz))`
}

/**
 * Writes down that a matter is settled by the scheme of delegation. Refused, with the matter, where she must hand it over:
 * `interactions.not-delegated`, `.amount-missing`, `.over-limit`, `.budget-used`. Two who draw on one budget wait for each other.
 */
export async function useDelegation(
  ctx: Ctx,
  { matterId, service, pence }: { matterId: string; service: string | null; pence: number | undefined },
): Promise<void> {
  const { delegations } = await readOrganisation(ctx)
  const { roles, id: staffId } = adviserOf(ctx)
  if (standingOf(delegations, service, roles, {}).kind === 'free') return
  await sql`select pg_advisory_xact_lock(hashtext('interactions.delegation'))`.execute(ctx.db)
  const { rows } = await sql<{ spent: Record<string, number> }>`select ${await spentOf(ctx)} as spent`.execute(ctx.db)
  const standing = standingOf(delegations, service, roles, rows[0]!.spent)
  const why = whyNotSettle(standing, pence)
  if (why) throw new Refused(`interactions.${why}`, { matterId })
  if (standing.kind !== 'yours') return
  const { delegation, role } = standing
  const cost = isAboutMoney(standing) ? pence! : 0
  await sql`update interactions.matters set delegated_to = ${role} where id = ${matterId}::uuid`.execute(ctx.db)
  await ctx.db
    .insertInto('interactions.delegation_uses')
    .values({
      ...{ matter_id: matterId, delegation_id: delegation, service: service!, role },
      ...{ staff_id: staffId, pence: cost, used_at: ctx.now() },
    })
    .execute()
  await publish(ctx, delegationUsed({ matterId, service: service!, role, delegation, pence: cost }))
}

export interface DelegationUse {
  service: string
  role: string
  name: string
  pence: number
  usedAt: Date
}

/** The ledger of one part of the scheme: pence used in this period, and the last hundred uses. */
export async function readDelegationUses(
  ctx: Ctx,
  { id }: Pick<Delegation, 'id'>,
): Promise<{ spent: number; uses: DelegationUse[] }> {
  if (!can(ctx.actor, 'delegation.read')) throw new NotFound('delegation')
  const { rows } = await sql<{ spent: Record<string, number>; uses: DelegationUse[] }>`
    select ${await spentOf(ctx)} as spent, (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
      select u.service, u.role, c.name, u.pence, u.used_at as "usedAt" from interactions.delegation_uses u
      join organisation.colleagues c on c.id = u.staff_id
      where u.delegation_id = ${id} order by u.used_at desc limit 100) x) as uses`.execute(ctx.db)
  const { spent, uses } = rows[0]!
  return { spent: spent[id] ?? 0, uses: uses.map(use => ({ ...use, usedAt: new Date(use.usedAt) })) }
}

/** Pence used of each budget in its present period. */
export async function readSpent(ctx: Ctx): Promise<Record<string, number>> {
  if (!can(ctx.actor, 'delegation.read')) throw new NotFound('delegation')
  const { rows } = await sql<{ spent: Record<string, number> }>`select ${await spentOf(ctx)} as spent`.execute(ctx.db)
  return rows[0]!.spent
}
