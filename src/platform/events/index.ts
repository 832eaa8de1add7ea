export { type Follower, followOnce, retryFailed } from './follow.ts'
export {
  type FollowerState,
  listParkedEvents,
  type ParkedEvent,
  readFollowers,
  retryParkedEvent,
} from './following.ts'
export { keepFollowing } from './keep-following.ts'
export { event, type HappenedEvent, type NewEvent, publish } from './publish.ts'
export { readEvent } from './read-event.ts'
