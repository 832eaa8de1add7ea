// A PostgreSQL that outlived the program that started it (after kill -9 or a power cut).
import { execFile } from 'node:child_process'
import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { CannotStart } from '../../cannot-start.ts'
import { endLeftovers } from './leftovers.ts'
import { postmasterFilePath, readPostmasterFile } from './postmaster-file.ts'

// Larger than any process number can be.
const NO_PROCESS = '2147483646'

const run = promisify(execFile)

async function commandLineOf(pid: number): Promise<string[]> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  }
  const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.trim().split(' ')
}

/** Whether this process is a PostgreSQL at work on this very data folder. A number can be somebody else's by now. */
export async function isPostgresOn(pid: number, dataFolder: string): Promise<boolean> {
  const command = await commandLineOf(pid)
  if (path.basename(command[0] ?? '') !== 'postgres') return false
  return command.join(' ').includes(`-D ${dataFolder} `)
}

async function waitUntilGone(pid: number, dataFolder: string, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (Date.now() < end) {
    if (!(await isPostgresOn(pid, dataFolder))) return true
    await pause(20)
  }
  return false
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * PostgreSQL would refuse to start where any living process has the number of the old one. The rest of the file stays:
 * from it PostgreSQL makes sure itself that nothing of the old one still holds the shared memory.
 */
async function forgetNumber(dataFolder: string): Promise<void> {
  const file = postmasterFilePath(dataFolder)
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, NO_PROCESS))
}

/**
 * Stops what an earlier run left behind in this data folder, and only that. True when something had to be stopped.
 * The caller holds the lock of the data folder, so nobody else can be starting a PostgreSQL there.
 */
export async function stopOrphan(dataFolder: string): Promise<boolean> {
  const file = await readPostmasterFile(dataFolder)
  if (!file) {
    // Cut short by a power cut: PostgreSQL would not start over it.
    await rm(postmasterFilePath(dataFolder), { force: true })
    return false
  }
  if (!(await isPostgresOn(file.pid, dataFolder))) {
    await endLeftovers(dataFolder)
    await forgetNumber(dataFolder)
    return false
  }
  signal(file.pid, 'SIGINT')
  if (await waitUntilGone(file.pid, dataFolder, 10_000)) return true
  signal(file.pid, 'SIGQUIT')
  if (await waitUntilGone(file.pid, dataFolder, 5_000)) return true
  throw new CannotStart(
    `A PostgreSQL left over from an earlier start (process ${file.pid}) does not stop: end it with kill -9 ${file.pid}, then start again.`,
  )
}

/** The socket folder of a PostgreSQL that is running on this data folder now, else null. */
export async function findRunning(dataFolder: string): Promise<{ pid: number; socketFolder: string } | null> {
  const file = await readPostmasterFile(dataFolder)
  if (!file?.ready || !(await isPostgresOn(file.pid, await realpath(dataFolder)))) return null
  return { pid: file.pid, socketFolder: file.socketFolder }
}
