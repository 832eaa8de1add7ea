// One Firstpoint at a time on one data folder: two PostgreSQLs on the same files would destroy them.
import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from '../platform/cannot-start.ts'

// `id` makes every lock's text its own.
type Holder = { pid: number; began: string; host: string; id: string }

const HEARTBEAT = 5_000
// A holder on another machine or in another container cannot be looked up; it counts as gone after this silence (ms).
const SILENT_FOR = 3 * HEARTBEAT

/** When a process began, in words of the system; with the number it tells a process from a later one. */
async function beginningOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
    const ticks = line.slice(line.lastIndexOf(')') + 2).split(' ')[19]
    return ticks ? `${boot.trim()} ${ticks}` : ''
  }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.trim()
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return JSON.parse(text)
  } catch {
    // Cut short by a power cut.
    return null
  }
}

async function isAlive(holder: Holder, file: string): Promise<boolean> {
  if (holder.host === os.hostname()) return holder.began !== '' && (await beginningOf(holder.pid)) === holder.began
  const { mtimeMs } = await stat(file)
  return Date.now() - mtimeMs < SILENT_FOR
}

/** Writes `content` beside the file, whole, and puts it there; what was not put is taken away again. */
async function put(file: string, content: string, there: typeof link): Promise<void> {
  const own = `${file}.${randomUUID()}`
  try {
    await writeFile(own, content)
    await there(own, file)
  } catch (error) {
    throw Object.assign(error as Error, { path: path.dirname(file) })
  } finally {
    await rm(own, { force: true })
  }
}

async function tryLock(file: string, content: string): Promise<boolean> {
  try {
    await put(file, content, link)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function refuseIfAlive(file: string, text: string, folder: string): Promise<void> {
  const holder = parseHolder(text)
  if (!holder || !(await isAlive(holder, file))) return
  const where = holder.host === os.hostname() ? '' : ` on ${holder.host}`
  throw new CannotStart(
    `The data folder ${folder} is in use by a Firstpoint that is running (process ${holder.pid}${where}): stop that one first, or set DATA_DIR to another folder.`,
  )
}

/**
 * Takes the lock, also over from one who is gone. Who takes it over holds a second lock meanwhile, named after what the
 * first says: of several that start at once one replaces it, and none takes away what another has just got.
 */
async function take(file: string, content: string, folder: string): Promise<void> {
  while (!(await tryLock(file, content))) {
    const left = await readIfThere(file)
    if (left === null) continue
    await refuseIfAlive(file, left, folder)
    const turn = `${file}.${createHash('sha256').update(left).digest('hex').slice(0, 16)}`
    await take(turn, content, folder)
    const isStillLeft = (await readIfThere(file)) === left
    if (isStillLeft) await put(file, content, rename)
    await rm(turn, { force: true })
    if (isStillLeft) return
  }
}

/**
 * One folder after the other: the recursive kind of `mkdir` never comes back from where none can be made (/proc), and does
 * not say what is wrong with a disk that can only be read.
 */
async function makeFolder(folder: string, mayLackParent = true): Promise<void> {
  try {
    // Others may pass through (PostgreSQL may run as another user), but not look into it.
    await mkdir(folder, { mode: 0o711 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return
    if (code !== 'ENOENT' || !mayLackParent) throw error
    await makeFolder(path.dirname(folder))
    await makeFolder(folder, false)
  }
}

/**
 * Takes the data folder (made when it is not there) for this process; the result gives it back.
 * A lock that a killed process left is taken over. Throws CannotStart when a living Firstpoint has it.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  await makeFolder(folder)
  const file = path.join(folder, 'firstpoint.lock')
  const holder: Holder = {
    pid: process.pid,
    began: await beginningOf(process.pid),
    host: os.hostname(),
    id: randomUUID(),
  }
  const content = JSON.stringify(holder)
  await take(file, content, folder)
  const heartbeat = setInterval(() => utimes(file, new Date(), new Date()).catch(() => {}), HEARTBEAT)
  heartbeat.unref()
  return async () => {
    clearInterval(heartbeat)
    // Another machine may have taken it over while this one was thought silent.
    if ((await readIfThere(file)) === content) await rm(file, { force: true })
  }
}
