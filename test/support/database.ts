// A database of its own for a test file, with everything an action needs around it.

import { anybody } from '../../src/platform/actor.ts'
import { type Ctx, type CtxParts, createContext } from '../../src/platform/context.ts'
import { type Database, type Db, openDatabase } from '../../src/platform/database/pool.ts'
import { createLog } from '../../src/platform/log.ts'
import { Memory } from '../../src/platform/memory.ts'
import { openTestPorts, type TestPorts } from './ports.ts'
import { type TestCluster, useTestCluster } from './postgres.ts'
import { administer, cloneTemplate, type Template } from './templates.ts'

export { addStaff, type StaffParts, staffActor, system } from './actors.ts'
export { digestEvents, followAll } from './follow.ts'
export { inRolledBackTransaction } from './rolled-back.ts'

/**
 * Where cleaning up hangs: a test's own `t`, or `{ after }` from node:test at the top of a file. Not inside an async
 * `describe`: there node:test hangs `after` on whichever suite it happens to be at.
 */
export interface Scope {
  after(work: () => Promise<void>): void
}

export interface TestDatabaseOptions {
  /** Default `migrated`: tables without rows. */
  template?: Template
  /** What `now()` says in every context. Default: the real time. */
  now?: Date
  /** Default: they stay as they are. */
  photos?: 'real' | 'unprocessed'
  /** Default: their pages are as `readAs` wrote them down. */
  scans?: 'real' | 'as-written'
  /** Default: the one of this run. */
  cluster?: TestCluster
}

export interface TestDatabase {
  /** As DATABASE_URL has it. */
  url: string
  database: Database
  db: Db
  ports: TestPorts
  memory: Memory
  /** A context on the pool: anybody on the web, unless told otherwise. */
  ctx(parts?: Partial<CtxParts>): Ctx
}

let clones = 0

/**
 * A fresh clone of a template (about 0.1 s; the first one of a run makes the template). It is dropped when its scope
 * ends. `await testDatabase({ after }, { template: 'wiltshire' })` at the top of a file serves the whole file.
 */
export async function testDatabase(scope: Scope, options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const cluster = options.cluster ?? (await useTestCluster())
  const name = `fp_test_${process.pid}_${++clones}`
  await cloneTemplate(cluster, options.template ?? 'migrated', name)
  const database = openDatabase(cluster.url(name), { max: 8, idle: 10_000 })
  const { ports, close } = await openTestPorts(options.photos ?? 'unprocessed', options.scans)
  scope.after(async () => {
    await close()
    await database.close()
    await administer(cluster, client => client.query(`drop database if exists ${name} with (force)`))
  })
  const memory = new Memory()
  const fixed = options.now && { now: () => options.now! }
  const base = {
    db: database.db,
    actor: anybody,
    channel: 'web',
    memory,
    ports,
    log: createLog('silent'),
    ...fixed,
  } as const
  return {
    url: cluster.url(name),
    database,
    db: database.db,
    ports,
    memory,
    ctx: (parts = {}) => createContext({ ...base, ...parts }),
  }
}
