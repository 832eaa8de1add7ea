import path from 'node:path'
import type { Config } from '../config.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import {
  durableSettings,
  EMBEDDED_DATABASE,
  ensureDatabase,
  findRunning,
  socketUrl,
  startCluster,
} from '../platform/database/embedded/index.ts'
import { checkDatabase } from './check-database.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { isSupervised } from './messages.ts'

/** The settings once it is known which database they mean. */
export type ConfigWithDatabase = Config & { databaseUrl: string }

/** Where the built-in PostgreSQL keeps its data. */
export function clusterFolder(config: Config): string {
  return path.join(config.dataFolder, 'postgres')
}

async function findAddress(config: Config, options?: { patient: boolean }): Promise<string | null> {
  if (config.databaseUrl) {
    // Under a supervisor it has been checked; when the database is just being started again, that is no wrong setting.
    if (!isSupervised()) await checkDatabase(config.databaseUrl, options)
    return config.databaseUrl
  }
  const running = await findRunning(clusterFolder(config))
  return running && socketUrl(running.socketFolder, EMBEDDED_DATABASE)
}

/**
 * The database that is running now: the council's own, which may be starting again at this moment, or that of a `start`
 * elsewhere on this machine.
 */
export async function useRunningDatabase(config: Config): Promise<ConfigWithDatabase> {
  const databaseUrl = await findAddress(config, { patient: true })
  if (databaseUrl) return { ...config, databaseUrl }
  throw new CannotStart('There is no database to work with: set DATABASE_URL, or use npm start, which brings its own.')
}

/** Does a piece of work on the database, starting the built-in one for as long as it takes where none is running. */
export async function withDatabase<T>(config: Config, work: (config: ConfigWithDatabase) => Promise<T>): Promise<T> {
  const databaseUrl = await findAddress(config)
  if (databaseUrl) return work({ ...config, databaseUrl })
  const unlock = await lockDataFolder(config.dataFolder)
  try {
    const cluster = await startCluster({ dataFolder: clusterFolder(config), settings: durableSettings })
    try {
      return await work({ ...config, databaseUrl: await ensureDatabase(cluster) })
    } finally {
      await cluster.stop()
    }
  } finally {
    await unlock()
  }
}
