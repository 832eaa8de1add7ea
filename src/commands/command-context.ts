import { system } from '../platform/actor.ts'
import { type Ctx, createContext } from '../platform/context.ts'
import { openDatabase } from '../platform/database/pool.ts'
import { createLog } from '../platform/log.ts'
import { Memory } from '../platform/memory.ts'
import { openPorts } from '../ports.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'

/** Gives a command what actions need, with the program itself as the actor, and closes it all afterwards. */
export async function withContext<T>(
  config: ConfigWithDatabase,
  command: string,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const database = openDatabase(config.databaseUrl, { max: 4 })
  const ports = await openPorts(config)
  const log = createLog(config.logLevel)
  try {
    return await work(createContext({ db: database.db, actor: system(command), memory: new Memory(), ports, log }))
  } finally {
    await Promise.all([ports.photos.stop(), ports.scans.stop()])
    await database.close()
  }
}
