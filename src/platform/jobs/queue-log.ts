import type { Logger } from 'graphile-worker'
import type { Log } from '../log.ts'

/**
 * The job queue's log as ours. Of a failing job only its number and kind: what a mail server answered can hold an
 * address, and is kept with the message instead.
 */
export function queueLog(log: Log, { Logger }: typeof import('graphile-worker')): Logger {
  return new Logger(scope => (level, message) => {
    if (level !== 'error' && level !== 'warning') return
    const about = { worker: scope.workerId, job: scope.jobId, task: scope.taskIdentifier }
    log[level === 'error' ? 'error' : 'warn'](about, isOfJob(message) ? 'a job failed' : message)
  })
}

const isOfJob = (message: string): boolean => /\b(job|task)\b/i.test(message)
