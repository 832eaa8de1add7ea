import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as library from 'graphile-worker'
import type { Log } from '../log.ts'
import { queueLog } from './queue-log.ts'

test('of a job that failed the log has which and why, and no words that may hold an address', () => {
  const lines: unknown[][] = []
  const log = { error: (...line: unknown[]) => lines.push(line), warn: () => {} } as unknown as Log
  const logger = queueLog(log, library).scope({ workerId: 'worker-1' })
  const error = Object.assign(new Error('550 rosa@resident.example is unknown'), { code: 'EENVELOPE' })
  const job = { id: '7', task_identifier: 'send-message', attempts: 2, max_attempts: 12 }
  logger.error(`Failed task 7 (send-message) with error '${error.message}'`, { failure: true, job, error })
  assert.deepEqual(lines, [
    [
      { worker: 'worker-1', job: '7', task: 'send-message', tries: '2 of 12', error: 'Error EENVELOPE' },
      'a job failed',
    ],
  ])
})
