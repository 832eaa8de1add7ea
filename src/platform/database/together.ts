import { setImmediate as soon } from 'node:timers/promises'
import type { Ctx } from '../context.ts'
import type { Db } from './pool.ts'

interface Waiting<T, R> {
  one: T
  resolve(result: R): void
  reject(error: unknown): void
}

interface Queue<T, R> {
  waiting: Waiting<T, R>[]
  /** Batches on their way. */
  busy: number
}

/**
 * A batch costs the database some work of its own, so few large ones are better than many small ones; but whoever is in a
 * large one waits for all of it, and this process has nothing to do meanwhile.
 */
const MOST = 8
/** While one batch waits for the disk, another is written. */
const AT_ONCE = 2

/**
 * Makes one piece of work for many out of work for one: what comes at the same moment, or while others are being served,
 * is done together, in one statement. `work` answers one result for each, in order, and must be such that doing the same
 * again does no harm: when it fails for several, each is done by itself, so that one's fault is not another's. In a
 * caller's own transaction it is done at once.
 */
export function together<T, R>(work: (db: Db, all: T[]) => Promise<R[]>): (ctx: Ctx, one: T) => Promise<R> {
  const queues = new WeakMap<Db, Queue<T, R>>()

  async function serve(db: Db, queue: Queue<T, R>): Promise<void> {
    if (queue.busy === AT_ONCE) return
    queue.busy += 1
    await soon()
    while (queue.waiting.length > 0) await doBatch(db, queue.waiting.splice(0, MOST))
    queue.busy -= 1
  }

  async function doBatch(db: Db, batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await work(
        db,
        batch.map(({ one }) => one),
      )
      for (const [index, { resolve }] of batch.entries()) resolve(results[index]!)
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error)
      else await Promise.all(batch.map(each => doBatch(db, [each])))
    }
  }

  return async (ctx, one) => {
    if (ctx.db.isTransaction) return (await work(ctx.db, [one]))[0]!
    const queue = queues.get(ctx.db) ?? { waiting: [], busy: 0 }
    queues.set(ctx.db, queue)
    return new Promise((resolve, reject) => {
      queue.waiting.push({ one, resolve, reject })
      void serve(ctx.db, queue)
    })
  }
}
