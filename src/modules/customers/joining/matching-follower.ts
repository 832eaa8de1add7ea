import type { Ctx } from '../../../platform/context.ts'
import type { Follower } from '../../../platform/events/index.ts'
import { matchAgain, matchNew } from './match-new.ts'

const CHANGED = 'customers.changed'

/** Compares whoever is new, or known differently, with the others. What an import brings is compared when it is through. */
export const matchingFollower: Follower = {
  name: 'customers.matching',
  types: ['requests.opened', 'requests.participant-joined', 'customers.added', CHANGED, 'customers.imported'],
  async handle(ctx: Ctx, event) {
    if (event.type === CHANGED) await matchAgain(ctx, event.subject)
  },
  async flush(ctx) {
    await matchNew(ctx)
  },
}
