// Writing that outlasts a power cut: flush the file, rename it into place, flush the folders that hold its name.
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes and flushes a new file at `path`; answers its size in bytes and the sha256 of what was written. */
export async function writeFlushed(
  path: string,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const piece of content) {
      hash.update(piece)
      await writeAll(file, piece)
      bytes += piece.byteLength
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

/**
 * Renames into folders made as needed under `root`, and flushes each of them, also those that were there:
 * another put may have made one a moment ago and not have flushed it yet.
 */
export async function moveFlushed(from: string, to: string, root: string): Promise<void> {
  await makeFolder(dirname(to))
  await rename(from, to)
  for (let folder = dirname(to); folder.startsWith(root); folder = dirname(folder)) await flushFolder(folder)
}

/** Makes a folder, and those above it, that only its owner may enter. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
}

/** The system may take a part only, as it does just before a disk is full. */
async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  let from = 0
  while (from < piece.byteLength) from += (await file.write(piece, from)).bytesWritten
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
