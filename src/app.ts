import type { Config } from './config.ts'
import { system } from './platform/actor.ts'
import { type Ctx, type CtxParts, createContext } from './platform/context.ts'
import { type Database, openDatabase } from './platform/database/pool.ts'
import { createLog, type Log } from './platform/log.ts'
import { Memory } from './platform/memory.ts'
import type { Ports } from './platform/ports.ts'
import { openPorts } from './ports.ts'

/** Everything a process needs, put together from its settings. Tests pass some parts of their own. */
export interface App {
  config: Config
  database: Database
  ports: Ports
  memory: Memory
  log: Log
  context(parts?: Partial<CtxParts>): Ctx
  close(): Promise<void>
}

export interface AppParts {
  database?: Database
  ports?: Ports
  log?: Log
  poolSize?: number
}

/** Config -> adapters -> platform. What `web`, `worker` and every command start from. */
export async function createApp(config: Config & { databaseUrl: string | null }, parts: AppParts = {}): Promise<App> {
  const log = parts.log ?? createLog(config.logLevel)
  const database = parts.database ?? openDatabase(config.databaseUrl!, { max: parts.poolSize ?? 16 })
  const ports = parts.ports ?? (await openPorts(config))
  const memory = new Memory()
  const context = (more: Partial<CtxParts> = {}) =>
    createContext({ db: database.db, actor: system('firstpoint'), memory, ports, log, ...more })
  return {
    config,
    database,
    ports,
    memory,
    log,
    context,
    async close() {
      memory.stop()
      await Promise.all([ports.photos.stop(), ports.scans.stop()])
      await database.close()
    },
  }
}
