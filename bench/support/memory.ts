// Memory of processes by what Linux tells of them. Megabytes of 1,000,000 bytes.
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

const EACH = 500

export interface Peaks {
  /** The peaks of a process and of those it started, added up. */
  process: number
  /** How much more the server's processes held at most than when this began; what they share is counted once. */
  server: number
}

/** Watches a process and, beside it, those of a PostgreSQL until `done`. */
export async function watchMemory(pid: number, serverPid: number, done: Promise<unknown>): Promise<Peaks> {
  let isDone = false
  void done.finally(() => (isDone = true)).catch(() => {})
  // Where nothing tells of memory, as on macOS, no bar is met.
  const before = (await sharedOut(serverPid)) || Number.NaN
  const peaks = new Map<number, number>()
  let server = 0
  while (!isDone) {
    for (const each of await familyOf(pid))
      peaks.set(each, megabytes(await read(`${each}/status`, /VmHWM:\s+(\d+)/)) || peaks.get(each) || 0)
    server = Math.max(server, (await sharedOut(serverPid)) - before)
    await Promise.race([pause(EACH), done.catch(() => {})])
  }
  return { process: [...peaks.values()].reduce((sum, each) => sum + each, 0), server }
}

/** What its processes hold: of pages that several have each its share. */
async function sharedOut(pid: number): Promise<number> {
  let sum = 0
  for (const each of await familyOf(pid)) sum += await read(`${each}/smaps_rollup`, /^Pss:\s+(\d+)/m)
  return megabytes(sum)
}

/** The process and all that descend from it. */
async function familyOf(pid: number): Promise<number[]> {
  const family = [pid]
  for (const each of family) {
    const children = await readFile(`/proc/${each}/task/${each}/children`, 'utf8').catch(() => '')
    family.push(...children.split(' ').filter(Boolean).map(Number))
  }
  return family
}

async function read(file: string, what: RegExp): Promise<number> {
  // A process that has ended meanwhile holds nothing.
  const text = await readFile(`/proc/${file}`, 'utf8').catch(() => '')
  return Number(what.exec(text)?.[1] ?? 0)
}

const megabytes = (kilobytes: number): number => (kilobytes * 1024) / 1_000_000
