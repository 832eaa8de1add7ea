import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparedClient } from './prepared-client.ts'
import type { Rows } from './rows.ts'

export type Db = Kysely<Rows>

export interface Database {
  pool: pg.Pool
  db: Db
  close(): Promise<void>
}

// bigint sequences and counts stay below 2^53 here, so plain numbers are safe and far handier than strings.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A day is a day wherever the program runs: as a moment it would be another one elsewhere.
pg.types.setTypeParser(pg.types.builtins.DATE, (day: string) => day)

/**
 * Opens a pool. No statement may take longer than `statementTimeout` ms, nobody waits for a connection longer than `patience`
 * ms (of a server that neither takes nor refuses, or a pool that is all in use), and no transaction may sit idle: an open
 * writing transaction holds back every follower of events. A connection that nobody used for `idle` ms is closed.
 */
export function openDatabase(
  url: string,
  options: { max?: number; statementTimeout?: number; patience?: number; idle?: number } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    Client: PreparedClient,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.patience ?? 15_000,
    // A new one has to learn every table and plan anew; networks forget one that says nothing for some minutes.
    idleTimeoutMillis: options.idle ?? 180_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    statement_timeout: options.statementTimeout ?? 30_000,
    idle_in_transaction_session_timeout: 10_000,
    // Small reads all: compiling them or starting helpers for them takes longer than they do.
    options: '-c jit=off -c max_parallel_workers_per_gather=0',
    application_name: 'firstpoint',
  })
  // An idle connection that breaks (the database restarts) is replaced by the pool at the next use.
  pool.on('error', () => {})
  // One that breaks while in use fails the query it is at; without a listener it would end the whole process.
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<Rows>({ dialect: new PostgresDialect({ pool }) })
  return { pool, db, close: () => db.destroy() }
}
