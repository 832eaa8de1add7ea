// Made-up requests of four years, as many as wanted, made inside the database: 5 % open, all services, teams and wards.
import pg from 'pg'
import { setMissingKeys } from '../../src/modules/customers/index.ts'
import { openBenchContext } from './context.ts'
import { dropIndexes } from './drop-indexes.ts'
import { conversationsOf } from './fill-conversations.ts'
import { CREATE_SOURCES, type Statement, statementsFor } from './fill-statements.ts'

/** Requests in one transaction. */
const CHUNK = 50_000

/** Names that no request has by chance, to look for: one request in so many has them. */
export const RARE = { word: 'quincunx', name: 'Zephania Quillfeather', every: 5_000 }

/**
 * Fills a database that a pack was loaded into. `customers`: so many are there already, and all have been in touch before.
 * Indexes are made at the end: a third of the time.
 */
export async function fill(
  url: string,
  count: number,
  tell: (sentence: string) => void,
  { customers }: { customers?: number } = {},
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const run = async ({ sql, values = [] }: Statement) => client.query(sql, values)
    // Foreign keys hold by construction, and checking ten million of them would take as long as the rest.
    await run({
      sql: "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'",
    })
    const indexes = await dropIndexes(client, [
      ...['requests', 'interactions', 'channels', 'platform'],
      customers ? 'customers.openings' : 'customers',
    ])
    for (const sql of CREATE_SOURCES) await run({ sql })
    for (let from = 1; from <= count; from += CHUNK) {
      const to = Math.min(from + CHUNK - 1, count)
      await run({ sql: 'begin' })
      for (const statement of statementsFor({ from, to, count, customers })) await run(statement)
      await run({ sql: 'commit' })
      tell(`${to.toLocaleString('en')} requests`)
    }
    for (const sql of customers ? conversationsOf(customers) : []) await run({ sql })
    if (customers) tell('their conversations')
    for (const sql of indexes) await run({ sql })
    if (!customers) await setKeys(url)
    await run({ sql: 'vacuum analyze' })
  } finally {
    await client.end()
  }
}

/** Those who asked are found by their names. */
async function setKeys(url: string): Promise<void> {
  const { ctx, database } = openBenchContext(url)
  await setMissingKeys(ctx())
  await database.close()
}
