// The drill: a council at work is backed up, put back into another PostgreSQL, and goes on.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { followAll, testDatabase } from '../../test/support/database.ts'
import { openTestPorts } from '../../test/support/ports.ts'
import { startTestCluster, type TestCluster } from '../../test/support/postgres.ts'
import { openSubmission } from '../modules/requests/index.ts'
import { restoreBackup, writeBackup } from '../platform/backup/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { type Ctx, createContext, withContext } from '../platform/context.ts'
import { hasBinaries } from '../platform/database/embedded/index.ts'
import { migrate } from '../platform/database/migrate.ts'
import { type Database, openDatabase } from '../platform/database/pool.ts'
import { event, type Follower, publish } from '../platform/events/index.ts'
import { newId } from '../platform/id.ts'
import { Memory } from '../platform/memory.ts'
import { markAsDemonstration } from '../platform/settings.ts'

const source = await testDatabase({ after }, { template: 'wrexham' })
const noted = event<{ noteId: string }>('test.noted', data => data.noteId)
const versions = ([18, 15] as const).filter(version => hasBinaries(version))

let folder: string
let backup: string
let uploaded: string
/** Clusters of their own: transaction ids start again there, as on a council's new server. */
const clusters = new Map<number, TestCluster>()

/** Remembers in the database which events it handled, so that twice would be seen. */
const rememberer: Follower = {
  name: 'test.rememberer',
  types: ['test.noted'],
  handle: async (ctx, { subject }) => {
    await sql`insert into platform.settings (name, value) values (${`handled ${newId()}`}, to_jsonb(${subject}::text))`.execute(
      ctx.db,
    )
  },
}

async function note(ctx: Ctx): Promise<string> {
  const noteId = newId()
  await ctx.transaction(ctx => publish(ctx, noted({ noteId })))
  return noteId
}

async function handledBy(database: Pick<Database, 'db'>): Promise<string[]> {
  const rows = await database.db.selectFrom('platform.settings').selectAll().execute()
  return rows.filter(row => row.name.startsWith('handled')).map(row => String(row.value))
}

/** Uses up transaction ids, so that those of a fresh cluster are far behind. */
async function useUpTransactions(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('do $$ begin for i in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$')
  await client.end()
}

async function ask(ctx: Ctx, key: string): Promise<void> {
  await openSubmission(withContext(ctx, { channel: 'web' }), {
    key,
    language: 'cy',
    reporter: null,
    requests: [{ service: 'something-else', answers: { what: `tab\there, line\nthere, \\N and 'quotes' ${key}` } }],
  })
}

/** A file of this content and the row that names it. */
async function upload(ctx: Ctx, content: string): Promise<string> {
  const { sha256, bytes } = await ctx.ports.files.put(Buffer.from(content))
  const row = { id: newId(), sha256, media_type: 'image/jpeg', bytes, name: `${content}.jpg` }
  await ctx.db.insertInto('platform.files').values(row).execute()
  return sha256
}

const handledBefore: string[] = []
const waiting: string[] = []

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-backup-'))
  backup = path.join(folder, 'backup.tar')
  for (const version of versions) {
    const cluster = await startTestCluster({ version })
    clusters.set(version, cluster)
    await createDatabase(cluster, EMPTY, 'template1')
    await migrate(cluster.url(EMPTY))
  }
  const ctx = source.ctx()
  await useUpTransactions(source.url)
  for (let i = 0; i < 5; i++) await ask(ctx, `key ${i}`)
  uploaded = await upload(ctx, 'a photo')
  for (let i = 0; i < 3; i++) handledBefore.push(await note(ctx))
  await followAll(ctx, rememberer)
  for (let i = 0; i < 2; i++) waiting.push(await note(ctx))
  await writeBackup({ url: source.url, files: source.ports.files }, backup)
})

