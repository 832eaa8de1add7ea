import { type PackContents, PackRefused, readPack } from '../pack/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'

/** Reads a pack. Throws CannotStart with everything that is wrong with it, a line each. */
export async function readCheckedPack(folder: string): Promise<PackContents> {
  return readPack(folder).catch(error => {
    throw error instanceof PackRefused ? new CannotStart([error.message, ...error.list()].join('\n')) : error
  })
}
