// A PostgreSQL of the bench's own: durable as a council's, in a folder that is removed afterwards, also after Ctrl-C.
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { durableSettings, startCluster } from '../../src/platform/database/embedded/index.ts'
import { cleanUpAfterwards } from '../../test/support/clean-up.ts'

export interface BenchCluster {
  url(database: string): string
  /** Makes `name` as a copy of `template`, which nobody may be connected to. */
  copy(template: string, name: string): Promise<string>
  has(name: string): Promise<boolean>
  ask(sql: string): Promise<pg.QueryResult>
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
    ask: query,
    has: async name => (await query('select from pg_database where datname = $1', [name])).rowCount === 1,
    async copy(template, name) {
      await query(`drop database if exists ${name} with (force)`)
      await query(`create database ${name} template ${template}`)
      return cluster.url(name)
    },
    stop: cleanUpAfterwards(cluster, { signal: 'INT', folders: keepIn ? [] : [folder] }),
  }
}
