// notifications: who is told what, and how.
export { glassFollower } from './glass-follower.ts'
export { notificationFollower } from './notification-follower.ts'
