import { randomUUID } from 'node:crypto'
import { access, open, opendir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { makeFolder, moveFlushed, writeFlushed } from './durable-write.ts'
import { FileMissing, type StoredFile, StoreFull, type SweepableStore } from './file-store.ts'

const SHA256 = /^[0-9a-f]{64}$/

/**
 * Files on a disk, two levels of folders deep: `ab/cd/abcd…`. A file is there whole or not at all, whenever the
 * power goes: it is written in `incoming/` under a passing name first. `leaving/` holds those being removed.
 * The folder is made when absent, for its owner only; nothing but Firstpoint may write to it.
 * `keepFree`: bytes left free on the disk for the database, which stops working on a full one. Default 64 MiB.
 */
export async function openFileStore(folder: string, { keepFree = 64 * 1024 * 1024 } = {}): Promise<SweepableStore> {
  const disk = { root: resolve(folder), keepFree }
  await Promise.all(['incoming', 'leaving'].map(name => makeFolder(join(disk.root, name))))
  return {
    put: content => put(disk, content),
    open: sha256 => Readable.from(read(pathOf(disk, sha256), sha256), { objectMode: false }),
    has: async sha256 => (await present(access(pathOf(disk, sha256)).then(() => true))) ?? false,
    remove: async sha256 => rm(pathOf(disk, sha256), { force: true }),
    removeUnlessPutSince: (sha256, time) => removeUnlessPutSince(disk, sha256, time),
    list: () => list(disk),
    discardUnfinished: before => discardUnfinished(disk, before),
  }
}

type Disk = { root: string; keepFree: number }

function pathOf({ root }: Disk, sha256: string): string {
  if (!SHA256.test(sha256)) throw new TypeError('a stored file is named by 64 lower-case hexadecimal digits')
  return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

async function put(disk: Disk, content: Uint8Array | AsyncIterable<Uint8Array>) {
  const passing = join(disk.root, 'incoming', `${randomUUID()}.part`)
  try {
    const { bavail, bsize } = await statfs(disk.root)
    if (bavail * bsize < disk.keepFree) throw new StoreFull()
    const written = await writeFlushed(passing, content instanceof Uint8Array ? [content] : content)
    // Replaces an equal file on purpose: its new time keeps a sweep from taking it for an old orphan.
    await moveFlushed(passing, pathOf(disk, written.sha256), disk.root)
    return written
  } catch (cause) {
    await rm(passing, { force: true })
    throw isCode(cause, 'ENOSPC') || isCode(cause, 'EDQUOT') ? new StoreFull(cause) : cause
  }
}

async function* read(path: string, sha256: string): AsyncGenerator<Buffer> {
  const file = await present(open(path))
  if (!file) throw new FileMissing(sha256)
  yield* file.createReadStream()
}

/** Takes the file aside before it looks at its time again, so that a put at the same moment is not deleted. */
async function removeUnlessPutSince(disk: Disk, sha256: string, time: Date): Promise<boolean> {
  const path = pathOf(disk, sha256)
  const aside = join(disk.root, 'leaving', `${sha256}.${randomUUID()}`)
  if (await isPutSince(path, time)) return false
  if (!(await present(rename(path, aside).then(() => true)))) return false
  if (await isPutSince(aside, time)) {
    await moveFlushed(aside, path, disk.root)
    return false
  }
  await rm(aside)
  return true
}

async function isPutSince(path: string, time: Date): Promise<boolean> {
  const found = await present(stat(path))
  return found !== undefined && found.mtime >= time
}

async function* list({ root }: Disk): AsyncGenerator<StoredFile> {
  for await (const first of namesIn(root, /^[0-9a-f]{2}$/)) {
    for await (const second of namesIn(first.path, /^[0-9a-f]{2}$/)) {
      for await (const { name, path } of namesIn(second.path, SHA256)) {
        const found = await present(stat(path))
        if (found) yield { sha256: name, bytes: found.size, modified: found.mtime }
      }
    }
  }
}

async function discardUnfinished(disk: Disk, before: Date): Promise<number> {
  let discarded = 0
  for await (const { path } of namesIn(join(disk.root, 'incoming'), /\.part$/)) {
    const found = await present(stat(path))
    if (!found || found.mtime >= before) continue
    await rm(path, { force: true })
    discarded += 1
  }
  await bringBack(disk, before)
  return discarded
}

/** A removal cut short may have held a file that was put again: back it goes, to be judged once more. */
async function bringBack(disk: Disk, before: Date): Promise<void> {
  for await (const { name, path } of namesIn(join(disk.root, 'leaving'), /^[0-9a-f]{64}\./)) {
    const found = await present(stat(path))
    // The change time is when it was taken aside; the modification time is when it was put.
    if (found && found.ctime < before) await moveFlushed(path, pathOf(disk, name.slice(0, 64)), disk.root)
  }
}

async function* namesIn(folder: string, shape: RegExp): AsyncGenerator<{ name: string; path: string }> {
  const entries = await present(opendir(folder))
  if (!entries) return
  for await (const { name } of entries) if (shape.test(name)) yield { name, path: join(folder, name) }
}

/** The answer, or undefined where the file or folder is not there. */
async function present<T>(looking: Promise<T>): Promise<T | undefined> {
  return looking.catch(cause => {
    if (!isCode(cause, 'ENOENT')) throw cause
    return undefined
  })
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code
}
