import { sql } from 'kysely'
import type { Follower } from '../../platform/events/index.ts'
import { publish } from '../../platform/events/index.ts'
import { visitPutBack, visitServed } from './reception.events.ts'
import { changeVisit, WAITS_AGAIN } from './visits.store.ts'

/** The conversation is over: so is the visit; whom nobody has shown to the screen yet waits again. */
export const receptionFollower: Follower = {
  name: 'reception.visits',
  types: ['interactions.ended'],
  async handle(ctx, event) {
    const { rows } = await sql<{ id: string; isCalled: boolean }>`select id, state = 'called' as "isCalled"
      from reception.visits where interaction_id = ${event.subject}::uuid and state in ('called', 'being-served')
      for update`.execute(ctx.db)
    // of one conversation there is one visit at most
    const [visit] = rows
    if (!visit) return
    await changeVisit(ctx, visit.id, visit.isCalled ? WAITS_AGAIN : { state: 'served', ended_at: ctx.now() })
    await publish(ctx, (visit.isCalled ? visitPutBack : visitServed)({ visitId: visit.id }))
  },
}
