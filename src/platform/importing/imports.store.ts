// How far each file has come: the table `imports` of the module whose rows are brought in.
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { idOfName } from '../id.ts'

export interface Import {
  id: string
  schema: string
  passed: number
  added: number
  changed: number
}

const tableOf = ({ schema }: { schema: string }) => sql.table(`${schema}.imports`)

/** The import of this very file that was cut short, or a new one. */
export async function openImport(ctx: Ctx, schema: string, source: string, digest: string): Promise<Import> {
  const table = tableOf({ schema })
  const { rows: earlier } = await sql<{ id: string; open: boolean }>`select id, finished_at is null as open
    from ${table} where source = ${source} and digest = ${digest}`.execute(ctx.db)
  // Two that begin at once begin the same one.
  const id =
    earlier.find(each => each.open)?.id ?? idOfName('import', [source, digest, String(earlier.length)].join('\0'))
  await sql`insert into ${table} (id, source, digest, started_at) values (${id}::uuid, ${source}, ${digest}, ${ctx.now()})
    on conflict (id) do nothing`.execute(ctx.db)
  const { rows } = await sql<Omit<Import, 'schema'>>`
    select id, passed, added, changed from ${table} where id = ${id}::uuid`.execute(ctx.db)
  return { ...rows[0]!, schema }
}

/**
 * False: another process has gone on with it meanwhile. The batch need not be on the disk when it is committed: were the
 * machine to fail, what is lost is lost with how far it came, and the end of the import waits for all of it.
 */
export async function lockImport(ctx: Ctx, of: Import): Promise<boolean> {
  await sql`set local synchronous_commit = off`.execute(ctx.db)
  const { rows } = await sql`select from ${tableOf(of)}
    where id = ${of.id}::uuid and passed = ${of.passed} and finished_at is null for update`.execute(ctx.db)
  return rows.length === 1
}

/** Says how far it has come, with the batch that got it there. */
export async function passRows(ctx: Ctx, of: Import): Promise<void> {
  await sql`update ${tableOf(of)} set passed = ${of.passed}, added = ${of.added}, changed = ${of.changed}
    where id = ${of.id}::uuid`.execute(ctx.db)
}

export async function finishImport(ctx: Ctx, of: Import): Promise<void> {
  await sql`update ${tableOf(of)} set finished_at = ${ctx.now()} where id = ${of.id}::uuid`.execute(ctx.db)
}
