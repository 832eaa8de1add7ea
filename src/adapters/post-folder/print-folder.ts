import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrintFolder } from '../../platform/ports.ts'

/** Whoever watches the folder never sees half a file: it has its name when it is whole. */
export function openPrintFolder(path: string): PrintFolder {
  return {
    path,
    async put(name, bytes) {
      await mkdir(path, { recursive: true })
      const half = join(path, `.${name}.${process.pid}.part`)
      await writeFile(half, bytes, { flush: true })
      try {
        await link(half, join(path, name))
      } catch (error) {
        if ((error as { code?: string }).code !== 'EEXIST') throw error
      } finally {
        await rm(half, { force: true })
      }
    },
  }
}
