// Databases made once in a cluster and cloned for each test file: a clone takes a twentieth of a second in memory, a second on a disk.
import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { listMigrations, migrate } from '../../src/platform/database/migrate.ts'
import type { TestCluster } from './postgres.ts'

/** `migrated`: tables, no rows. `wiltshire`, `wrexham`: that pack loaded. */
export const TEMPLATES = ['migrated', 'wiltshire', 'wrexham'] as const
export type Template = (typeof TEMPLATES)[number]

const PACKS = path.resolve(import.meta.dirname, '../../packs')
const MIGRATIONS = path.resolve(import.meta.dirname, '../../db/migrations')
const LOCK = 7_310_002

/** Runs `work` on a connection to the cluster's own database `postgres`. */
export async function administer<T>(cluster: TestCluster, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(cluster.url('postgres'))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Makes `database` a copy of a template, which is made first where no other test process has done it. Files are copied
 * whole: nothing is flushed here, so that takes a third of what logging each page does.
 */
export async function cloneTemplate(cluster: TestCluster, template: Template, database: string): Promise<void> {
  const name = await ensureTemplate(cluster, template)
  await administer(cluster, client => client.query(`create database ${database} template ${name} strategy file_copy`))
}

/**
 * Only a finished template bears its name: it is filled under another and renamed at the end, so that one whose maker
 * was killed is never cloned. The name holds what it was made from, for clusters that outlive a change of it.
 */
async function ensureTemplate(cluster: TestCluster, template: Template): Promise<string> {
  const name = `fp_${template}_${await digestOf(template)}`
  return administer(cluster, async client => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount) return name
    const unfinished = `${name}_unfinished`
    await client.query(`drop database if exists ${unfinished} with (force)`)
    await client.query(`create database ${unfinished}`)
    await fillTemplate(cluster.url(unfinished), template)
    await client.query(`alter database ${unfinished} with allow_connections false`)
    await client.query(`alter database ${unfinished} rename to ${name}`)
    return name
  })
}

async function fillTemplate(url: string, template: Template): Promise<void> {
  await migrate(url)
  if (template === 'migrated') return
  const { loadPackInto } = await import('./load-pack.ts')
  await loadPackInto(url, path.join(PACKS, template))
}

async function digestOf(template: Template): Promise<string> {
  const files = (await listMigrations()).map(file => path.join(MIGRATIONS, file))
  if (template !== 'migrated') files.push(...(await filesUnder(path.join(PACKS, template))))
  const hash = createHash('sha256')
  for (const file of files) {
    const { size, mtimeMs } = await stat(file)
    hash.update(`${file}\0${size}\0${mtimeMs}\0`)
  }
  return hash.digest('hex').slice(0, 12)
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
}
