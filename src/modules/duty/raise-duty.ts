import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { findHeardIn, hushConversation, markDanger, tellCall } from '../interactions/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { confide } from './confide.ts'
import { dutyRaised } from './duty.events.ts'
import { staffOf } from './duty.store.ts'
import { dutyTeamNow } from './duty-team.ts'
import { getDutyKind } from './kinds.read.ts'
import { tellTeams } from './tell-teams.ts'

interface Raised {
  kind: string
  /** Makes pressing twice once. */
  key?: string
  /** The conversation on whose screen it was pressed, and which of its matters she had before her; neither: what she has in hand. */
  interactionId?: string
  matter?: string
  /** Pressed where no conversation is, so that it is not about the one in hand by now. */
  isApart?: boolean
}

/**
 * Somebody may come to harm: the duty team of this hour is told at once, and it waits in no queue. Answers the record's id.
 * Throws NotFound for a kind that does not exist.
 */
export async function raiseDuty(ctx: Ctx, input: Raised): Promise<string> {
  const staff = staffOf(ctx)
  const kind = await getDutyKind(ctx, input.kind)
  const team = dutyTeamNow(await readOrganisation(ctx), kind.team, ctx.now())
  const id = input.key ?? newId()
  return ctx.transaction(async ctx => {
    const interactionId = input.isApart ? null : await findHeardIn(ctx, input)
    const { numAffectedRows } = await sql`
      insert into duty.records (id, kind, interaction_id, raised_by, raised_at, teams, rung_at)
      values (${id}::uuid, ${kind.id}, ${interactionId}::uuid, ${staff.id}::uuid, ${ctx.now()}, ${[team]}::text[], ${ctx.now()})
      on conflict (id) do nothing`.execute(ctx.db)
    if (!numAffectedRows) return id
    await tellTeams(ctx, { id, teams: [team], rings: 1, how: 'by-colleague' })
    await confide(ctx, { interactionId, received: [], requests: [] }, [team])
    if (interactionId) await markDanger(ctx, interactionId, input.matter)
    if (interactionId && kind.mayBeRead) await hushConversation(ctx, interactionId)
    // Last: everybody locks a conversation before its call.
    if (interactionId) await tellCall(ctx, interactionId)
    await publish(ctx, dutyRaised({ recordId: id, kind: kind.id, team, interactionId }))
    await touch(ctx, 'duty-waiting')
    return id
  })
}
