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

/** In a transaction everybody waits for all of it anyway. */
const MOST_SHARED = 100

/** Transactions in which several things are done beside one another. */
const shared = new WeakSet<Db>()

/** Whether others are at work in the same transaction: a savepoint would undo theirs too. */
export const isShared = (db: Db): boolean => shared.has(db)

/**
 * Does several things beside one another in the transaction of `ctx`: what they ask at the same moment by functions made with
 * `together` is one statement. Only for things that need nothing of one another, and no savepoint. When one fails, the error of
 * the first that did is thrown once none is at work any more.
 */
export async function sideBySide<T>(ctx: Ctx, things: (() => Promise<T>)[]): Promise<T[]> {
  if (!ctx.db.isTransaction) throw new Error('sideBySide needs a transaction')
  shared.add(ctx.db)
  const settled = await Promise.allSettled(things.map(thing => thing()))
  shared.delete(ctx.db)
  return settled.map(each => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  })
}

/**
 * Makes one piece of work for many out of work for one: what comes at the same moment, or while others are being served,
 * is done together, in one statement. `work` answers one result for each, in order, and must be such that doing the same
 * again does no harm: when it fails for several, each is done by itself, so that one's fault is not another's. In a
 * caller's own transaction it is done at once, unless that is shared (`sideBySide`); there it fails for all.
 */
export function together<T, R>(work: (db: Db, all: T[]) => Promise<R[]>): (ctx: Ctx, one: T) => Promise<R> {
  const queues = new WeakMap<Db, Queue<T, R>>()

  async function serve(db: Db, queue: Queue<T, R>): Promise<void> {
    const [most, atOnce] = db.isTransaction ? [MOST_SHARED, 1] : [MOST, AT_ONCE]
    if (queue.busy === atOnce) return
    queue.busy += 1
    await soon()
    while (queue.waiting.length > 0) await doBatch(db, queue.waiting.splice(0, most))
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
      // A transaction in which a statement failed takes no other.
      if (batch.length === 1 || db.isTransaction) for (const { reject } of batch) reject(error)
      else await Promise.all(batch.map(each => doBatch(db, [each])))
    }
  }

  return async (ctx, one) => {
    if (ctx.db.isTransaction && !isShared(ctx.db)) return (await work(ctx.db, [one]))[0]!
    const queue = queues.get(ctx.db) ?? { waiting: [], busy: 0 }
    queues.set(ctx.db, queue)
    return new Promise((resolve, reject) => {
      queue.waiting.push({ one, resolve, reject })
      void serve(ctx.db, queue)
    })
  }
}
