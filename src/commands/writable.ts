import { constants, statSync } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { CannotStart } from '../platform/cannot-start.ts'

/** Throws CannotStart where a file cannot be written: said before the work begins, not when its result has nowhere to go. `named`: by which option. */
export async function refuseUnlessWritable(file: string, named: string): Promise<void> {
  const there = statSync(file, { throwIfNoEntry: false })
  const folder = path.dirname(path.resolve(file))
  const another = `name another file with ${named}.`
  if (there?.isDirectory()) throw new CannotStart(`${file} is a folder: ${another}`)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotStart(
      `${file} cannot be written, because there is no folder ${folder}: make it first, or ${another}`,
    )
  try {
    await access(there ? file : folder, constants.W_OK)
  } catch {
    throw new CannotStart(`${file} cannot be written: ${another}`)
  }
}

/** A disk that is full meanwhile, or a folder that was taken away. */
export function cannotWrite(file: string, error: NodeJS.ErrnoException): never {
  throw new CannotStart(
    error.code === 'ENOSPC'
      ? `The disk is full: make room for ${file}, then try again.`
      : `${file} could not be written: ${error.message}.`,
  )
}
