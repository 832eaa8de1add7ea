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
  setBodyPhone,
  stopBody,
} from './bodies.ts'
export {
  findBodyAt,
  findBodyFor,
  listBodiesBehind,
  listBodiesFor,
  listHowWithBody,
  listWithBodies,
  type WithBody,
} from './body-for.read.ts'
export { dropHeld, retryAdditions, retryReferral, sendHeld, takeBackReferral } from './decide-referral.ts'
export { referralsFollower } from './follower.ts'
export { hearBodies, takeWordOfBody } from './hear-bodies.ts'
export { PASS_ON_JOB, passOn } from './pass-on.ts'
export { PHOTO_LINK_DAYS, photoOfLink } from './photo-links.ts'
export * from './referrals.events.ts'
export {
  findReferral,
  listReferrals,
  type Referral,
  type ReferralStatus,
} from './referrals.read.ts'
export type { Route } from './route.ts'
export { SEND_REFERRAL_JOB, sendReferral } from './send-referral.ts'
