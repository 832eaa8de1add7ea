import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Rows } from './rows.ts'

/** Rows one transaction may write: an open writing transaction holds back every follower of events. */
const BATCH = 1000

export interface Counts {
  added: number
  changed: number
  unchanged: number
  removed: number
}

type Row = Record<string, unknown>

/**
 * Makes a table hold exactly these rows, found by their key columns. Only what differs is written; columns that the
 * rows do not have stay as they are. Each transaction writes at most 1,000 rows (in the caller's when there is one):
 * cut short, it is completed by running it again. `keepOthers` leaves rows that are not among these.
 */
export async function replaceRows(
  ctx: Ctx,
  table: keyof Rows,
  key: string[],
  rows: Row[],
  options: { keepOthers?: boolean } = {},
): Promise<Counts> {
  const counts = { added: 0, changed: 0, unchanged: rows.length, removed: 0 }
  if (!options.keepOthers) counts.removed = await removeOthers(ctx, table, key, rows)
  for (const batch of inBatches(rows)) {
    for (const { added } of await ctx.transaction(ctx => writeRows(ctx, table, key, batch))) {
      counts[added ? 'added' : 'changed'] += 1
      counts.unchanged -= 1
    }
  }
  return counts
}

/** Answers a row for each that was written; those that are there already, just so, are not written. */
async function writeRows(ctx: Ctx, table: keyof Rows, key: string[], rows: Row[]): Promise<{ added: boolean }[]> {
  const columns = Object.keys(rows[0]!)
  const name = sql.table(table)
  const others = columns.filter(column => !key.includes(column))
  const list = (of: (column: string) => RawBuilder<unknown>, names = columns) => sql.join(names.map(of))
  const written = await sql<{ added: boolean }>`
    insert into ${name} as held (${list(sql.ref)})
    select ${list(sql.ref)} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)
    on conflict (${list(sql.ref, key)}) do update set ${list(column => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`, others)}
    where (${list(column => sql`held.${sql.ref(column)}`, others)})
      is distinct from (${list(column => sql`excluded.${sql.ref(column)}`, others)})
    returning xmax = 0 as added`.execute(ctx.db)
  return written.rows
}

async function removeOthers(ctx: Ctx, table: keyof Rows, key: string[], rows: Row[]): Promise<number> {
  const keyOf = (row: Row) => JSON.stringify(key.map(column => row[column]))
  const wanted = new Set(rows.map(keyOf))
  const name = sql.table(table)
  const columns = sql.join(key.map(column => sql.ref(column)))
  const held = await sql<Row>`select ${columns} from ${name}`.execute(ctx.db)
  const gone = held.rows.filter(row => !wanted.has(keyOf(row)))
  for (const batch of inBatches(gone)) {
    await ctx.transaction(ctx =>
      sql`delete from ${name} where (${columns}) in (
        select ${columns} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(batch)}::jsonb))`.execute(
        ctx.db,
      ),
    )
  }
  return gone.length
}

function* inBatches(rows: Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH)
}
