import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { Cluster } from '../../src/platform/database/embedded/index.ts'

// Waits until its input closes, which the kernel does when the process ends, even after kill -9.
const CLEANER = `cat >/dev/null
kill -s "$1" "$2" 2>/dev/null
tries=0
while kill -0 "$2" 2>/dev/null && [ $tries -lt 300 ]; do sleep 0.1; tries=$((tries + 1)); done
shift 2
rm -rf "$@"`

export interface CleanUp {
  /** `INT` ends it in order, `QUIT` at once. */
  signal: 'INT' | 'QUIT'
  /** What is removed then, besides the folder of its socket. */
  folders: string[]
}

/**
 * Stops a PostgreSQL and removes its folders when this process ends, however it ends; or now, by what it answers.
 * The PostgreSQL no longer keeps this process alive.
 */
export function cleanUpAfterwards(cluster: Cluster, { signal, folders }: CleanUp): () => Promise<void> {
  const socketFolder = new URL(cluster.url('postgres')).searchParams.get('host')!
  const args = [signal, String(cluster.pid), socketFolder, ...folders]
  const cleaner: ChildProcess = spawn('/bin/sh', ['-c', CLEANER, 'sh', ...args], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  cleaner.unref()
  // A pipe to a child is a socket, though its type does not say so.
  ;(cleaner.stdin as Socket).unref()
  cluster.unref()
  return async () => {
    cleaner.ref()
    cleaner.stdin?.end()
    if (cleaner.exitCode === null) await once(cleaner, 'exit')
  }
}
