import type pg from 'pg'

/** Drops every index of these schemas, or tables, that no constraint needs; answers what makes them again. */
export async function dropIndexes(client: pg.Client, from: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.schemaname || '.' || i.indexname as name, i.indexdef as definition from pg_indexes i
      where (i.schemaname = any($1) or i.schemaname || '.' || i.tablename = any($1))
        and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [from],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(row => row.definition)
}
