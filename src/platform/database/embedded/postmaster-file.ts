import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** What a running PostgreSQL writes about itself into its data folder (`postmaster.pid`, one value a line). */
export type PostmasterFile = { pid: number; dataFolder: string; socketFolder: string; ready: boolean }

export function postmasterFilePath(dataFolder: string): string {
  return path.join(dataFolder, 'postmaster.pid')
}

/** Reads it; null where there is none or it is not yet written in full. */
export async function readPostmasterFile(dataFolder: string): Promise<PostmasterFile | null> {
  try {
    const lines = (await readFile(postmasterFilePath(dataFolder), 'utf8')).split('\n')
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 0) return null
    return {
      pid,
      dataFolder: lines[1] ?? '',
      socketFolder: lines[4] ?? '',
      ready: (lines[7] ?? '').trim() === 'ready',
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
