// A throw-away PostgreSQL for tests: real, fast (nothing is flushed), on a socket of its own, gone afterwards.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import type { Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import {
  type Cluster,
  type PostgresVersion,
  startCluster,
  throwAwaySettings,
} from '../../src/platform/database/embedded/index.ts'

export type TestCluster = {
  /** The address of a database in it, as DATABASE_URL has it. `postgres` is always there. */
  url(database: string): string
  /** Ends it and removes every trace. It also happens by itself when the process ends, however it ends. */
  stop(): Promise<void>
}

/** The runner starts one cluster for all test files and passes the address of its database `postgres` here. */
export const TEST_DATABASE_VARIABLE = 'FIRSTPOINT_TEST_DATABASE'

// Waits until its input closes, which the kernel does when the test process ends, even after kill -9.
const CLEANER = `cat >/dev/null
kill -QUIT "$1" 2>/dev/null
tries=0
while kill -0 "$1" 2>/dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
rm -rf "$2" "$3"`

function startCleaner(cluster: Cluster, folder: string): ChildProcess {
  const socketFolder = new URL(cluster.url('postgres')).searchParams.get('host')!
  const cleaner = spawn('/bin/sh', ['-c', CLEANER, 'sh', String(cluster.pid), folder, socketFolder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  cleaner.unref()
  // A pipe to a child is a socket, though its type does not say so.
  ;(cleaner.stdin as Socket).unref()
  cluster.unref()
  return cleaner
}

/** Starts a cluster of its own. Takes about half a second. */
export async function startTestCluster({ version = 18 }: { version?: PostgresVersion } = {}): Promise<TestCluster> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `firstpoint-test-${version}-`))
  const dataFolder = path.join(folder, 'postgres')
  const cluster = await startCluster({ dataFolder, settings: throwAwaySettings, durable: false, version })
  const cleaner = startCleaner(cluster, folder)
  return {
    url: cluster.url,
    async stop() {
      cleaner.ref()
      cleaner.stdin?.end()
      if (cleaner.exitCode === null) await once(cleaner, 'exit')
    },
  }
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
