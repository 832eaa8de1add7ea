import pg from 'pg'
import type { Cluster } from './start-cluster.ts'

/** The database of a built-in PostgreSQL in which everything is. */
export const EMBEDDED_DATABASE = 'firstpoint'

/** Makes it where it is not there yet. The result is its address. */
export async function ensureDatabase(cluster: Cluster): Promise<string> {
  const client = new pg.Client(cluster.url('postgres'))
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [EMBEDDED_DATABASE])
    if (rowCount === 0) await client.query(`create database ${EMBEDDED_DATABASE}`)
  } finally {
    await client.end()
  }
  return cluster.url(EMBEDDED_DATABASE)
}
