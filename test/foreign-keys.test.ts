// A foreign key without an index makes every change on the other side read its whole table.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from './support/database.ts'

const { db } = await testDatabase({ after })

interface Key {
  table: string
  columns: string[]
}

interface Index extends Key {
  /** What a partial index holds; null: all rows. */
  holds: string | null
}

const columnsOf = (numbers: string) => sql`array(
  select a.attname::text from unnest(${sql.raw(numbers)}) with ordinality o (number, position)
  join pg_attribute a on a.attrelid = x.table_id and a.attnum = o.number order by o.position)`

const { rows: keys } = await sql<Key>`
  select x.table_id::regclass::text as table, ${columnsOf('x.numbers')} as columns
  from (select conrelid as table_id, conkey as numbers from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where contype = 'f' and n.nspname <> 'graphile_worker') x order by 1, 2`.execute(db)

const { rows: indexes } = await sql<Index>`
  select x.table_id::regclass::text as table, ${columnsOf('x.numbers')} as columns, x.holds
  from (select indrelid as table_id, indkey::int2[] as numbers, pg_get_expr(indpred, indrelid) as holds
    from pg_index where indisvalid) x`.execute(db)

/** Together they hold every row that refers to anything. */
function leaveNothingOut(holds: (string | null)[], column: string): boolean {
  if (holds.includes(null) || holds.includes(`(${column} IS NOT NULL)`)) return true
  return holds.some(each => each!.includes(' <> ') && holds.includes(each!.replace(' <> ', ' = ')))
}

test('every foreign key has an index that begins with its columns', () => {
  const missing = keys.filter(({ table, columns }) => {
    const fitting = indexes.filter(
      index => index.table === table && columns.every((column, at) => index.columns[at] === column),
    )
    return !leaveNothingOut(
      fitting.map(index => index.holds),
      columns[0]!,
    )
  })
  assert.ok(keys.length > 30)
  assert.deepEqual(
    missing.map(({ table, columns }) => `create index on ${table} (${columns.join(', ')})`),
    [],
    'These foreign keys have no index. Add one in the migration that makes the table',
  )
})
