import type { ClientBase } from 'pg'

/** A table as a backup holds it: its plain columns (generated ones are made again) in order. */
export interface BackupTable {
  /** `schema.table`. */
  name: string
  columns: string[]
}

/**
 * What no backup holds: the list of migrations (the manifest has it), the job queue (jobs are made again from what is
 * queued in our own tables), heartbeats of processes, and unlogged tables, which a crash empties as well.
 */
const LEFT_OUT = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')
  and c.relpersistence = 'p' and n.nspname || '.' || c.relname <> 'platform.workers'`

/** Our tables, each after those its foreign keys point to, so that rows can be loaded in this order. */
export async function listTables(client: ClientBase): Promise<BackupTable[]> {
  const { rows: tables } = await client.query<BackupTable>(`
    select n.nspname || '.' || c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and ${LEFT_OUT}
    group by n.nspname, c.relname order by n.nspname collate "C", c.relname collate "C"`)
  const { rows: keys } = await client.query<{ from: string; to: string }>(`
    select n.nspname || '.' || c.relname as from, fn.nspname || '.' || fc.relname as to
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
    where k.contype = 'f' and k.conrelid <> k.confrelid`)
  return inLoadOrder(tables, keys)
}

/** Throws Error when tables point at each other in a circle: then no order would do. */
function inLoadOrder(tables: BackupTable[], keys: { from: string; to: string }[]): BackupTable[] {
  const ordered: BackupTable[] = []
  const waiting = new Map(tables.map(table => [table.name, table]))
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      table => !keys.some(key => key.from === table.name && waiting.has(key.to)),
    )
    if (free.length === 0) throw new Error(`These tables point at each other: ${[...waiting.keys()].join(', ')}`)
    for (const table of free) waiting.delete(table.name)
    ordered.push(...free)
  }
  return ordered
}

/** `"schema"."table"`, for a statement. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map(part => `"${part.replaceAll('"', '""')}"`)
    .join('.')

export const quotedColumns = (columns: string[]): string => columns.map(quoted).join(', ')
