import { sql } from 'kysely'
import type { Actor, Channel } from './actor.ts'
import type { Db } from './database/pool.ts'
import { isShared } from './database/together.ts'
import type { Log } from './log.ts'
import type { Memory } from './memory.ts'
import type { Ports } from './ports.ts'
import type { Language } from './text.ts'

/**
 * What every action and read is given: where to read and write, who acts, what time it is.
 * `db` is the pool, or the transaction once inside `transaction`.
 */
export interface Ctx {
  db: Db
  actor: Actor
  channel: Channel
  language: Language
  memory: Memory
  ports: Ports
  log: Log
  now(): Date
  /** Runs `work` whole or not at all. Inside another transaction it becomes a savepoint of it. */
  transaction<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

export interface CtxParts extends Omit<Ctx, 'transaction' | 'now' | 'channel' | 'language'> {
  now?: () => Date
  channel?: Channel
  language?: Language
}

/** The context of one request, job or command. */
export function createContext(parts: CtxParts): Ctx {
  const base = { now: () => new Date(), channel: 'system' as Channel, language: 'en' as Language, ...parts }
  return {
    ...base,
    transaction(work) {
      const outer = (this ?? base) as Ctx
      return base.db.isTransaction ? inSavepoint(outer, work) : inTransaction(outer, work)
    },
  }
}

/** In the transaction that there is, else in one of its own: where it fails, all of that is undone. */
export const inOneTransaction = <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  ctx.db.isTransaction ? work(ctx) : ctx.transaction(work)

/** The same context with some parts changed (another actor, channel or language). */
export function withContext(ctx: Ctx, changes: Partial<CtxParts>): Ctx {
  return createContext({ ...ctx, ...changes })
}

async function inTransaction<T>(outer: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const memory = outer.memory.forTransaction()
  const result = await outer.db.transaction().execute(async trx => {
    const result = await work(createContext({ ...outer, db: trx, memory }))
    // Where a statement failed and nobody minded, COMMIT would quietly undo everything: this fails instead.
    await sql`select`.execute(trx)
    return result
  })
  memory.settle()
  return result
}

async function inSavepoint<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (isShared(ctx.db))
    throw new Error('What is done beside others in one transaction cannot be undone by itself: do it afterwards')
  await sql`savepoint inner_work`.execute(ctx.db)
  try {
    const result = await work(ctx)
    await sql`release savepoint inner_work`.execute(ctx.db)
    return result
  } catch (error) {
    await sql`rollback to savepoint inner_work`.execute(ctx.db)
    ctx.memory.undo()
    throw error
  }
}
