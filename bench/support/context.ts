import { system } from '../../src/platform/actor.ts'
import { type Ctx, type CtxParts, createContext } from '../../src/platform/context.ts'
import { type Database, openDatabase } from '../../src/platform/database/pool.ts'
import { createLog } from '../../src/platform/log.ts'
import { Memory } from '../../src/platform/memory.ts'
import type { Ports } from '../../src/platform/ports.ts'

/** A context on a database of the bench. Nothing measured here reaches the outside world, so it has no ports. */
export function openBenchContext(url: string): { ctx(parts?: Partial<CtxParts>): Ctx; database: Database } {
  const database = openDatabase(url, { max: 16 })
  const base = { db: database.db, actor: system('bench'), memory: new Memory(), log: createLog('silent') }
  return { database, ctx: parts => createContext({ ...base, ports: {} as Ports, channel: 'api', ...parts }) }
}
