// PostgreSQL refuses to run as root. This file decides who runs it instead.
import { execFile, type SpawnOptions } from 'node:child_process'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from '../../cannot-start.ts'

const run = promisify(execFile)

const NOBODY = 65534

/**
 * Who runs PostgreSQL.
 * `itself`: the user who started us. `namespace`: root, seen by PostgreSQL as an ordinary user (works in folders only
 * root may enter). `user`: another user id.
 */
export type RunAs = { kind: 'itself' } | { kind: 'namespace' } | { kind: 'user'; uid: number }

/** The command line and the spawn options that run a program as chosen. */
export function commandAs(runAs: RunAs, program: string, args: string[]) {
  const options: SpawnOptions = runAs.kind === 'user' ? { uid: runAs.uid, gid: runAs.uid } : {}
  if (runAs.kind !== 'namespace') return { program, args, options }
  const mapping = ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  return { program: 'unshare', args: [...mapping, program, ...args], options }
}

/** The environment PostgreSQL's programs run in: none of the caller's PG* settings, English messages. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

async function canRun(runAs: RunAs, postgres: string, folder: string): Promise<boolean> {
  const script = '"$1" --version >/dev/null && test -w "$2" && test -x "$2"'
  const command = commandAs(runAs, '/bin/sh', ['-c', script, 'sh', postgres, folder])
  try {
    await run(command.program, command.args, { ...command.options, cwd: '/', env: postgresEnvironment() })
    return true
  } catch {
    return false
  }
}

async function folderClosedTo(uid: number, target: string): Promise<string | undefined> {
  const parts = target.split(path.sep).filter(Boolean)
  for (let depth = 1; depth <= parts.length; depth++) {
    const folder = path.sep + parts.slice(0, depth).join(path.sep)
    const { mode, uid: owner } = await stat(folder)
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return folder
  }
}

async function refuse(postgres: string, folder: string): Promise<never> {
  const closed = (await folderClosedTo(NOBODY, folder)) ?? (await folderClosedTo(NOBODY, postgres))
  throw new CannotStart(
    closed
      ? `PostgreSQL may not run as root, and no other user may enter ${closed}: start Firstpoint as an ordinary user, or open that folder with chmod o+x ${closed}.`
      : `PostgreSQL may not run as root, and no other user can use ${folder}: start Firstpoint as an ordinary user.`,
  )
}

/**
 * Chooses who runs PostgreSQL on the data in `folder` (which must exist). Root works as the owner of the folder:
 * its own folder in a user namespace or, where the machine allows none, handed over to `nobody`.
 * `handOver` must then give the folder to the user id it is told.
 */
export async function chooseRunAs(
  postgres: string,
  folder: string,
  handOver: (uid: number) => Promise<void>,
): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { kind: 'itself' }
  const owner = (await stat(folder)).uid
  const asOwner: RunAs = owner === 0 ? { kind: 'namespace' } : { kind: 'user', uid: owner }
  if (await canRun(asOwner, postgres, folder)) return asOwner
  const asNobody: RunAs = { kind: 'user', uid: NOBODY }
  if (owner === 0 && !(await folderClosedTo(NOBODY, path.dirname(folder)))) {
    await handOver(NOBODY)
    if (await canRun(asNobody, postgres, folder)) return asNobody
    await handOver(0)
  }
  return refuse(postgres, folder)
}
