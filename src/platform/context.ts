import { sql } from 'kysely'
import type { Actor, Channel } from './actor.ts'
import type { Db } from './database/pool.ts'
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
      const outer = this ?? base
      if (base.db.isTransaction) return inSavepoint(outer as Ctx, work)
      return base.db.transaction().execute(trx => work(createContext({ ...outer, db: trx })))
    },
  }
}

/** The same context with some parts changed (another actor, channel or language). */
export function withContext(ctx: Ctx, changes: Partial<CtxParts>): Ctx {
  return createContext({ ...ctx, ...changes })
}

async function inSavepoint<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  await sql`savepoint inner_work`.execute(ctx.db)
  try {
    const result = await work(ctx)
    await sql`release savepoint inner_work`.execute(ctx.db)
    return result
  } catch (error) {
    await sql`rollback to savepoint inner_work`.execute(ctx.db)
    throw error
  }
}
