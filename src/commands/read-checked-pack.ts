import { existsSync } from 'node:fs'
import path from 'node:path'
import { type PackContents, PackRefused, readPack } from '../pack/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'

/** Reads a pack. Throws CannotStart where there is none, or with everything that is wrong with it, a line each. */
export async function readCheckedPack(folder: string): Promise<PackContents> {
  if (!existsSync(folder))
    throw new CannotStart(`There is no pack at ${path.resolve(folder)}: name the folder it is in.`)
  return readPack(folder).catch(error => {
    throw error instanceof PackRefused ? new CannotStart([error.message, ...error.list()].join('\n')) : error
  })
}
