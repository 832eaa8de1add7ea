import { type App, createApp } from './app.ts'
import type { Config } from './config.ts'
import { listFollowers } from './followers.ts'
import { listJobs, sendingBy } from './jobs.ts'
import { takeMailIn } from './mail-in.ts'
import { keepSendingNotices, requeueUnsent } from './modules/channels/index.ts'
import { requeueFetching } from './modules/correspondence/index.ts'
import { requeueHeld } from './modules/requests/index.ts'
import { system } from './platform/actor.ts'
import { keepFollowing } from './platform/events/index.ts'
import { keepQueue } from './platform/jobs/index.ts'
import { takePostIn } from './post-in.ts'

/** Jobs done at the same time: mostly waiting for a mail server. */
const JOBS_AT_ONCE = 4

/**
 * A worker process: acts on what has happened, sends messages, does what can wait. As many as wanted may run.
 * `port`: where it takes mail. `stop` finishes what is in hand.
 */
export async function runWorker(
  config: Config & { databaseUrl: string },
): Promise<{ port?: number; stop(): Promise<void> }> {
  const app = await createApp(config, { poolSize: 12 })
  return workIn(app)
}

/** The same in an application that is there already (tests). */
export async function workIn(app: App): Promise<{ port?: number; stop(): Promise<void> }> {
  const ctx = app.context({ actor: system('worker') })
  app.memory.watch(app.database.db, err => app.log.warn({ err }, 'changes of held data could not be read'))
  const queue = await keepQueue(ctx, app.database, listJobs(app), JOBS_AT_ONCE)
  await requeueUnsent(ctx)
  await requeueHeld(ctx)
  await requeueFetching(ctx)
  const following = keepFollowing(ctx, listFollowers(app.config))
  const notices = keepSendingNotices(ctx, () => sendingBy(app, ctx))
  const mail = await takeMailIn(app)
  const post = takePostIn(app)
  return {
    ...(mail.port !== undefined && { port: mail.port }),
    async stop() {
      await Promise.all([mail.stop(), post.stop(), notices.stop()])
      await following.stop()
      await queue.stop()
      await app.close()
    },
  }
}
