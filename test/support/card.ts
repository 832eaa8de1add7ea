import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/pool.ts'

/** A number of a payment card that is nobody's, as people write it. */
export const CARD = '4111 1111 1111 1111'

/** As written, in one piece, or as a word of an index. */
const WRITTEN = `4111 1111|4111111111111111|'4111'`

/** The tables that hold it, in whichever column. */
export async function tablesWithCard(db: Db): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', table_schema, table_name) as name
    from information_schema.tables where table_type = 'BASE TABLE'
      and table_schema not in ('pg_catalog', 'information_schema', 'places')`.execute(db)
  const asked = tables.map(({ name }) => sql`select ${name} as name from ${sql.raw(name)} t where t::text ~ ${WRITTEN}`)
  const { rows } = await sql<{
    name: string
  }>`select distinct name from (${sql.join(asked, sql` union all `)}) held`.execute(db)
  return rows.map(({ name }) => name)
}
