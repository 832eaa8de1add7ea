import { execFile } from 'node:child_process'
import { chown, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from '../../cannot-start.ts'
import type { Binaries } from './binaries.ts'
import { explainFailure } from './explain-failure.ts'
import { chooseRunAs, commandAs, postgresEnvironment, type RunAs } from './run-as.ts'

const run = promisify(execFile)

/** The only user of an embedded PostgreSQL. Its socket folder is private, so it has no password. */
export const EMBEDDED_USER = 'firstpoint'

async function versionOfData(dataFolder: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(path.join(dataFolder, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    if (code !== 'EACCES') throw error
    throw new CannotStart(`The data in ${dataFolder} belongs to another user: start Firstpoint as that user.`)
  }
}

function initArguments(version: Binaries['version'], folder: string, durable: boolean): string[] {
  // Sorting is by code point, which no upgrade of the machine's C library can change. Version 15 has no such provider;
  // in the tests it stands for a council's own server, which sorts as the language does.
  const locale =
    version === 15
      ? ['--locale-provider=icu', '--icu-locale=en-GB', '--no-locale']
      : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale']
  const common = ['-D', folder, '-U', EMBEDDED_USER, '-E', 'UTF8', '-A', 'trust']
  return durable ? [...common, ...locale] : [...common, ...locale, '--no-sync']
}

async function handOver(folder: string, uid: number): Promise<void> {
  await run('chown', ['-R', `${uid}:${uid}`, folder])
}

async function makeUnfinishedFolder(dataFolder: string): Promise<string> {
  const parent = path.dirname(dataFolder)
  const unfinished = `${dataFolder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  const { uid, gid } = await stat(parent)
  if (process.getuid?.() === 0) await chown(unfinished, uid, gid)
  return unfinished
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

async function createCluster(binaries: Binaries, dataFolder: string, durable: boolean): Promise<RunAs> {
  const unfinished = await makeUnfinishedFolder(dataFolder)
  const runAs = await chooseRunAs(binaries.postgres, unfinished, uid => handOver(unfinished, uid))
  const command = commandAs(runAs, binaries.initdb, initArguments(binaries.version, unfinished, durable))
  try {
    await run(command.program, command.args, { ...command.options, cwd: '/', env: postgresEnvironment() })
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    const { stderr, message } = error as Error & { stderr?: string }
    throw explainFailure(stderr || message, dataFolder)
  }
  await rename(unfinished, dataFolder)
  if (durable) await flushFolder(path.dirname(dataFolder))
  return runAs
}

/**
 * Makes sure that there is a cluster in `dataFolder` and says who may run it. A new one appears whole or, after a kill
 * half-way, not at all. `durable: false` is for tests: then nothing is flushed to the disk.
 */
export async function ensureCluster(
  binaries: Binaries,
  dataFolder: string,
  { durable }: { durable: boolean },
): Promise<RunAs> {
  // Others may pass through the folder above (PostgreSQL may run as another user), but not look into it.
  await mkdir(path.dirname(dataFolder), { recursive: true, mode: 0o711 })
  const version = await versionOfData(dataFolder)
  if (version === null) return createCluster(binaries, dataFolder, durable)
  if (version !== binaries.version) {
    throw new CannotStart(
      `The data in ${dataFolder} was made by PostgreSQL ${version}, and this is ${binaries.version}: take a backup with the Firstpoint that made it, and restore it here.`,
    )
  }
  return chooseRunAs(binaries.postgres, dataFolder, uid => handOver(dataFolder, uid))
}
