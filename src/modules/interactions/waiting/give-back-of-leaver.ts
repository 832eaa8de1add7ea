import { sql } from 'kysely'
import { type Follower, publish } from '../../../platform/events/index.ts'
import { PERMISSIONS, staffChanged, staffDisabled } from '../../organisation/index.ts'
import { waitingGiven } from '../interactions.events.ts'

/**
 * What was written to us and a colleague had not answered when she left waits again, for the team it came to. In a conversation
 * in which somebody may come to harm it stays: the duty team has that, and nobody else is to read it.
 */
export const writtenOfLeaversFollower: Follower = {
  name: 'interactions.leavers',
  types: [staffDisabled.type, staffChanged.type],
  async handle(ctx, event) {
    const { rows } = await sql<{ id: string; interactionId: string; team: string | null }>`
      update interactions.waiting w set interaction_id = null, joined_at = null
      from interactions.interactions i join organisation.directory d on d.id = i.adviser_id
      where w.interaction_id = i.id and i.wrapped_at is null and i.adviser_id = ${event.subject}::uuid
        and (i.confided_to is null or i.confided_to <@ array[w.team])
        and (d.disabled_at <= ${ctx.now()} or not d.roles && ${PERMISSIONS['interactions.take']}::text[])
      returning w.id, i.id as "interactionId", w.team`.execute(ctx.db)
    const given = rows.map(({ id, interactionId, team }) => waitingGiven({ waitingId: id, interactionId, team }))
    if (given.length > 0) await publish(ctx, ...given)
  },
}
