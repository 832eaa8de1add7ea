import type { Follower } from '../../platform/events/index.ts'
import { withholdMessages } from '../channels/index.ts'
import { customerDied } from '../customers/index.ts'
import { listParticipationsOf } from '../requests/index.ts'

/** Who has died gets nothing of what waits to be sent either. A later letter is not written at all. */
export const deathFollower: Follower = {
  name: 'notifications.death',
  types: [customerDied.type],
  async handle(ctx, event) {
    const readers = await listParticipationsOf(ctx, event.subject)
    await withholdMessages(ctx, { readers, answer: 'Not sent: this person has died' })
  },
}
