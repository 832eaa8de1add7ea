import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { extract, pack } from 'tar-stream'

/** Entries are written one at a time; each is held in memory once. */
export interface ArchiveWriter {
  add(name: string, content: Buffer | string): Promise<void>
}

/**
 * Writes a tar file that is there whole or not at all: under a passing name, flushed, then renamed. Only its owner may
 * read it.
 */
export async function writeArchive(file: string, write: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const passing = `${file}.part`
  const tar = pack()
  // A failing disk fails the write that is waiting for it, not only the pipeline.
  const written = createWriteStream(passing, { mode: 0o600 })
  // The pipeline tells of a failure; one that comes after the pipeline was given up must not end the program.
  written.on('error', () => {})
  const piping = pipeline(tar as unknown as NodeJS.ReadableStream, written)
  const failed = piping.then(() => new Promise<never>(() => {}))
  failed.catch(() => {})
  const add = (name: string, content: Buffer | string) =>
    Promise.race([
      failed,
      new Promise<void>((resolve, reject) => {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content
        const entry = tar.entry({ name, size: bytes.length, mode: 0o600 }, error => (error ? reject(error) : resolve()))
        entry.end(bytes)
      }),
    ])
  try {
    await write({ add })
    tar.finalize()
    await piping
    await flush(passing)
    await rename(passing, file)
    await flush(dirname(file))
  } catch (error) {
    tar.destroy()
    await piping.catch(() => {})
    await rm(passing, { force: true })
    throw error
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export interface ArchiveEntry {
  name: string
  /** The whole content. */
  bytes(): Promise<Buffer>
  stream: AsyncIterable<Buffer>
}

/** The entries of a tar file in order. What is not read of an entry is skipped. */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const tar = extract()
  const piping = pipeline(createReadStream(file), tar as unknown as NodeJS.WritableStream)
  piping.catch(() => {})
  for await (const entry of tar) {
    const stream = entry as unknown as AsyncIterable<Buffer> & { resume(): void }
    yield {
      name: entry.header.name,
      stream,
      async bytes() {
        const parts: Buffer[] = []
        for await (const part of stream) parts.push(part)
        return Buffer.concat(parts)
      },
    }
    stream.resume()
  }
  await piping
}

export const sha256 = () => createHash('sha256')
