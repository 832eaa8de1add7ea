import { hash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { RunAs } from './run-as.ts'

// A socket's whole path must stay under about 100 bytes on every system; this is '/.s.PGSQL.5432.lock' and a margin.
const ROOM_FOR_SOCKET = 28

async function isOwnFolder(folder: string, owner: number): Promise<boolean> {
  const found = await lstat(folder)
  return found.isDirectory() && (found.uid === owner || found.uid === process.getuid!())
}

/**
 * Makes the private folder in which PostgreSQL listens: short, open to its user only, the same for the same data
 * folder. Somebody else's folder under that name is not trusted: then it gets a random name.
 */
export async function makeSocketFolder(dataFolder: string, runAs: RunAs): Promise<string> {
  const owner = runAs.kind === 'user' ? runAs.uid : process.getuid!()
  const name = `firstpoint-${hash('sha256', dataFolder).slice(0, 12)}`
  const tooLong = Buffer.byteLength(path.join(os.tmpdir(), name)) + ROOM_FOR_SOCKET > 100
  let folder = path.join(tooLong ? '/tmp' : os.tmpdir(), name)
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (!(await isOwnFolder(folder, owner))) folder = await mkdtemp(`${folder}-`)
  }
  await chmod(folder, 0o700)
  if (runAs.kind === 'user') await chown(folder, runAs.uid, runAs.uid)
  return folder
}

/** Takes away what a killed PostgreSQL left in it. Call it only when none is running there. */
export async function clearSocketFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { force: true })
}

/** Removes the folder after a clean stop. */
export async function removeSocketFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
