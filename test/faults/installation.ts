// A whole Firstpoint as `npm start` runs it, in a folder of its own, to be killed at will.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EMBEDDED_DATABASE, findRunning, socketUrl, stopOrphan } from '../../src/platform/database/embedded/index.ts'
import { type Database, openDatabase } from '../../src/platform/database/pool.ts'
import { scratchFolder } from '../support/scratch.ts'

const root = path.resolve(import.meta.dirname, '../..')
const START_WITHIN = 120_000

export const PARTS = ['web', 'worker', 'database'] as const
export type Part = (typeof PARTS)[number]

export interface Installation {
  /** Where the site is, without a slash at the end. */
  site: string
  /** Where it takes mail. */
  mailPort: number
  /** The folder it keeps files in. */
  files: string
  /** Ends a part as `kill -9` does, waiting for it first where it is only just being started again. */
  kill(part: Part): Promise<void>
  /** A pool on its database as it is now. Close it. */
  openDatabase(): Promise<Database>
  /** What it has said so far. */
  told(): string
  /** Ends it at once and removes everything. */
  remove(): Promise<void>
}

/** Starts one with a pack of `packs/`. It listens on this machine only, on any free port, and sends no mail. */
async function startInstallation(pack: string, settings: Record<string, string>): Promise<Installation> {
  const dataFolder = await mkdtemp(path.join(scratchFolder(), 'firstpoint-faults-'))
  const cluster = path.join(dataFolder, 'postgres')
  const supervisor = spawn(process.execPath, [path.join(root, 'src/main.ts'), 'start'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: dataFolder,
      PACK: path.join(root, 'packs', pack),
      PORT: '0',
      MAIL_PORT: '0',
      LOG_LEVEL: 'error',
      ...settings,
    },
  })
  const told = collect(supervisor)
  const remove = () => removeAll(supervisor, cluster, dataFolder)
  try {
    await eventually(() => told().includes('press Ctrl and C') || supervisor.exitCode !== null, START_WITHIN)
    const site = /Public site +(\S+)/.exec(told())?.[1]
    if (!site) throw new Error(`It did not start:\n${told()}`)
    return {
      site,
      mailPort: Number(/Mail in +port (\d+)/.exec(told())?.[1]),
      files: path.join(dataFolder, 'files'),
      told,
      remove,
      kill: part => killPart(part, supervisor.pid!, cluster),
      async openDatabase() {
        const { socketFolder } = (await findRunning(cluster))!
        return openDatabase(socketUrl(socketFolder, EMBEDDED_DATABASE), { max: 4 })
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}

function collect(program: ChildProcess): () => string {
  let told = ''
  for (const output of [program.stdout!, program.stderr!])
    output.on('data', part => {
      told += part
    })
  return () => told
}

async function killPart(part: Part, supervisor: number, cluster: string): Promise<void> {
  await eventually(async () => {
    const pid = part === 'database' ? (await findRunning(cluster))?.pid : childOf(supervisor, part)
    if (pid) process.kill(pid, 'SIGKILL')
    return pid !== undefined
  }, 60_000)
}

function childOf(parent: number, name: string): number | undefined {
  const lines = execFileSync('ps', ['-ax', '-o', 'pid=,ppid=,command=']).toString().split('\n')
  const fields = lines.map(line => line.trim().split(/\s+/))
  const found = fields.find(([, ppid, ...command]) => Number(ppid) === parent && command.at(-1) === name)
  return found && Number(found[0])
}

async function removeAll(supervisor: ChildProcess, cluster: string, folder: string): Promise<void> {
  supervisor.kill('SIGKILL')
  // Without their supervisor web and worker end by themselves.
  await eventually(() => !childOf(supervisor.pid!, 'web') && !childOf(supervisor.pid!, 'worker'), 30_000)
  await stopOrphan(cluster)
  await rm(folder, { recursive: true, force: true })
}

/** Starts one, does a piece of work with it and removes it. What fails says what it said. `settings`: more of them. */
export async function withInstallation<T>(
  pack: string,
  work: (installation: Installation) => Promise<T>,
  settings: Record<string, string> = {},
): Promise<T> {
  const installation = await startInstallation(pack, settings)
  try {
    return await work(installation)
  } catch (error) {
    throw new Error(`${(error as Error).message}\nIt said:\n${installation.told()}`, { cause: error })
  } finally {
    await installation.remove()
  }
}

/** Waits until something is so; throws when it is not within `ms`. */
export async function eventually(isSo: () => Promise<boolean> | boolean, ms: number): Promise<void> {
  const end = Date.now() + ms
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It did not come about within ${ms / 1000} seconds`)
    await pause(100)
  }
}
