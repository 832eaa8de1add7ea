// notifications: who is told what, and how.
export { deathFollower } from './death-follower.ts'
export { glassFollower } from './glass-follower.ts'
export { notificationFollower } from './notification-follower.ts'
