import type { Cluster } from '../platform/database/embedded/index.ts'
import type { Unit } from './unit.ts'

/**
 * The embedded PostgreSQL as something to keep alive. After a kill it recovers by itself and loses nothing.
 * `prepare` runs at each start, before others may use it.
 */
export function databaseUnit(start: () => Promise<Cluster>, prepare: (cluster: Cluster) => Promise<void>): Unit {
  return {
    name: 'database',
    async start() {
      const cluster = await start()
      try {
        await prepare(cluster)
      } catch (error) {
        await cluster.stop('immediate')
        throw error
      }
      return {
        ended: cluster.exited,
        stop: () => cluster.stop('fast'),
        kill: () => void cluster.stop('immediate'),
      }
    },
  }
}
