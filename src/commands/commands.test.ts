// The commands as somebody runs them, each on a database of its own.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/support/database.ts'
import { readConfig } from '../config.ts'
import { changeOffer, publishDraft, readEditedService, saveDraft } from '../modules/catalogue/index.ts'
import { findStaffByEmail } from '../modules/organisation/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { markAsDemonstration, readSettings } from '../platform/settings.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { prepareDatabase } from './first-start.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const WREXHAM = path.join(ROOT, 'packs/wrexham')
const CANNOT_START = 78
let folder: string

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-commands-'))
})
after(() => rm(folder, { recursive: true, force: true }))

const settingsFor = (url: string, more: Record<string, string> = {}) => ({
  DATABASE_URL: url,
  DATA_DIR: path.join(folder, 'data'),
  PACK: WREXHAM,
  LOG_LEVEL: 'silent',
  BASE_URL: 'https://council.example',
  ...more,
})
const configFor = (url: string, more: Record<string, string> = {}) =>
  readConfig(settingsFor(url, more)) as ConfigWithDatabase

function firstpoint(
  url: string,
  args: string[],
  more: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, ...settingsFor(url, more) }
  return new Promise(resolve =>
    execFile(process.execPath, [path.join(ROOT, 'src/main.ts'), ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  )
}

/** The pack with one thing wrong. */
async function brokenPack(): Promise<string> {
  const pack = path.join(folder, 'broken')
  await cp(WREXHAM, pack, { recursive: true })
  await writeFile(path.join(pack, 'themes.yaml'), 'themes: []\n')
  return pack
}

describe('the first start', () => {
  test('makes a demonstration of a new database, and the next one leaves it as it is', async t => {
    const { url, ctx, db } = await testDatabase(t)
    const demo = configFor(url, { DEMO: 'yes' })
    const { demoSignIns } = await prepareDatabase(demo, () => {})
    const emailOf = (role: string) => demoSignIns.find(each => each.role === role)?.email
    assert.equal(emailOf('administrator'), 'administrator@demo.example')
    assert.ok(demoSignIns.every(each => each.password.length > 0))
    assert.equal((await readSettings(ctx())).demo, true)
    const rows = () => db.selectFrom('platform.events').select('seq').execute()
    const before = await rows()
    assert.deepEqual(await prepareDatabase(demo, () => {}), { demoSignIns })
    assert.deepEqual(await rows(), before)
  })

  test('completes a demonstration whose making was cut short', async t => {
    const { url, db } = await testDatabase(t)
    const demo = configFor(url, { DEMO: 'yes' })
    const cut = new Error('cut short')
    const cutAt = (step: string) => {
      if (step.includes('requests')) throw cut
    }
    await assert.rejects(prepareDatabase(demo, cutAt), cut)
    const requests = () => db.selectFrom('requests.requests').select('id').execute()
    assert.equal((await requests()).length, 0)
    await prepareDatabase(demo, () => {})
    assert.ok((await requests()).length > 0)
  })

  test('asks for setup where a new database is not to be a demonstration', async t => {
    const { url, ctx } = await testDatabase(t)
    await assert.rejects(
      prepareDatabase(configFor(url), () => {}),
      (error: unknown) => error instanceof CannotStart && /firstpoint setup/.test(error.message),
    )
    assert.equal((await readSettings(ctx())).demo, false)
  })

  test('never makes a demonstration of a council’s own database', async t => {
    const { url, ctx } = await testDatabase(t, { template: 'wrexham' })
    assert.deepEqual(await prepareDatabase(configFor(url, { DEMO: 'yes' }), () => {}), { demoSignIns: [] })
    assert.equal((await readSettings(ctx())).demo, false)
  })

  test('refuses a broken pack before anything is written', async t => {
    const { url, ctx } = await testDatabase(t)
    const config = configFor(url, { DEMO: 'yes', PACK: await brokenPack() })
    await assert.rejects(
      prepareDatabase(config, () => {}),
      (error: unknown) => error instanceof CannotStart && /themes\.yaml:1: /.test(error.message),
    )
    assert.equal((await readSettings(ctx())).demo, false)
  })
})

describe('setup', () => {
  test('fills a database and makes an administrator by a link; again, it makes another link', async t => {
    const { url, ctx } = await testDatabase(t)
    const first = await firstpoint(url, ['setup', 'ada@council.example', 'Ada (test)'])
    assert.equal(first.code, 0, first.stderr)
    const link = /https:\/\/council\.example\/staff\/welcome\/\S+/
    assert.match(first.stdout, link)
    const ada = await findStaffByEmail(ctx(), 'ada@council.example')
    assert.deepEqual([ada?.name, ada?.roles], ['Ada (test)', ['employee', 'administrator']])
    const second = await firstpoint(url, ['setup', 'ada@council.example'])
    assert.notEqual(link.exec(second.stdout)?.[0], link.exec(first.stdout)?.[0])
    assert.equal((await findStaffByEmail(ctx(), 'ada@council.example'))?.id, ada?.id)
    assert.equal((await readSettings(ctx())).demo, false)
  })

  test('is refused in a demonstration, and changes nothing there', async t => {
    const { url, ctx } = await testDatabase(t, { template: 'wrexham' })
    await markAsDemonstration(ctx())
    const { code, stdout, stderr } = await firstpoint(url, ['setup', 'ada@council.example'])
    assert.equal(code, CANNOT_START)
    assert.equal(stdout, '')
    assert.match(
      stderr,
      /^This database is a demonstration, .*: set DATABASE_URL to a new database, or DATA_DIR .*\.\n$/,
    )
    assert.equal(await findStaffByEmail(ctx(), 'ada@council.example'), null)
  })

  test('says when the email address is none, before it does anything', async t => {
    const { url, db } = await testDatabase(t)
    await db.deleteFrom('public.firstpoint_migrations' as never).execute()
    assert.deepEqual(await firstpoint(url, ['setup', 'ada']), {
      code: CANNOT_START,
      stdout: '',
      stderr: 'ada is no email address.\n',
    })
  })
})

describe('a web or worker process by itself', () => {
  const EMPTY = 'This database is new and empty: run firstpoint setup first, then start again.\n'
  const refused = { code: CANNOT_START, stdout: '' }

  for (const name of ['web', 'worker'])
    test(`says in one sentence that there is no council yet for a ${name} process`, async t => {
      const { url, db } = await testDatabase(t)
      assert.deepEqual(await firstpoint(url, [name]), { ...refused, stderr: EMPTY })
      await sql`drop table public.firstpoint_migrations`.execute(db)
      assert.deepEqual(await firstpoint(url, [name]), { ...refused, stderr: EMPTY })
    })

  test('says in one sentence that the tables are of an older version', async t => {
    const { url, db } = await testDatabase(t, { template: 'wrexham' })
    await sql`delete from public.firstpoint_migrations where name = (select max(name) from public.firstpoint_migrations)`.execute(
      db,
    )
    const stderr =
      'The tables of this database are of an older version: run firstpoint migrate first, then start again.\n'
    assert.deepEqual(await firstpoint(url, ['web']), { ...refused, stderr })
  })

  test('waits for a database that is only just being started', async t => {
    const { url } = await testDatabase(t)
    const { port, open } = await laterProxy(t, url)
    setTimeout(open, 1_500)
    const { code, stderr } = await firstpoint(`postgresql://nobody@127.0.0.1:${port}/nowhere`, ['web'])
    assert.equal(code, CANNOT_START)
    assert.match(stderr, /^DATABASE_URL: the PostgreSQL at \S+ does not let nobody in/)
  })
})

/** A port behind which the database is, once it is opened; before that nobody answers. */
async function laterProxy(t: TestContext, url: string): Promise<{ port: number; open(): void }> {
  const sockets: Socket[] = []
  const socketFile = `${new URL(url).searchParams.get('host')}/.s.PGSQL.${new URL(url).searchParams.get('port') ?? 5432}`
  const proxy = createServer(client => {
    const server = connect(socketFile)
    sockets.push(client, server)
    client.pipe(server).pipe(client)
    for (const each of [client, server]) each.on('error', () => {})
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  await new Promise(resolve => proxy.close(resolve))
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  return { port, open: () => proxy.listen(port, '127.0.0.1') }
}

describe('load', () => {
  test('says what it did, and names file and line of what is wrong', async t => {
    const { url } = await testDatabase(t, { template: 'wrexham' })
    const whole = await firstpoint(url, ['load', WREXHAM])
    assert.match(whole.stdout, /^Services: 11 unchanged$/m)
    const broken = await firstpoint(url, ['load', await brokenPack()])
    assert.equal(broken.code, CANNOT_START)
    assert.match(broken.stderr, /^The pack broken has \d+ problems and was not loaded\.\n/)
    assert.match(broken.stderr, /^themes\.yaml:1: 'themes': expected at least 1 here\.$/m)
  })
})

describe('load after services were changed on the staff site', () => {
  test('leaves what was published and what is not offered as they are, and says where the pack differs', async t => {
    const database = await testDatabase(t, { template: 'wrexham' })
    const ctx = database.ctx()
    const { definition, current, seen } = await readEditedService(ctx, 'pothole')
    const title = { en: 'Report a hole in the road', cy: 'Rhoi gwybod am dwll' }
    await saveDraft(ctx, { definition: { ...definition, title }, seen })
    const draft = await readEditedService(ctx, 'pothole')
    const published = { seen: draft.seen, version: current.versionId, why: 'Plainer' }
    const { number } = await publishDraft(ctx, { slug: 'pothole', ...published })
    await changeOffer(ctx, { slug: 'dog-fouling', offered: false, why: 'A trial without it' })
    const { stdout, code } = await firstpoint(database.url, ['load', WREXHAM])
    assert.equal(code, 0)
    assert.match(stdout, /^Services: 9 unchanged, 2 kept because staff edited them$/m)
    assert.match(stdout, /^The service 'pothole' was edited by staff\. The pack differs at: title\.cy, title\.en$/m)
    assert.match(stdout, /^The service 'dog-fouling' was edited by staff\. The pack differs at: offered$/m)
    const after = await readEditedService(ctx, 'pothole')
    assert.deepEqual([after.current.title, after.current.versionNumber], [title, number])
    assert.equal((await readEditedService(ctx, 'dog-fouling')).offered, false)
  })

  test('gives an open draft what only the pack changed since, and keeps what the draft changed', async t => {
    const database = await testDatabase(t, { template: 'wrexham' })
    const ctx = database.ctx()
    const { definition, seen } = await readEditedService(ctx, 'pothole')
    const title = { en: 'Report a hole in the road', cy: 'Rhoi gwybod am dwll' }
    await saveDraft(ctx, { definition: { ...definition, title }, seen })
    const pack = path.join(folder, 'newer')
    await cp(WREXHAM, pack, { recursive: true })
    const file = path.join(pack, 'services/pothole.yaml')
    const written = await readFile(file, 'utf8')
    await writeFile(file, written.replace('Holes and broken surfaces in roads', 'Holes in roads'))
    const { stdout } = await firstpoint(database.url, ['load', pack])
    assert.match(stdout, /^Services: 1 changed, 10 unchanged$/m)
    const after = await readEditedService(ctx, 'pothole')
    assert.deepEqual([after.current.versionNumber, after.both], [2, []])
    assert.deepEqual([after.definition.title, after.definition.summary.en], [title, 'Holes in roads'])
  })
})

describe('what is missing or broken is one sentence, said before a database is made', () => {
  const nowhere = path.join(os.tmpdir(), 'firstpoint-nowhere')
  const wrong: [args: string[], pack: string, says: RegExp][] = [
    [['start'], nowhere, /^There is no pack at .*nowhere: name the folder it is in\.$/m],
    [['load', nowhere], WREXHAM, /^There is no pack at .*nowhere: name the folder it is in\.$/m],
    [['setup', 'ada@council.example'], path.join(ROOT, 'packs'), /^The pack packs has \d+ problems/m],
    [['backup', path.join(nowhere, 'x.tar')], WREXHAM, /^There is no folder .*nowhere: make it first\.$/m],
  ]
  for (const [args, pack, says] of wrong)
    test(`${args.join(' ')} with ${path.basename(pack)}`, async () => {
      const dataFolder = path.join(folder, 'untouched')
      const { code, stderr } = await firstpoint('', args, { PACK: pack, DATA_DIR: dataFolder, PORT: '0' })
      assert.equal(code, CANNOT_START)
      assert.match(stderr, says)
      assert.equal(existsSync(path.join(dataFolder, 'postgres')), false)
    })
})

describe('backup and restore', () => {
  test('move a council from one database to another', async t => {
    const [source, target] = [await testDatabase(t, { template: 'wrexham' }), await testDatabase(t)]
    const file = path.join(folder, 'council.tar')
    const backup = await firstpoint(source.url, ['backup', file])
    assert.match(backup.stdout, /council\.tar holds [\d,]+ rows and 0 files\./)
    assert.match((await firstpoint(target.url, ['restore', file])).stdout, /^Restored [\d,]+ rows and 0 files\.$/m)
    const again = await firstpoint(source.url, ['backup', file])
    assert.deepEqual([again.code, again.stderr], [CANNOT_START, `${file} is there already: choose another name.\n`])
    const missing = await firstpoint(target.url, ['restore', `${file}.gone`])
    assert.deepEqual([missing.code, missing.stderr], [CANNOT_START, `There is no file ${file}.gone.\n`])
  })
})

test('migrate says that there is nothing to do', async t => {
  const { url } = await testDatabase(t)
  assert.equal((await firstpoint(url, ['migrate'])).stdout, 'The tables are up to date.\n')
})

test('each command says how it is used, and does nothing', async () => {
  for (const [args, words] of [
    [['simulate', 'calls', '--help'], /firstpoint simulate calls .*--per-hour N/],
    [['import', '-h'], /firstpoint import customers\|interactions FILE --source NAME/],
    [['restore', '--help'], /firstpoint restore FILE/],
  ] as const) {
    const { code, stdout, stderr } = await firstpoint('', [...args])
    assert.deepEqual([code, stderr], [0, ''])
    assert.match(stdout, words)
  }
})

test('an import that is refused leaves the report of the last one', async t => {
  const { url } = await testDatabase(t)
  const [file, bad] = [path.join(folder, 'old.csv'), path.join(folder, 'old.csv.bad.csv')]
  await writeFile(file, 'id,name\n1,Jane Okafor\n,Nobody\n')
  const first = await firstpoint(url, ['import', 'customers', file, '--source', 'crm', '--no-match'])
  assert.equal(first.code, 0, first.stderr)
  const report = await readFile(bad, 'utf8')
  assert.match(report, /^line,taken,reason,id,name\n3,no,It has no id,,Nobody\n$/)
  const refused = await firstpoint(url, ['import', 'customers', file, '--source', 'care-records'])
  assert.equal(refused.code, CANNOT_START)
  assert.equal(await readFile(bad, 'utf8'), report)
  const nowhere = ['--bad', path.join(folder, 'no-such', 'bad.csv')]
  const unwritten = await firstpoint(url, ['import', 'customers', file, '--source', 'crm', ...nowhere])
  assert.equal(unwritten.code, CANNOT_START)
  assert.match(unwritten.stderr, /cannot be written.*: make it first, or name another file with --bad/)
})

test('where a result has nowhere to go, it is said before the work begins', async () => {
  const file = path.join(folder, 'people.csv')
  await writeFile(file, 'id,name\n1,Jane Okafor\n')
  for (const [args, words] of [
    [
      ['match', file, '--out', path.join(folder, 'no-such', 'x.csv')],
      /^.*x\.csv cannot be written, because there is no folder .*no-such: make it first, or name another file with --out\.\n$/,
    ],
    [['match', file, '--out', folder], /^.* is a folder: name another file with --out\.\n$/],
    [['match', path.join(folder, 'gone.csv')], /^.*gone\.csv could not be read: there is no such file\.\n$/],
    [['match', file, '--map', path.join(folder, 'gone.json')], /^.*gone\.json: [^\n]*\n$/],
    [['restore', folder], /^.* is no file that 'firstpoint backup' wrote\.\n$/],
    [['backup', path.join(folder, 'no-such', 'x')], /^There is no folder .*: make it first\.\n$/],
  ] as const) {
    const { code, stderr } = await firstpoint('', [...args])
    assert.equal(code, CANNOT_START, stderr)
    assert.match(stderr, words)
  }
})

test('a dry run says which columns are not read, and refuses nobody for them', async t => {
  const { url } = await testDatabase(t)
  const file = path.join(folder, 'crm.csv')
  await writeFile(file, `id,name,NHS number,notes\n1,Jane Okafor,${'9'.repeat(600)},${'rang '.repeat(200)}\n`)
  const { code, stdout, stderr } = await firstpoint(url, ['import', 'customers', file, '--source', 'crm', '--dry-run'])
  assert.equal(code, 0, stderr)
  assert.match(stdout, /1 customers would be new\./)
  assert.match(stdout, /dry run\.\nColumns that are not read: NHS number, notes\.\n$/)
})

describe('match', () => {
  test('writes pairs of a file of people, without any database', async () => {
    const [file, map, out] = ['people.csv', 'map.json', 'pairs.csv'].map(name => path.join(folder, name)) as [
      string,
      string,
      string,
    ]
    const same = 'Jane,Okafor,1978-04-12,jane@mail.example'
    await writeFile(
      file,
      `ref,fn,sn,born,mail\n1,${same}\n"2,b",${same}\n3,Tom,Smythe,1960-01-01,\n,${same}\n4,"Ann,Lee\n`,
    )
    await writeFile(map, JSON.stringify({ id: 'ref', given: 'fn', family: 'sn', dateOfBirth: 'born', email: 'mail' }))
    const { code, stderr } = await firstpoint('', ['match', file, '--map', map, '--out', out])
    assert.equal(code, 0, stderr)
    assert.match(stderr, /3 people read[\s\S]*2 rows have no id or cannot be read, and were left out: lines 5, 6/)
    assert.match(await readFile(out, 'utf8'), /^id_a,id_b,score,decision\n1,"2,b",[01]\.\d{4},(merge|review)\n$/)
  })

  test('says which ids stand in several rows, and pairs none with itself or twice with another', async () => {
    const file = path.join(folder, 'twice.csv')
    const jane = 'Jane,Okafor,1978-04-12,jane@mail.example'
    const rows = [`1,${jane}`, `1,${jane}`, '3,Tom,Smythe,1960-01-01,', `2,${jane}`, '3,Tim,Smith,1961-01-01,']
    await writeFile(file, `id,first,last,born,email\n${rows.join('\n')}\n`)
    const { code, stdout, stderr } = await firstpoint('', ['match', file])
    assert.equal(code, 0, stderr)
    assert.match(stderr, /2 ids stand more than once, .*: lines 2 and 3; 4 and 6\n/)
    assert.match(stdout, /^id_a,id_b,score,decision\n(1,2|2,1),[01]\.\d{4},(merge|review)\n$/)
  })

  test('reads what a German spreadsheet writes, and says which rows have letters that are not UTF-8', async () => {
    const file = path.join(folder, 'semicolons.csv')
    const rows = ['id;first;last;note', '1;Ann;Lee;caf\xe9', '2;Ren\xe9;Roy;', '3;Tom;Fox;']
    await writeFile(file, Buffer.from(rows.join('\n'), 'latin1'))
    const { code, stderr } = await firstpoint('', ['match', file])
    assert.equal(code, 0, stderr)
    assert.match(stderr, /2 people read\n1 row has letters .*save the file as 'CSV UTF-8'.* left out: line 3\n/)
  })

  test('with a map that names one column knows the others by their headings, and says what is read', async () => {
    const [file, map] = [path.join(folder, 'one.csv'), path.join(folder, 'one.json')]
    const jane = 'Jane,Okafor,1978-04-12,jane@mail.example,note'
    await writeFile(file, `crm no,first,last,born,email,notes\n1,${jane}\n2,${jane}\n`)
    await writeFile(map, JSON.stringify({ id: 'crm no' }))
    const { stdout, stderr } = await firstpoint('', ['match', file, '--map', map])
    assert.match(stdout, /^id_a,id_b,score,decision\n1,2,/)
    assert.match(
      stderr,
      /read: id: crm no; given: first; .*\.\nColumns that are not read: notes\.\n2 people read\n1 pair in/,
    )
    await writeFile(map, JSON.stringify({ id: 'crm no', born: '', email: '' }))
    const less = await firstpoint('', ['match', file, '--map', map])
    assert.match(
      less.stderr,
      /not read: born, email, notes\.\nWith these columns nobody can be compared: a name is needed/,
    )
  })

  test('says in one sentence what is wrong with file, map or words', async () => {
    const file = path.join(folder, 'odd.csv')
    await writeFile(file, 'a,b\n1,2\n')
    for (const [args, sentence] of [
      [['no-such.csv'], /no-such\.csv could not be read/],
      [[file], /Which column holds the id\?/],
      [[file, '--map', file], /is not valid JSON/],
      [[file, '--what', 'x'], /Use it so/],
    ] as const) {
      const { code, stderr } = await firstpoint('', ['match', ...args])
      assert.equal(code, CANNOT_START)
      assert.match(stderr, sentence)
    }
  })
})
