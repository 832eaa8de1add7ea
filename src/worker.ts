import { type App, createApp } from './app.ts'
import type { Config } from './config.ts'
import { listFollowers } from './followers.ts'
import { listJobs } from './jobs.ts'
import { requeueUnsent } from './modules/channels/index.ts'
import { requeueHeld } from './modules/requests/index.ts'
import { system } from './platform/actor.ts'
import { keepFollowing } from './platform/events/index.ts'
import { keepQueue } from './platform/jobs/index.ts'

/** Jobs done at the same time: mostly waiting for a mail server. */
const JOBS_AT_ONCE = 4

/**
 * A worker process: acts on what has happened, sends messages, does what can wait. As many as wanted may run.
 * `stop` finishes what is in hand.
 */
export async function runWorker(config: Config & { databaseUrl: string }): Promise<{ stop(): Promise<void> }> {
  const app = await createApp(config, { poolSize: 12 })
  return workIn(app)
}

/** The same in an application that is there already (tests). */
export async function workIn(app: App): Promise<{ stop(): Promise<void> }> {
  const ctx = app.context({ actor: system('worker') })
  app.memory.watch(app.database.db, err => app.log.warn({ err }, 'changes of held data could not be read'))
  const queue = await keepQueue(ctx, app.database, listJobs(app), JOBS_AT_ONCE)
  await requeueUnsent(ctx)
  await requeueHeld(ctx)
  const following = keepFollowing(ctx, listFollowers(app.config))
  return {
    async stop() {
      await following.stop()
      await queue.stop()
      await app.close()
    },
  }
}
