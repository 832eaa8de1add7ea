import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { hasBinaries } from '../../src/platform/database/embedded/index.ts'
import { startTestCluster, type TestCluster } from './postgres.ts'

const SCRIPT = `
import { startTestCluster } from ${JSON.stringify(path.join(import.meta.dirname, 'postgres.ts'))}
const cluster = await startTestCluster()
process.stdout.write(cluster.url('postgres'))
`

function socketFolderOf(url: string): string {
  return new URL(url).searchParams.get('host')!
}

async function isGone(folder: string): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    if (!existsSync(folder)) return true
    await pause(50)
  }
  return false
}

async function versionOf(cluster: TestCluster): Promise<number> {
  const client = new pg.Client(cluster.url('postgres'))
  await client.connect()
  const { rows } = await client.query('show server_version_num')
  await client.end()
  return Math.floor(Number(rows[0].server_version_num) / 10_000)
}

describe('a throw-away PostgreSQL', () => {
  for (const version of [18, 15] as const) {
    test(`version ${version} answers and leaves nothing behind`, {
      skip: !hasBinaries(version) && 'not installed',
    }, async () => {
      const cluster = await startTestCluster({ version })
      const folder = socketFolderOf(cluster.url('postgres'))
      assert.equal(await versionOf(cluster), version)
      assert.ok(existsSync(folder))
      await cluster.stop()
      assert.equal(existsSync(folder), false)
    })
  }

  test('it is gone when its process ends without stopping it', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT])
    assert.ok(await isGone(socketFolderOf(stdout)))
  })

  test('it is gone when its process is killed', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', `${SCRIPT};setInterval(() => {}, 1000)`])
    const [url] = await once(child.stdout, 'data')
    const folder = socketFolderOf(String(url))
    assert.ok(existsSync(folder))
    child.kill('SIGKILL')
    assert.ok(await isGone(folder))
  })
})
