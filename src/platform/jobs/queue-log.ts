import type { Logger } from 'graphile-worker'
import type { Log } from '../log.ts'

/** What the library tells of a job that failed. */
interface Failed {
  job?: { id: string; task_identifier: string; attempts: number; max_attempts: number }
  error?: { name?: string; code?: string }
}

/**
 * The job queue's log as ours. Of a failing job its number, its kind, how often it was tried and what kind of error it was, not the
 * words of it: what a mail server answered can hold an address, and is kept with the message instead.
 */
export function queueLog(log: Log, { Logger }: typeof import('graphile-worker')): Logger {
  return new Logger(scope => (level, message, meta) => {
    if (level !== 'error' && level !== 'warning') return
    const { job, error } = (meta ?? {}) as Failed
    const about = {
      worker: scope.workerId,
      job: job?.id ?? scope.jobId,
      task: job?.task_identifier ?? scope.taskIdentifier,
      ...(job && { tries: `${job.attempts} of ${job.max_attempts}` }),
      ...(error && { error: [error.name, error.code].filter(Boolean).join(' ') }),
    }
    log[level === 'error' ? 'error' : 'warn'](about, isOfJob(message) ? 'a job failed' : message)
  })
}

const isOfJob = (message: string): boolean => /\b(job|task)\b/i.test(message)
