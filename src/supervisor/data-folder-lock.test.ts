import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { lockDataFolder } from './data-folder-lock.ts'

describe('the lock on the data folder', () => {
  let folder: string
  let file: string

  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'firstpoint-lock-')), 'data')
    file = path.join(folder, 'firstpoint.lock')
  })
  afterEach(() => rm(path.dirname(folder), { recursive: true }))

  async function leaveLock(content: object | string): Promise<void> {
    await (await lockDataFolder(folder))()
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  }

  test('lets one Firstpoint in at a time', async () => {
    const unlock = await lockDataFolder(folder)
    await assert.rejects(lockDataFolder(folder), {
      message: `The data folder ${folder} is in use by a Firstpoint that is running (process ${process.pid}): stop that one first, or set DATA_DIR to another folder.`,
    })
    await unlock()
    assert.equal(existsSync(file), false)
    await (await lockDataFolder(folder))()
  })

  test('of many that start at once, one gets it', async () => {
    for (let round = 0; round < 40; round++) {
      await leaveLock({ pid: 999_999_999, began: 'long ago', host: os.hostname() })
      const results = await Promise.allSettled(Array.from({ length: 12 }, () => lockDataFolder(folder)))
      const locked = results.filter(({ status }) => status === 'fulfilled')
      assert.equal(locked.length, 1)
      await (locked[0] as PromiseFulfilledResult<() => Promise<void>>).value()
      assert.deepEqual(await readdir(folder), [])
    }
  })

  test('is taken over from a process that was killed while it took it over itself', async () => {
    const left = { pid: 999_999_999, began: 'long ago', host: os.hostname() }
    await leaveLock(left)
    const turn = createHash('sha256').update(JSON.stringify(left)).digest('hex').slice(0, 16)
    await writeFile(`${file}.${turn}`, JSON.stringify({ ...left, pid: 999_999_998 }))
    const unlock = await lockDataFolder(folder)
    await unlock()
    assert.deepEqual(await readdir(folder), [])
  })

  test('is taken over from a process that was killed', async () => {
    await leaveLock({ pid: 999_999_999, began: 'long ago', host: os.hostname() })
    await lockDataFolder(folder)
    assert.equal(JSON.parse(await readFile(file, 'utf8')).pid, process.pid)
  })

  test('is taken over when its number now belongs to a later process', async () => {
    await leaveLock({ pid: process.ppid, began: 'long ago', host: os.hostname() })
    await (await lockDataFolder(folder))()
  })

  test('is taken over when a power cut left it empty', async () => {
    await leaveLock('')
    await (await lockDataFolder(folder))()
  })

  test('of another machine counts for as long as it is kept fresh', async () => {
    await leaveLock({ pid: 1, began: 'there', host: 'elsewhere.example.org' })
    await assert.rejects(lockDataFolder(folder), { message: /\(process 1 on elsewhere\.example\.org\)/ })
    const minuteAgo = new Date(Date.now() - 60_000)
    await utimes(file, minuteAgo, minuteAgo)
    await (await lockDataFolder(folder))()
  })
})

test('a place where no folder can be made is said to be one, and not waited for', {
  skip: os.platform() !== 'linux' && 'only Linux has /proc',
}, async () => {
  await assert.rejects(lockDataFolder('/proc/none/data'), { code: 'ENOENT' })
})
