import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from './pool.ts'

const FOLDER = join(import.meta.dirname, '../../../db/migrations')
const LOCK = 7_310_001
/** PostgreSQL's undefined_table. */
const UNDEFINED_TABLE = '42P01'

/**
 * Runs the migrations that this database has not had, each in its own transaction, one runner at a time: ours, then
 * those of the job queue (schema `graphile_worker`). Returns the names of ours.
 */
export async function migrate(url: string, onStep: (name: string) => void = () => {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists public.firstpoint_migrations (name text primary key, ran_at timestamptz not null default now())',
    )
    const ran = new Set((await client.query('select name from public.firstpoint_migrations')).rows.map(row => row.name))
    const todo = (await listMigrations()).filter(name => !ran.has(name))
    for (const name of todo) {
      onStep(name)
      await runOne(client, name)
    }
    await migrateQueue(url)
    return todo
  } finally {
    await client.end()
  }
}

/** What the job queue says goes nowhere: this runs in commands that speak to a person. Its errors are thrown. */
async function migrateQueue(url: string): Promise<void> {
  const { Logger, runMigrations } = await import('graphile-worker')
  await runMigrations({ connectionString: url, maxPoolSize: 1, logger: new Logger(() => () => {}) })
}

/** Whether this database has had every migration (`current`), some (`behind`), or none at all (`empty`). */
export async function readMigrationState(db: Db): Promise<'empty' | 'behind' | 'current'> {
  try {
    const { rows } = await sql<{ name: string }>`select name from public.firstpoint_migrations`.execute(db)
    const ran = new Set(rows.map(row => row.name))
    if (ran.size === 0) return 'empty'
    return (await listMigrations()).every(name => ran.has(name)) ? 'current' : 'behind'
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return 'empty'
    throw error
  }
}

/** File names in the order they run. */
export async function listMigrations(): Promise<string[]> {
  return (await readdir(FOLDER)).filter(name => name.endsWith('.sql')).sort()
}

async function runOne(client: pg.Client, name: string): Promise<void> {
  const statements = await readFile(join(FOLDER, name), 'utf8')
  await client.query('begin')
  try {
    await client.query(statements)
    await client.query('insert into public.firstpoint_migrations (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed and was undone: ${(error as Error).message}`, { cause: error })
  }
}
