import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { type Follower, publish } from '../../../platform/events/index.ts'
import { customerDied } from '../../customers/index.ts'
import { callBackCancelled } from '../interactions.events.ts'

/** Of the call-back `b`: the phone to ring is one of somebody who has died. Another number is of whoever speaks for her now. */
export const isOfDead = sql<boolean>`exists (select from (select b.customer_id as id) asked
  join customers.reachable d on d.customer_id = asked.id join customers.ways w on w.customer_id = asked.id
  where d.died_at is not null and w.kind = 'phone' and w.normal = split_part(b.phone, ';', 1))`

/** Nobody rings who has died: what is promised to her ends that minute, its time is free, and whoever looks reads why. */
export const promisesOfDeadFollower: Follower = {
  name: 'interactions.promises-of-dead',
  types: [customerDied.type],
  async handle(ctx, event) {
    await endForDeath(ctx, event.subject)
  },
}

async function endForDeath(ctx: Ctx, customerId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`with hers as (select b.id from interactions.call_backs b
      join customers.identity mine on mine.customer_id = b.customer_id
      join customers.identity dead on dead.person_id = mine.person_id
      join (values (${customerId}::uuid)) died (id) on died.id = dead.customer_id
      where b.state = 'open' and ${isOfDead})
    update interactions.call_backs b set state = 'cancelled', ended_because = 'They have died', next_at = null,
      taken_by = null, taken_at = null
    from hers where b.id = hers.id and b.state = 'open' returning b.id`.execute(ctx.db)
  const events = rows.map(({ id }) => callBackCancelled({ callBackId: id }))
  if (events.length > 0) await publish(ctx, ...events)
}
