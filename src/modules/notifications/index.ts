// notifications: who is told what, and how.
export { notificationFollower } from './notification-follower.ts'
