// The job queue (graphile-worker): slow or failing outside work, tried again until it succeeds.
export { releaseJobsOfTheDead } from './heartbeat.ts'
export { type Jobs, keepQueue } from './keep-queue.ts'
export { type QueueState, readQueueState } from './queue-state.ts'
