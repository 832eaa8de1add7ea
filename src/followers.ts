import type { Config } from './config.ts'
import { bookingsFollower, hushFollower } from './modules/bookings/index.ts'
import { formsFollower, typedFollower } from './modules/correspondence/index.ts'
import { matchingFollower } from './modules/customers/index.ts'
import {
  giveBackFollower,
  joiningFollower,
  promisesOfDeadFollower,
  recordingFollower,
} from './modules/interactions/index.ts'
import {
  deathFollower,
  glassFollower,
  noticeFollower,
  notificationFollower,
  silenceFollower,
} from './modules/notifications/index.ts'
import { receptionFollower } from './modules/reception/index.ts'
import { referralsFollower } from './modules/referrals/index.ts'
import { leaversFollower, ownFollower, searchFollower } from './modules/requests/index.ts'
import { rotaFollower } from './modules/rota/index.ts'
import { webhooksFollower } from './modules/webhooks/index.ts'
import type { Follower } from './platform/events/index.ts'

/** Everybody who acts on events after they were committed. The worker keeps them going. */
export function listFollowers(config: Pick<Config, 'baseUrl' | 'mailReplyTo' | 'quietHours'>): Follower[] {
  return [
    searchFollower,
    ownFollower,
    giveBackFollower,
    leaversFollower,
    matchingFollower,
    recordingFollower,
    joiningFollower,
    promisesOfDeadFollower,
    receptionFollower,
    rotaFollower,
    hushFollower,
    bookingsFollower({ origin: config.baseUrl }),
    notificationFollower({ ...reachedBy(config), quietHours: config.quietHours }),
    noticeFollower({ quietHours: config.quietHours }),
    glassFollower({ origin: config.baseUrl }),
    deathFollower,
    silenceFollower,
    formsFollower,
    typedFollower,
    referralsFollower,
    webhooksFollower({ origin: config.baseUrl }),
  ]
}

/** How people reach the council, as messages to them say it. */
export const reachedBy = ({ baseUrl, mailReplyTo }: Pick<Config, 'baseUrl' | 'mailReplyTo'>) => ({
  origin: baseUrl,
  answersByEmail: mailReplyTo !== null,
})
