import { sql } from 'kysely'
import type { Follower } from '../../platform/events/index.ts'
import { publish } from '../../platform/events/index.ts'
import { visitServed } from './reception.events.ts'

/** The conversation is over: so is the visit. */
export const receptionFollower: Follower = {
  name: 'reception.visits',
  types: ['interactions.ended'],
  async handle(ctx, event) {
    const { rows } = await sql<{ id: string }>`update reception.visits set state = 'served', ended_at = ${ctx.now()}
      where interaction_id = ${event.subject}::uuid and state in ('called', 'being-served') returning id`.execute(
      ctx.db,
    )
    // of one conversation there is one visit at most
    if (rows[0]) await publish(ctx, visitServed({ visitId: rows[0].id }))
  },
}