after(async () => {
  for (const cluster of clusters.values()) await cluster.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A way to the same database on which the end of every answer comes a moment after the rest. */
async function cutting(t: { after(work: () => Promise<void>): void }, url: string): Promise<string> {
  const END = 16
  const { host, port } = new pg.Client(url)
  const proxy = createServer(async near => {
    const far = createConnection(path.join(host, `.s.PGSQL.${port}`))
    near.pipe(far)
    for await (const chunk of far as AsyncIterable<Buffer>) {
      near.write(chunk.subarray(0, -END))
      await setTimeout(2)
      near.write(chunk.subarray(-END))
    }
    near.end()
  })
  await new Promise<void>(resolve => proxy.listen(path.join(folder, '.s.PGSQL.5432'), resolve))
  t.after(async () => void proxy.close())
  const cut = new URL(url)
  cut.searchParams.set('host', folder)
  return cut.href.replace(/:\d+\//, ':5432/')
}

/** A database with tables and without rows, in each cluster. */
const EMPTY = 'empty'
let made = 0

async function createDatabase(cluster: TestCluster, name: string, template: string): Promise<void> {
  const client = new pg.Client(cluster.url('postgres'))
  await client.connect()
  await client.query(`create database ${name} template ${template} strategy file_copy`)
  await client.end()
}

/**
 * An empty database in a cluster of its own, with a file store of its own. It has its tables already, as after a restore
 * that was refused: a restore would make them, each time anew.
 */
async function emptyTarget(
  t: { after(work: () => Promise<void>): void },
  { version = versions[0]!, template = EMPTY } = {},
) {
  const cluster = clusters.get(version)!
  const name = `restored_${++made}`
  await createDatabase(cluster, name, template)
  const { ports, close } = await openTestPorts('unprocessed')
  const database = openDatabase(cluster.url(name), { max: 4 })
  t.after(async () => {
    await database.close()
    await close()
  })
  const parts = { db: database.db, memory: new Memory(), ports, log: source.ctx().log, actor: source.ctx().actor }
  return { url: cluster.url(name), files: ports.files, demo: false, database, ctx: createContext(parts) }
}

/** All rows of all our tables as text. */
async function contentOf({ pool }: Database): Promise<Map<string, string[]>> {
  const { rows: tables } = await pool.query(`
    select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$|^public$|^graphile_worker$'`)
  const content = new Map<string, string[]>()
  for (const { name } of tables) {
    const { rows } = await pool.query(`select t::text as row from ${name} t order by t::text collate "C"`)
    content.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  return content
}

const isSentence = (pattern: RegExp) => (error: unknown) => error instanceof CannotStart && pattern.test(error.message)

describe('a backup', () => {
  for (const version of versions)
    test(`has every row of every table and the uploaded files when it is put into PostgreSQL ${version}`, async t => {
      const target = await emptyTarget(t, { version, template: 'template1' })
      const summary = await restoreBackup(target, backup)
      assert.deepEqual([summary.files, summary.missingFiles], [1, []])
      assert.equal(String(await buffer(target.files.open(uploaded))), 'a photo')
      const [before, after] = [await contentOf(source.database), await contentOf(target.database)]
      assert.ok(before.get('requests.requests')!.length === 5)
      for (const [table, rows] of before) assert.deepEqual(after.get(table), rows, table)
    })

  test('is one moment: what is written meanwhile is wholly in it or not at all', async t => {
    const file = path.join(folder, 'meanwhile.tar')
    let running = true
    const writing = (async () => {
      for (let i = 0; running; i++) await ask(source.ctx(), `meanwhile ${i}`)
    })()
    await writeBackup({ url: source.url, files: source.ports.files }, file)
    running = false
    await writing
    const target = await emptyTarget(t)
    await restoreBackup(target, file)
    const content = await contentOf(target.database)
    const count = (table: string) => content.get(table)!.length
    assert.equal(count('requests.submissions'), count('requests.requests'))
    const opened = content.get('platform.events')!.filter(row => row.includes('requests.opened')).length
    assert.equal(opened, count('requests.requests'))
  })

  test('names files that the store has lost, and is whole however the network cuts what the database says', async t => {
    const lost = await upload(source.ctx(), 'lost')
    await source.ports.files.remove(lost)
    const file = path.join(folder, 'lost.tar')
    const summary = await writeBackup({ url: await cutting(t, source.url), files: source.ports.files }, file)
    assert.deepEqual([summary.files, summary.missingFiles], [1, [lost]])
    await restoreBackup(await emptyTarget(t), file)
    await source.db.deleteFrom('platform.files').where('sha256', '=', lost).execute()
  })

  test('may be read by its owner only, and leaves nothing unfinished behind', async () => {
    const { stat, readdir } = await import('node:fs/promises')
    assert.equal((await stat(backup)).mode & 0o077, 0)
    assert.deepEqual(
      (await readdir(folder)).filter(name => name.endsWith('.part')),
      [],
    )
    await assert.rejects(
      writeBackup({ url: source.url, files: source.ports.files }, path.join(folder, 'no/such/folder.tar')),
    )
  })
})

describe('after a restore', () => {
  let target: Awaited<ReturnType<typeof emptyTarget>>
  before(async () => {
    target = await emptyTarget({ after })
    await restoreBackup(target, backup)
  })

  test('followers handle what was waiting and what is new, each once, and nothing again', async () => {
    assert.deepEqual((await handledBy(target.database)).toSorted(), handledBefore.toSorted())
    const fresh = [await note(target.ctx), await note(target.ctx)]
    await followAll(target.ctx, rememberer)
    fresh.push(await note(target.ctx))
    await followAll(target.ctx, rememberer)
    const all = [...handledBefore, ...waiting, ...fresh]
    assert.deepEqual((await handledBy(target.database)).toSorted(), all.toSorted())
  })

  test('transaction ids are behind those in the backup, so that this was put to the test', async () => {
    const events = await target.database.db
      .selectFrom('platform.events')
      .select(['tx', 'epoch'])
      .orderBy('seq')
      .execute()
    const first = events.findIndex(({ epoch }) => epoch === events.at(-1)!.epoch)
    const [fresh, restored] = [events[first]!, events[first - 1]!]
    assert.ok(Number(fresh.tx) < Number(restored.tx), `${fresh.tx} is not below ${restored.tx}`)
    assert.equal(fresh.epoch, restored.epoch + 1)
  })

  test('it can be backed up and restored again', async t => {
    const [first, second] = [await emptyTarget(t), await emptyTarget(t)]
    await restoreBackup(first, backup)
    await followAll(first.ctx, rememberer)
    const late = await note(first.ctx)
    const file = path.join(folder, 'second.tar')
    await writeBackup(first, file)
    await restoreBackup(second, file)
    const last = await note(second.ctx)
    await followAll(second.ctx, rememberer)
    const all = [...handledBefore, ...waiting, late, last]
    assert.deepEqual((await handledBy(second.database)).toSorted(), all.toSorted())
  })

  test('new rows get new numbers, and people go on asking', async () => {
    await ask(target.ctx, 'after the restore')
    await ask(target.ctx, 'key 1')
    const requests = await target.database.db.selectFrom('requests.requests').select('id').execute()
    assert.equal(requests.length, 6)
  })

  test('another is refused, as the database is not empty any more', () =>
    assert.rejects(restoreBackup(target, backup), isSentence(/not empty/)))
})

describe('a restore is refused', () => {
  test('from a file that is cut short, wherever, and leaves the database empty', async t => {
    const target = await emptyTarget(t)
    const bytes = await readFile(backup)
    const end = bytes.indexOf('end.json')
    for (const length of [100, bytes.length * 0.3, end - 5000, end, end + 600]) {
      const cut = path.join(folder, 'cut.tar')
      await writeFile(cut, bytes)
      await truncate(cut, Math.floor(length))
      await assert.rejects(restoreBackup(target, cut), isSentence(/cut short|damaged/))
    }
    const rows = [...(await contentOf(target.database)).values()].flat()
    assert.deepEqual(rows, [])
    await restoreBackup(target, backup)
  })

  test('from a file whose rows were changed', async t => {
    const bytes = await readFile(backup)
    const at = bytes.indexOf('Wrexham city')
    bytes.write('Xrexham city', at)
    const changed = path.join(folder, 'changed.tar')
    await writeFile(changed, bytes)
    await assert.rejects(restoreBackup(await emptyTarget(t), changed), isSentence(/rows of places\.areas/))
  })

  test('from something else', async t => {
    const other = path.join(folder, 'other.tar')
    await writeFile(other, 'This is a letter.'.repeat(100))
    await assert.rejects(restoreBackup(await emptyTarget(t), other), isSentence(/no backup of Firstpoint/))
  })

  test('when it was made by another version', async t => {
    const bytes = await readFile(backup)
    const at = bytes.indexOf('20261122T120000_platform')
    bytes.write('20261122T120001_platform', at)
    const other = path.join(folder, 'other-version.tar')
    await writeFile(other, bytes)
    await assert.rejects(restoreBackup(await emptyTarget(t), other), isSentence(/another version/))
  })

  test('when it is a demonstration’s and the target is not to be one', async t => {
    const demonstration = await emptyTarget(t)
    await migrate(demonstration.url)
    await markAsDemonstration(demonstration.ctx)
    const file = path.join(folder, 'demonstration.tar')
    await writeBackup(demonstration, file)
    const target = await emptyTarget(t)
    await assert.rejects(restoreBackup(target, file), isSentence(/demonstration/))
    await restoreBackup({ ...target, demo: true }, file)
  })
})
