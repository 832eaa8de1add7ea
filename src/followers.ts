import type { Config } from './config.ts'
import { bookingsFollower } from './modules/bookings/index.ts'
import { formsFollower } from './modules/correspondence/index.ts'
import { matchingFollower } from './modules/customers/index.ts'
import { recordingFollower } from './modules/interactions/index.ts'
import { deathFollower, glassFollower, notificationFollower } from './modules/notifications/index.ts'
import { receptionFollower } from './modules/reception/index.ts'
import { searchFollower } from './modules/requests/index.ts'
import { webhooksFollower } from './modules/webhooks/index.ts'
import type { Follower } from './platform/events/index.ts'

/** Everybody who acts on events after they were committed. The worker keeps them going. */
export function listFollowers(config: Pick<Config, 'baseUrl' | 'mailReplyTo'>): Follower[] {
  return [
    searchFollower,
    matchingFollower,
    recordingFollower,
    receptionFollower,
    bookingsFollower({ origin: config.baseUrl }),
    notificationFollower({ origin: config.baseUrl, answersByEmail: config.mailReplyTo !== null }),
    glassFollower({ origin: config.baseUrl }),
    deathFollower,
    formsFollower,
    webhooksFollower({ origin: config.baseUrl }),
  ]
}
