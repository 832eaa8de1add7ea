import type { Ctx } from '../context.ts'
import type { Db } from './pool.ts'

interface Waiting<T, R> {
  one: T
  resolve(result: R): void
  reject(error: unknown): void
}

interface Queue<T, R> {
  waiting: Waiting<T, R>[]
  writing: number
}

/** Batches under way at the same time in one process: while one waits for the disk, the next is worked out. */
const AT_ONCE = 2
const MOST = 50

/**
 * Makes a write of many out of writes of one: nobody waits who comes alone, and what comes while others are being written
 * goes together with the next, in one transaction. `write` answers one result for each, in order, and must be such that
 * writing the same again does no harm: when a batch fails, each is written by itself, so that one's fault is not another's.
 * In a caller's own transaction it writes at once.
 */
export function writeTogether<T, R>(write: (db: Db, all: T[]) => Promise<R[]>): (ctx: Ctx, one: T) => Promise<R> {
  const queues = new WeakMap<Db, Queue<T, R>>()

  async function writeWaiting(db: Db, queue: Queue<T, R>): Promise<void> {
    if (queue.writing === AT_ONCE) return
    queue.writing += 1
    while (queue.waiting.length > 0) await writeBatch(db, queue.waiting.splice(0, MOST))
    queue.writing -= 1
  }

  async function writeBatch(db: Db, batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await write(
        db,
        batch.map(({ one }) => one),
      )
      for (const [index, { resolve }] of batch.entries()) resolve(results[index]!)
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error)
      else await Promise.all(batch.map(each => writeBatch(db, [each])))
    }
  }

  return async (ctx, one) => {
    if (ctx.db.isTransaction) return (await write(ctx.db, [one]))[0]!
    const queue = queues.get(ctx.db) ?? { waiting: [], writing: 0 }
    queues.set(ctx.db, queue)
    return new Promise((resolve, reject) => {
      queue.waiting.push({ one, resolve, reject })
      void writeWaiting(ctx.db, queue)
    })
  }
}
