import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { openFileStore } from './disk-store.ts'
import { FileMissing, type SweepableStore } from './file-store.ts'
import { sweepOrphans } from './sweep-orphans.ts'

const DAY = 24 * 60 * 60 * 1000

async function inFolder(check: (store: SweepableStore, folder: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'fp-files-'))
  try {
    await check(await openFileStore(folder, { keepFree: 0 }), folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const sha256Of = (content: string) => createHash('sha256').update(content).digest('hex')
const pathIn = (folder: string, sha: string) => join(folder, sha.slice(0, 2), sha.slice(2, 4), sha)

async function put(store: SweepableStore, folder: string, content: string, age = 0) {
  const { sha256 } = await store.put(Buffer.from(content))
  const then = new Date(Date.now() - age)
  await utimes(pathIn(folder, sha256), then, then)
  return sha256
}

test('bytes that were put come back the same, under the sha256 of their content', () =>
  inFolder(async (store, folder) => {
    const { sha256, bytes } = await store.put(Buffer.from('a pothole'))
    assert.deepEqual([sha256, bytes], [sha256Of('a pothole'), 9])
    assert.equal((await buffer(store.open(sha256))).toString(), 'a pothole')
    assert.equal((await stat(pathIn(folder, sha256))).mode & 0o777, 0o600)
  }))

test('a stream of many pieces is one file', () =>
  inFolder(async store => {
    async function* pieces() {
      for (const piece of ['one ', 'two ', 'three']) yield Buffer.from(piece)
    }
    const { sha256, bytes } = await store.put(pieces())
    assert.deepEqual([sha256, bytes], [sha256Of('one two three'), 13])
  }))

test('the same content put by many at once is one file', () =>
  inFolder(async store => {
    await Promise.all(Array.from({ length: 20 }, () => store.put(Buffer.from('same'))))
    const listed = await Array.fromAsync(store.list())
    assert.deepEqual(
      listed.map(({ sha256, bytes }) => [sha256, bytes]),
      [[sha256Of('same'), 4]],
    )
  }))

test('a source that fails half way leaves nothing behind', () =>
  inFolder(async (store, folder) => {
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('the line went dead')
    }
    await assert.rejects(store.put(broken()), /the line went dead/)
    assert.deepEqual(await readdir(join(folder, 'incoming')), [])
    assert.deepEqual(await Array.fromAsync(store.list()), [])
  }))

test('a file that is not there is said to be missing, and a made-up name is refused', () =>
  inFolder(async store => {
    const absent = sha256Of('never put')
    await assert.rejects(buffer(store.open(absent)), FileMissing)
    assert.equal(await store.has(absent), false)
    assert.equal(await store.removeUnlessPutSince(absent, new Date()), false)
    await assert.doesNotReject(store.remove(absent))
    await assert.rejects(store.has('../../etc/passwd'), TypeError)
    assert.throws(() => store.open(absent.toUpperCase()), TypeError)
  }))

test('a removed file is gone', () =>
  inFolder(async store => {
    const { sha256 } = await store.put(Buffer.from('gone soon'))
    assert.equal(await store.has(sha256), true)
    await store.remove(sha256)
    assert.equal(await store.has(sha256), false)
  }))

test('a disk with less room than is kept free refuses, and says that the disk is full', () =>
  inFolder(async (_, folder) => {
    const store = await openFileStore(folder, { keepFree: Number.MAX_SAFE_INTEGER })
    await assert.rejects(store.put(Buffer.from('x')), { code: 'uploads.disk-full', message: 'the disk is full' })
  }))

/** Run on a disk of half a mebibyte of its own: says how a full disk was met. */
const FILL_A_DISK = `
  import { readdir } from 'node:fs/promises'
  import { openFileStore } from '${import.meta.dirname}/disk-store.ts'
  const folder = process.argv[1] + '/files'
  const store = await openFileStore(folder, { keepFree: 0 })
  await store.put(Buffer.alloc(1000, 'a'))
  const refusedAs = await store.put(Buffer.alloc(1024 * 1024, 'b')).then(() => 'nothing', cause => cause.name)
  const kept = (await Array.fromAsync(store.list())).length
  const unfinished = (await readdir(folder + '/incoming')).length
  process.stdout.write(JSON.stringify({ refusedAs, kept, unfinished }))`

/** Runs a command that sees a small disk in the place of this folder. */
function onSmallDisk(folder: string, command: string, args: string[]) {
  const mount = 'mount -t tmpfs -o size=512k tmpfs "$0" && exec "$@"'
  const program = ['unshare', '-rm', 'sh', '-c', mount, folder, command, ...args] as const
  return spawnSync(program[0], program.slice(1), { encoding: 'utf8' })
}

test('a disk that fills up while writing refuses, keeps nothing half written and what was there before', t => {
  const disk = mkdtempSync(join(tmpdir(), 'firstpoint-small-disk-'))
  t.after(() => rmSync(disk, { recursive: true }))
  if (onSmallDisk(disk, 'true', []).status !== 0) return t.skip('a small disk of its own cannot be mounted here')
  const { stdout } = onSmallDisk(disk, process.execPath, ['--input-type=module-typescript', '-e', FILL_A_DISK, disk])
  assert.deepEqual(JSON.parse(stdout), { refusedAs: 'StoreFull', kept: 1, unfinished: 0 })
})

test('a sweep takes old files that no row names, and nothing else', () =>
  inFolder(async (store, folder) => {
    const orphan = await put(store, folder, 'old orphan', 2 * DAY)
    const named = await put(store, folder, 'old and named', 2 * DAY)
    const young = await put(store, folder, 'its row is about to commit')
    await writeFile(join(folder, 'incoming', 'young.part'), 'being written')
    const old = join(folder, 'incoming', 'old.part')
    await writeFile(old, 'cut short')
    await utimes(old, new Date(0), new Date(0))

    const swept = await sweepOrphans(store, {
      known: async asked => new Set(asked.filter(sha256 => sha256 === named)),
      olderThan: new Date(Date.now() - DAY),
    })
    assert.deepEqual(swept, { files: 1, bytes: 10, unfinished: 1 })
    assert.deepEqual(await Promise.all([orphan, named, young].map(store.has)), [false, true, true])
    assert.deepEqual(await readdir(join(folder, 'incoming')), ['young.part'])
  }))

test('an orphan that is put again while the sweep asks about it stays', () =>
  inFolder(async (store, folder) => {
    const again = await put(store, folder, 'sent once more', 2 * DAY)
    await sweepOrphans(store, {
      known: async () => {
        await store.put(Buffer.from('sent once more'))
        return new Set()
      },
      olderThan: new Date(Date.now() - DAY),
    })
    assert.equal(await store.has(again), true)
  }))

test('a sweep asks in batches, whatever the number of files', () =>
  inFolder(async (store, folder) => {
    for (let n = 0; n < 501; n += 1) await put(store, folder, `file ${n}`, 2 * DAY)
    const asked: number[] = []
    const known = async (sha256s: string[]) => {
      asked.push(sha256s.length)
      return new Set<string>()
    }
    const swept = await sweepOrphans(store, { known, olderThan: new Date(Date.now() - DAY) })
    assert.deepEqual([asked, swept.files], [[500, 1], 501])
  }))

test('a removal cut short by a crash gives the file back', () =>
  inFolder(async (store, folder) => {
    const content = 'taken aside'
    await writeFile(join(folder, 'leaving', `${sha256Of(content)}.1`), content)
    await store.discardUnfinished(new Date(Date.now() + DAY))
    assert.equal((await buffer(store.open(sha256Of(content)))).toString(), content)
  }))
