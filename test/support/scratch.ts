// Where tests keep what they throw away.
import { accessSync, constants, statfsSync } from 'node:fs'
import os from 'node:os'

/** Linux keeps files here in memory. */
const IN_MEMORY = '/dev/shm'
/** The clusters of a whole run stay well below the first; the second leaves browsers and programs theirs (bytes). */
const ROOM = 3e9
const MEMORY = 6e9

/**
 * The folder for throw-away databases: in memory where there is plenty of it, else that for temporary files. A database is
 * cloned for each test file and has a thousand files of its own: on a disk that takes a second, in memory a twentieth.
 */
export function scratchFolder(): string {
  return hasRoomInMemory() ? IN_MEMORY : os.tmpdir()
}

function hasRoomInMemory(): boolean {
  try {
    accessSync(IN_MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return bavail * bsize >= ROOM && process.availableMemory() >= MEMORY
  } catch {
    return false
  }
}
