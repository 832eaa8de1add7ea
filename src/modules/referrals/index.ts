// referrals: requests that another body deals with, sent to it by Open311, and what it says of them.
export {
  addBody,
  addRoute,
  askServices,
  type Body,
  getBody,
  listBodies,
  type NewBody,
  readRoutes,
  removeRoute,
  setBodyKey,
  stopBody,
} from './bodies.ts'
export { referralsFollower } from './follower.ts'
export { hearBodies, takeWordOfBody } from './hear-bodies.ts'
export { PHOTO_LINK_DAYS, photoOfLink } from './photo-links.ts'
export * from './referrals.events.ts'
export {
  findReferral,
  listReferrals,
  type Referral,
  type ReferralStatus,
} from './referrals.read.ts'
export type { Route } from './route.ts'
export { retryReferral, SEND_REFERRAL_JOB, sendReferral, takeBackReferral } from './send-referral.ts'
