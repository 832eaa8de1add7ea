// Bringing an old system in: how fast, and that a run that was killed twice leaves the database that one run leaves.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { BenchCluster } from './support/cluster.ts'
import { writeOldSystem } from './support/old-system.ts'

const MAIN = path.join(import.meta.dirname, '../src/main.ts')
/** Customers a second on two cores. */
const AT_LEAST = 5000

/** Everything but times and sequences. */
const COMPARED = {
  customers: 'select id, kind, name, born, language, source, source_id from customers.customers order by id',
  'contact points':
    'select id, customer_id, kind, value, normal, safe, source, ended_at is null from customers.contact_points order by id',
  changes: 'select id, customer_id, field, was, becomes, source from customers.changes order by id',
  imports: 'select id, source, digest, passed, added, changed from customers.imports order by id',
  events: "select type, subject, data from platform.events where type = 'customers.imported' order by data::text",
}

export async function runImport(cluster: BenchCluster, rows: number, tell: (line: string) => void): Promise<boolean> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-import-'))
  try {
    const file = path.join(folder, 'old-system.csv')
    await writeOldSystem(file, rows)
    const [once, killed] = [await cluster.copy('base', 'import_once'), await cluster.copy('base', 'import_killed')]
    const seconds = await importFile(once, file)
    await importFile(killed, file, rows / 4)
    await importFile(killed, file, rows / 2)
    await importFile(killed, file)
    const differing = await compare(once, killed)
    const rate = Math.round(rows / seconds!)
    tell(
      `\nImport of ${rows.toLocaleString('en')} rows: ${seconds!.toFixed(1)} seconds, ${rate.toLocaleString('en')} a second`,
    )
    tell(
      `Killed twice and gone on with: ${differing.length === 0 ? 'the same database' : `other ${differing.join(', ')}`}`,
    )
    return rate >= AT_LEAST && differing.length === 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Seconds; undefined where it was killed, which is as soon as so many rows are there. */
async function importFile(url: string, file: string, killAt?: number): Promise<number | undefined> {
  const begun = performance.now()
  const args = [
    '--disable-warning=ExperimentalWarning',
    MAIN,
    'import',
    'customers',
    file,
    '--source',
    'old-system',
    '--no-match',
  ]
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, DATABASE_URL: url }, stdio: 'ignore' })
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve))
  if (killAt === undefined) {
    if ((await ended) !== 0) throw new Error('the import failed')
    return (performance.now() - begun) / 1000
  }
  const client = await connect(url)
  const passed = async () => Number((await client.query('select max(passed) from customers.imports')).rows[0].max)
  while (child.exitCode === null && (await passed()) < killAt) await new Promise(resolve => setTimeout(resolve, 50))
  child.kill('SIGKILL')
  await client.end()
  if ((await ended) === 0) throw new Error('the import was through before it could be killed')
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  return client
}

async function compare(first: string, second: string): Promise<string[]> {
  const clients = [await connect(first), await connect(second)]
  const differing: string[] = []
  for (const [what, query] of Object.entries(COMPARED)) {
    const digest = `select count(*) as count, md5(string_agg(md5(r::text), '')) as digest from (${query}) r`
    const [one, two] = await Promise.all(clients.map(async client => (await client.query(digest)).rows[0]))
    if (one.count !== two.count || one.digest !== two.digest) differing.push(what)
  }
  await Promise.all(clients.map(client => client.end()))
  return differing
}
