import { sql } from 'kysely'
import { type Database, openDatabase } from './pool.ts'

const TYPES: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bytea: 'Buffer',
  jsonb: 'Json',
  timestamptz: 'Timestamp',
  _text: 'string[]',
  _uuid: 'string[]',
}

interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
  has_default: boolean
  always: boolean
}

/**
 * TypeScript row types of a migrated database, as committed in `rows.ts`. The checks compare the two,
 * so that code and tables cannot drift apart.
 */
export async function describeRows(database: Database): Promise<string> {
  const { rows } = await sql<Column>`
    select n.nspname || '.' || c.relname as table, a.attname as column, t.typname as type,
      not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as has_default, a.attidentity = 'a' or a.attgenerated <> '' as always
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'v', 'p')
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where a.attnum > 0 and not a.attisdropped and n.nspname !~ '^pg_|^information_schema$|^public$|^graphile_worker$'
    order by (n.nspname || '.' || c.relname) collate "C", a.attnum`.execute(database.db)
  const tables = Map.groupBy(rows, row => row.table)
  const lines = [
    '// Written by `node src/platform/database/write-rows.ts` from a migrated database. Do not edit.',
    "import type { ColumnType, GeneratedAlways } from 'kysely'",
    '',
    'type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>',
    'type Json = ColumnType<unknown, string, string>',
    'type Timestamp = ColumnType<Date, Date | string, Date | string>',
    '',
    'export interface Rows {',
  ]
  for (const [table, columns] of tables) {
    lines.push(`  '${table}': {`, ...columns.map(column => `    ${column.column}: ${typeOf(column)}`), '  }')
  }
  return `${[...lines, '}'].join('\n')}\n`
}

function typeOf({ type, nullable, has_default, always }: Column): string {
  const base = TYPES[type] ?? 'string'
  const full = nullable ? `${base} | null` : base
  if (always) return `GeneratedAlways<${full}>`
  return has_default ? `Generated<${full}>` : full
}

/** For the command line: describes the database at `url`. */
export async function describeDatabase(url: string): Promise<string> {
  const database = openDatabase(url, { max: 1 })
  try {
    return await describeRows(database)
  } finally {
    await database.close()
  }
}
