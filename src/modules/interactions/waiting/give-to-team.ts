import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { Refused } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { readOrganisation } from '../../organisation/index.ts'
import { waitingGiven } from '../interactions.events.ts'
import { ofConversation, writeAnew } from './writer.ts'

/** Whether what was written can go from this conversation into the work of a team: not of danger, nor what came to a team in confidence. */
export async function mayGiveToTeam(ctx: Ctx, interactionId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select count(*) > 0
      and count(*) filter (where i.confided_to is not null or w.team in (select id from organisation.private_teams)) = 0 as may
    from interactions.waiting w join interactions.interactions i on i.id = w.interaction_id where i.id = ${interactionId}::uuid`.execute(
    ctx.db,
  )
  return rows[0]!.may
}

/**
 * At the wrap-up: what was written waits again, for the team that is to answer it and by the day that was promised. One mail
 * goes to one team. Throws `Refused` at the matter.
 */
export async function giveToTeam(
  ctx: Ctx,
  interactionId: string,
  given: { matterId: string; team: string }[],
): Promise<void> {
  const [first] = given
  if (!first) return
  const { teams } = await readOrganisation(ctx)
  const refuse = (code: string, { matterId }: { matterId: string }) => {
    throw new Refused(`interactions.${code}`, { matterId })
  }
  if (!(await mayGiveToTeam(ctx, interactionId))) refuse('nobody-has-it', first)
  if (!teams.has(first.team) || teams.get(first.team)!.disabled) refuse('team-missing', first)
  const other = given.find(each => each.team !== first.team)
  if (other) refuse('two-teams', other)
  await giveBack(ctx, interactionId, { matterIds: given.map(({ matterId }) => matterId), team: first.team })
}

/**
 * It waits again, and these matters go on with whoever takes it; whoever it turned out to be, it is read by nobody from whom
 * she is kept. `team`: absent, whose it was before. `isUrgent`: what was typed since hints at danger.
 */
export async function giveBack(
  ctx: Ctx,
  interactionId: string,
  { matterIds, team, isUrgent }: { matterIds: string[]; team?: string; isUrgent?: boolean },
): Promise<void> {
  await sql`update interactions.matters set is_given = true where id = any(${matterIds}::uuid[])`.execute(ctx.db)
  const { rows } = await sql<{ customerId: string }>`select customer_id as "customerId" from interactions.callers
    where interaction_id = ${interactionId}::uuid and customer_id is not null`.execute(ctx.db)
  const ids = await writeAnew(ctx, ofConversation(interactionId), {
    ...{ interaction_id: null, joined_at: null, given_in: interactionId },
    ...(team && { team }),
    ...(isUrgent && { is_urgent: true }),
    ...(rows[0] && { customer_id: rows[0].customerId }),
  })
  for (const id of ids) await publish(ctx, waitingGiven({ waitingId: id, interactionId, team: team ?? null }))
}
