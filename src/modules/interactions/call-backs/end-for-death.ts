import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { type Follower, publish } from '../../../platform/events/index.ts'
import { customerDied } from '../../customers/index.ts'
import { callBackCancelled } from '../interactions.events.ts'
import { isOfDead, joinWhom } from './whom.ts'

/** Nobody rings who has died: what is promised to her ends that minute, its time is free, and whoever promised it hears. */
export const promisesOfDeadFollower: Follower = {
  name: 'interactions.promises-of-dead',
  types: [customerDied.type],
  async handle(ctx, event) {
    await endForDeath(ctx, event.subject)
  },
}

async function endForDeath(ctx: Ctx, customerId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`with hers as (select b.id from interactions.call_backs b ${joinWhom}
      join customers.identity dead on dead.person_id = who.person_id
      join (values (${customerId}::uuid)) died (id) on died.id = dead.customer_id
      where b.state = 'open' and ${isOfDead})
    update interactions.call_backs b set state = 'cancelled', ended_because = 'They have died', next_at = null,
      taken_by = null, taken_at = null, came_back_at = case when b.promised_by is not null then ${ctx.now()}::timestamptz end
    from hers where b.id = hers.id and b.state = 'open' returning b.id`.execute(ctx.db)
  const events = rows.map(({ id }) => callBackCancelled({ callBackId: id }))
  if (events.length > 0) await publish(ctx, ...events)
}
