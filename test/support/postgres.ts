// A throw-away PostgreSQL for tests: real, fast (nothing is flushed), on a socket of its own, gone afterwards.
import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { type PostgresVersion, startCluster, throwAwaySettings } from '../../src/platform/database/embedded/index.ts'
import { cleanUpAfterwards } from './clean-up.ts'
import { scratchFolder } from './scratch.ts'

export type TestCluster = {
  /** The address of a database in it, as DATABASE_URL has it. `postgres` is always there. */
  url(database: string): string
  /** Ends it and removes every trace. It also happens by itself when the process ends, however it ends. */
  stop(): Promise<void>
}

/** The runner starts one cluster for all test files and passes the address of its database `postgres` here. */
export const TEST_DATABASE_VARIABLE = 'FIRSTPOINT_TEST_DATABASE'

/** Starts a cluster of its own. Takes about half a second. */
export async function startTestCluster({ version = 18 }: { version?: PostgresVersion } = {}): Promise<TestCluster> {
  const folder = await mkdtemp(path.join(scratchFolder(), `firstpoint-test-${version}-`))
  const dataFolder = path.join(folder, 'postgres')
  const cluster = await startCluster({ dataFolder, settings: throwAwaySettings, durable: false, version })
  return { url: cluster.url, stop: cleanUpAfterwards(cluster, { signal: 'QUIT', folders: [folder] }) }
}

function sharedCluster(address: string): TestCluster {
  return {
    url(database) {
      const url = new URL(address)
      url.pathname = `/${database}`
      return url.href
    },
    stop: async () => {},
  }
}

let ownCluster: Promise<TestCluster> | undefined

/** The runner's cluster where there is one, else one for this process (a test file run by itself). */
export function useTestCluster(): Promise<TestCluster> {
  const address = process.env[TEST_DATABASE_VARIABLE]
  if (address) return Promise.resolve(sharedCluster(address))
  ownCluster ??= startTestCluster()
  return ownCluster
}
