import { EventEmitter } from 'node:events'
import type { CronItem, Runner, TaskList, WorkerEvents } from 'graphile-worker'
import type { Ctx } from '../context.ts'
import type { Database } from '../database/pool.ts'
import { type Repeating, repeat } from '../repeat.ts'
import { keepBeating } from './heartbeat.ts'
import { queueLog } from './queue-log.ts'

export interface Jobs {
  tasks: TaskList
  /** Times are UTC. */
  timetable: CronItem[]
}

const RESTART_EVERY = 500

/**
 * So many times in a row may each of the runner's workers fail to fetch a job before all is begun anew. The runner asks
 * only once for the ids of its tasks and keeps the answer, a failure too: when the database broke just then, it never
 * does a job again (graphile-worker 0.18).
 */
const FAILURES_IN_A_ROW = 2

/**
 * Does the jobs of the queue until it is stopped, some at a time, and starts the queue's runner again when the database
 * was away. Resolves once it runs; its `stop` lets jobs in hand finish.
 */
export async function keepQueue(ctx: Ctx, database: Database, jobs: Jobs, concurrency: number): Promise<Repeating> {
  // Only a worker loads it: the web looks at the queue without.
  const library = await import('graphile-worker')
  const workers = new Set<string>()
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:create', ({ worker }) => workers.add(worker.workerId))
  events.on('worker:stop', ({ worker }) => workers.delete(worker.workerId))
  const { promise: started, resolve: onStart } = Promise.withResolvers<void>()
  let runner: Runner | undefined
  let failures = 0
  const onFetched = () => (failures = 0)
  events.on('job:start', onFetched)
  events.on('worker:getJob:empty', onFetched)
  events.on('worker:getJob:error', () => {
    failures += 1
    if (failures === FAILURES_IN_A_ROW * concurrency) runner?.stop('it cannot fetch jobs').catch(() => {})
  })
  const running = repeat(
    async () => {
      failures = 0
      runner = await library.run({
        pgPool: database.pool,
        taskList: jobs.tasks,
        parsedCronItems: library.parseCronItems(jobs.timetable),
        concurrency,
        noHandleSignals: true,
        logger: queueLog(ctx.log, library),
        events,
      })
      onStart()
      await runner.promise
      return false
    },
    { every: RESTART_EVERY, onError: err => ctx.log.error({ err }, 'the job queue stopped') },
  )
  await started
  const beating = keepBeating(ctx, () => [...workers])
  return {
    async stop() {
      const stopped = running.stop()
      await runner?.stop().catch(() => {})
      await stopped
      await beating.stop()
    },
  }
}
