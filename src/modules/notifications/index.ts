// notifications: who is told what, and how.
export { askForNews, confirmNews, forgetUnconfirmedNews, stopNews } from './ask-for-news.ts'
export { deathFollower } from './death-follower.ts'
export { fallBack, type KnownReader, readersOfFailed, sendAnotherWay } from './fall-back.ts'
export { glassFollower } from './glass-follower.ts'
export { noticeFollower, TELL_NOTICE_JOB, tellNotice } from './notice-follower.ts'
export { notificationFollower } from './notification-follower.ts'
export { requestLetters } from './request-letters.ts'
export { tellWaitingNews } from './tell-waiting-news.ts'
