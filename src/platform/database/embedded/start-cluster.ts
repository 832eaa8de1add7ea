import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fchownSync, openSync, realpathSync } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Binaries, findBinaries, type PostgresVersion } from './binaries.ts'
import { EMBEDDED_USER, ensureCluster } from './create-cluster.ts'
import { explainFailure, isStillHeld } from './explain-failure.ts'
import { stopOrphan } from './orphan.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { commandAs, postgresEnvironment, type RunAs } from './run-as.ts'
import { type Settings, settingsAsArguments } from './settings.ts'
import { clearSocketFolder, makeSocketFolder, removeSocketFolder } from './socket-folder.ts'

export type ClusterOptions = {
  /** PostgreSQL's own folder. Created with everything above it when it is not there. */
  dataFolder: string
  settings: Settings
  /** false: nothing is flushed while the cluster is created (tests). Default true. */
  durable?: boolean
  /** Default 18. */
  version?: PostgresVersion
}

/** A running PostgreSQL that is our child. */
export type Cluster = {
  pid: number
  /** The address of one of its databases, as DATABASE_URL has it. */
  url(database: string): string
  /** Resolves when it has ended, with how: 'signal SIGKILL', 'exit code 0'. */
  exited: Promise<string>
  /** `fast` ends connections and writes everything down; `immediate` just stops (the next start recovers). */
  stop(mode?: 'fast' | 'immediate'): Promise<void>
  /** Lets this process end without stopping it first. */
  unref(): void
}

const LOG_LIMIT_BYTES = 10_000_000
const RETRY_MILLISECONDS = 10_000

/** The address of a database behind a socket folder. */
export function socketUrl(socketFolder: string, database: string): string {
  return `postgresql://${EMBEDDED_USER}@localhost:5432/${database}?host=${encodeURIComponent(socketFolder)}`
}

async function openLog(file: string, runAs: RunAs): Promise<{ descriptor: number; from: number }> {
  const size = (await stat(file).catch(() => null))?.size ?? 0
  const isFull = size > LOG_LIMIT_BYTES
  if (isFull) await rename(file, `${file}.old`)
  const descriptor = openSync(file, 'a', 0o600)
  // Root may start it today and its owner tomorrow.
  if (runAs.kind === 'user') fchownSync(descriptor, runAs.uid, runAs.uid)
  return { descriptor, from: isFull ? 0 : size }
}

async function readLogFrom(file: string, from: number): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, from)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

function spawnPostgres(binaries: Binaries, runAs: RunAs, args: string[], log: number): ChildProcess {
  const command = commandAs(runAs, binaries.postgres, args)
  return spawn(command.program, command.args, {
    ...command.options,
    cwd: '/',
    env: postgresEnvironment(),
    stdio: ['ignore', log, log],
    // A process group of its own: Ctrl-C in the terminal must not reach it before the others have finished.
    detached: true,
  })
}

async function becomesReady(child: ChildProcess, dataFolder: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const file = await readPostmasterFile(dataFolder)
    if (file?.ready && file.pid === child.pid) return true
    await pause(10)
  }
  return false
}

async function startOnce(options: ClusterOptions, binaries: Binaries, runAs: RunAs, socketFolder: string) {
  const logFile = `${options.dataFolder}.log`
  const log = await openLog(logFile, runAs)
  const settings = { ...options.settings, unix_socket_directories: socketFolder }
  const args = ['-D', options.dataFolder, ...settingsAsArguments(settings)]
  const child = spawnPostgres(binaries, runAs, args, log.descriptor)
  const exited = once(child, 'exit')
  closeSync(log.descriptor)
  if (await becomesReady(child, options.dataFolder)) return { child, exited, reason: '' }
  await exited
  return { child: null, exited, reason: await readLogFrom(logFile, log.from) }
}

/**
 * Starts PostgreSQL on `dataFolder`, creating it when new and first stopping what an earlier run left behind there.
 * It listens on a socket in a private folder and on no network. Throws CannotStart with one sentence.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = findBinaries(options.version)
  const runAs = await ensureCluster(binaries, options.dataFolder, { durable: options.durable ?? true })
  const located = { ...options, dataFolder: realpathSync(options.dataFolder) }
  const socketFolder = await makeSocketFolder(located.dataFolder, runAs)
  const end = Date.now() + RETRY_MILLISECONDS
  for (;;) {
    await stopOrphan(located.dataFolder)
    await clearSocketFolder(socketFolder)
    const { child, exited, reason } = await startOnce(located, binaries, runAs, socketFolder)
    if (child) return describeCluster(child, exited, socketFolder)
    if (!isStillHeld(reason) || Date.now() > end) {
      await removeSocketFolder(socketFolder)
      throw explainFailure(reason, path.dirname(located.dataFolder))
    }
    await pause(250)
  }
}

function describeCluster(child: ChildProcess, exit: Promise<unknown>, socketFolder: string): Cluster {
  const exited = exit.then(() => (child.signalCode ? `signal ${child.signalCode}` : `exit code ${child.exitCode}`))
  return {
    pid: child.pid!,
    url: database => socketUrl(socketFolder, database),
    exited,
    async stop(mode = 'fast') {
      child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
      await exited
      await removeSocketFolder(socketFolder)
    },
    unref: () => child.unref(),
  }
}
