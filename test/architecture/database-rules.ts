// Rules about the migrated database: what its keys, views and functions may point at.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../src/platform/database/pool.ts'
import { below, type Tree } from './tree.ts'

type Graph = Tree['graph']
/** What breaks it in this database, a sentence each that says what to do. */
export type DatabaseRules = Record<string, (db: Db, graph: Graph) => Promise<string[]>>

const list = async <T>(db: Db, query: RawBuilder<T>): Promise<T[]> => (await query.execute(db)).rows

/** A foreign key: from which column to which table. */
interface Key {
  from: string
  table: string
  column: string
  to: string
  target: string
}

const listKeys = (db: Db) =>
  list(
    db,
    sql<Key>`
      select n.nspname as from, n.nspname || '.' || c.relname as table, a.attname as column, m.nspname as to,
        m.nspname || '.' || f.relname as target
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class f on f.oid = k.confrelid join pg_namespace m on m.oid = f.relnamespace
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' order by 2, 3`,
  )

/** A view or function with what it says. */
interface Published {
  schema: string
  name: string
  says: string
}

const listPublished = (db: Db) =>
  list(
    db,
    sql<Published>`
      select n.nspname as schema, n.nspname || '.' || c.relname as name, pg_get_viewdef(c.oid) as says
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v'
      union all
      select n.nspname, n.nspname || '.' || p.proname, p.prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prokind = 'f' order by 2`,
  )

export const databaseRules: DatabaseRules = {
  'foreign keys point down the module graph': async (db, graph) =>
    (await listKeys(db))
      .filter(({ from, to }) => graph[from] && graph[to] && from !== to && !below(graph, from).has(to))
      .map(
        ({ table, column, target, from, to }) =>
          `${table}.${column} points at ${target}, but '${to}' is not below '${from}': keep the id without a foreign key, or turn the edge round`,
      ),

  'views and functions name tables of their own module only': async (db, graph) => {
    const published = await listPublished(db)
    const open = new Set(published.map(({ name }) => name))
    return published
      .filter(({ schema }) => graph[schema])
      .flatMap(({ schema, name, says }) =>
        [...new Set(says.match(/\b[a-z_]+\.[a-z_]+\b/g))]
          .map((named): [string, string] => [named, named.split('.')[0]!])
          .filter(([, other]) => other !== schema && graph[other])
          .filter(([named, other]) => !(open.has(named) && below(graph, schema).has(other)))
          .map(([named, other]) => `${name} names ${named}: publish a view or function in '${other}' and use that`),
      )
  },

  'whoever keeps a customer calls it customer_id and points at customers.customers': async (db, graph) => {
    const keys = await listKeys(db)
    const columns = await list(
      db,
      sql<{ schema: string; table: string }>`
        select table_schema as schema, table_schema || '.' || table_name as table
        from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where column_name = 'customer_id' and table_type = 'BASE TABLE' order by 2`,
    )
    const pointing = keys.filter(key => key.target === 'customers.customers')
    return [
      ...pointing
        .filter(key => key.from !== 'customers' && key.column !== 'customer_id')
        .map(
          key =>
            `${key.table}.${key.column} is a customer: call it customer_id, so that the rules about merged people find it`,
        ),
      ...columns
        .filter(
          ({ schema, table }) =>
            graph[schema] && !pointing.some(key => key.table === table && key.column === 'customer_id'),
        )
        .map(({ table }) => `${table}.customer_id points at nobody: add 'references customers.customers'`),
    ]
  },
}
