import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import pg from 'pg'
import { CannotStart } from '../../cannot-start.ts'
import { type Cluster, durableSettings, findRunning, startCluster, stopOrphan } from './index.ts'
import { isPostgresOn } from './orphan.ts'
import { postmasterFilePath } from './postmaster-file.ts'

const isRoot = process.getuid?.() === 0

async function ask(cluster: Pick<Cluster, 'url'>, sql: string): Promise<unknown> {
  const client = new pg.Client(cluster.url('postgres'))
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}

function start(dataFolder: string): Promise<Cluster> {
  return startCluster({ dataFolder, settings: durableSettings, durable: false })
}

async function startInProcessThatIsKilled(dataFolder: string): Promise<number> {
  const script = `
    import { durableSettings, startCluster } from ${JSON.stringify(path.join(import.meta.dirname, 'index.ts'))}
    const cluster = await startCluster({ dataFolder: process.env.FOLDER, settings: durableSettings })
    process.stdout.write(String(cluster.pid))
    setInterval(() => {}, 1000)`
  const env = { ...process.env, FOLDER: dataFolder }
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env })
  const [pid] = await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  return Number(pid)
}

describe('the embedded PostgreSQL', () => {
  let folder: string
  let dataFolder: string
  let bystander: ReturnType<typeof spawn>

  before(async () => {
    folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'firstpoint-embedded-')))
    // mkdtemp makes it 0700: as root this is a folder only root may enter.
    dataFolder = path.join(folder, 'postgres')
    bystander = spawn('sleep', ['600'])
  })

  beforeEach(() => stopOrphan(dataFolder).catch(() => {}))

  after(async () => {
    bystander.kill()
    await stopOrphan(dataFolder)
    await rm(folder, { recursive: true, force: true })
  })

  test('keeps what was written over a clean stop, and listens on no network', async () => {
    const first = await start(dataFolder)
    await ask(first, 'create table kept as select 1 as id')
    assert.equal(await ask(first, 'show listen_addresses'), '')
    assert.equal(await ask(first, 'show jit'), 'off')
    assert.equal(await ask(first, 'show fsync'), 'on')
    assert.equal(await ask(first, 'select lower($$ÉŴ$$)'), 'éŵ')
    await first.stop()
    await first.exited
    const second = await start(dataFolder)
    assert.equal(await ask(second, 'select count(*)::int from kept'), 1)
    await second.stop()
  })

  test('its socket is in a folder closed to others and its path is short', async () => {
    const cluster = await start(dataFolder)
    const socketFolder = new URL(cluster.url('postgres')).searchParams.get('host')!
    assert.equal((await stat(socketFolder)).mode & 0o777, 0o700)
    assert.ok(Buffer.byteLength(socketFolder) < 75)
    await cluster.stop()
  })

  test('after kill -9 it starts again with all that was acknowledged', async () => {
    const first = await start(dataFolder)
    await ask(first, 'create table acknowledged as select 7 as id')
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    const second = await start(dataFolder)
    assert.equal(await ask(second, 'select id from acknowledged'), 7)
    await second.stop()
  })

  test('after kill -9 in the middle of a long query it starts again without waiting for the end of it', async () => {
    const first = await start(dataFolder)
    const endless = ask(first, 'select count(*) from generate_series(1, 1e12)').catch(() => 'broken off')
    while ((await ask(first, 'select count(*)::int from pg_stat_activity where query like $$%1e12%$$')) !== 2) {}
    process.kill(first.pid, 'SIGKILL')
    const second = await start(dataFolder)
    assert.equal(await endless, 'broken off')
    await second.stop()
  })

  test('a kill leaves no lock on the socket that keeps the next start out', async () => {
    const first = await start(dataFolder)
    const lock = path.join(new URL(first.url('postgres')).searchParams.get('host')!, '.s.PGSQL.5432.lock')
    process.kill(first.pid, 'SIGKILL')
    await first.exited
    // As when the old number belongs to a living process by now.
    await writeFile(lock, (await readFile(lock, 'utf8')).replace(/^\d+/, String(bystander.pid)))
    const second = await start(dataFolder)
    await second.stop()
  })

  test('one left behind by a killed program is found, stopped and started afresh', async () => {
    const orphan = await startInProcessThatIsKilled(dataFolder)
    assert.deepEqual((await findRunning(dataFolder))?.pid, orphan)
    const cluster = await start(dataFolder)
    assert.notEqual(cluster.pid, orphan)
    assert.equal(await isPostgresOn(orphan, dataFolder), false)
    await cluster.stop()
    assert.equal(await findRunning(dataFolder), null)
  })

  test('a living process that only has the number of the old one is left alone', async () => {
    await writeFile(postmasterFilePath(dataFolder), `${bystander.pid}\n${dataFolder}\n0\n5432\n/tmp\n\n\nready\n`)
    const cluster = await start(dataFolder)
    assert.equal(await ask(cluster, 'select 1'), 1)
    await cluster.stop()
    assert.equal(bystander.exitCode, null)
    assert.equal(bystander.signalCode, null)
  })

  test('a process file that a power cut left empty keeps nobody out', async () => {
    await writeFile(postmasterFilePath(dataFolder), '')
    const cluster = await start(dataFolder)
    await cluster.stop()
  })

  test('what a start killed half-way left of a new cluster is thrown away', async () => {
    const fresh = path.join(folder, 'fresh')
    await mkdir(`${fresh}.unfinished/base`, { recursive: true })
    const cluster = await start(fresh)
    assert.equal(await ask(cluster, 'select 1'), 1)
    await cluster.stop()
  })

  test('data made by another version is refused in one sentence', async () => {
    const version = path.join(dataFolder, 'PG_VERSION')
    const content = await readFile(version)
    await writeFile(version, '15\n')
    await assert.rejects(start(dataFolder), (error: Error) => {
      assert.ok(error instanceof CannotStart)
      assert.match(error.message, /was made by PostgreSQL 15, and this is 18: take a backup/)
      return true
    })
    await writeFile(version, content)
  })

  test('as root, the owner of the folder runs it', { skip: !isRoot && 'needs root' }, async () => {
    const shared = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-shared-'))
    await chown(shared, 1000, 1000)
    const cluster = await start(path.join(shared, 'postgres'))
    assert.equal(await ask(cluster, 'select 1'), 1)
    assert.equal((await stat(path.join(shared, 'postgres'))).uid, 1000)
    await cluster.stop()
    await rm(shared, { recursive: true })
  })
})
