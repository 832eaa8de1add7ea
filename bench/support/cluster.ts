// A PostgreSQL of the bench's own: durable as a council's, in a folder that is removed afterwards.
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { durableSettings, startCluster } from '../../src/platform/database/embedded/index.ts'

export interface BenchCluster {
  url(database: string): string
  /** Makes `name` as a copy of `template`, which nobody may be connected to. */
  copy(template: string, name: string): Promise<string>
  has(name: string): Promise<boolean>
  run(sql: string): Promise<void>
  stop(): Promise<void>
}

/** `keepIn`: a folder that stays, so that the next run finds its data there. Default: a new one that is removed. */
export async function startBenchCluster(keepIn?: string): Promise<BenchCluster> {
  const folder = keepIn ?? (await mkdtemp(path.join(os.tmpdir(), 'firstpoint-bench-')))
  const cluster = await startCluster({ dataFolder: path.join(folder, 'postgres'), settings: durableSettings })
  const query = async (sql: string, values: unknown[] = []) => {
    const client = new pg.Client(cluster.url('postgres'))
    await client.connect()
    try {
      return await client.query(sql, values)
    } finally {
      await client.end()
    }
  }
  return {
    url: cluster.url,
    run: async sql => void (await query(sql)),
    has: async name => (await query('select from pg_database where datname = $1', [name])).rowCount === 1,
    async copy(template, name) {
      await query(`drop database if exists ${name} with (force)`)
      await query(`create database ${name} template ${template}`)
      return cluster.url(name)
    },
    async stop() {
      await cluster.stop()
      if (!keepIn) await rm(folder, { recursive: true, force: true })
    },
  }
}
