import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { FileStore } from '../ports.ts'
import { type ArchiveWriter, sha256, writeArchive } from './archive.ts'
import { FORMAT, type Manifest, type Sequence, type Summary } from './manifest.ts'
import { type BackupTable, listTables, quoted, quotedColumns } from './tables.ts'

/** Rows travel in parts of about this many bytes, so that no table has to fit into memory. */
const PART_BYTES = 8 * 1024 * 1024

export interface BackupSource {
  url: string
  files: FileStore
}

/**
 * Writes the database and the files it names into one file. All tables come from one snapshot, taken at the start, so
 * nothing in it is half done; people go on working meanwhile. Files come after: a row never lacks its file.
 * Answers what is in it.
 */
export async function writeBackup(
  { url, files }: BackupSource,
  file: string,
  progress: (step: string) => void = () => {},
): Promise<Summary> {
  const client = new pg.Client({ connectionString: url, application_name: 'firstpoint backup' })
  await client.connect()
  try {
    await client.query(
      'set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; begin isolation level repeatable read read only',
    )
    const manifest = await describeSnapshot(client)
    const summary: Summary = { tables: {}, files: 0, missingFiles: [] }
    await writeArchive(file, async archive => {
      await archive.add('manifest.json', JSON.stringify(manifest, null, 2))
      progress(`${manifest.tables.length} tables`)
      for (const table of manifest.tables) summary.tables[table.name] = await writeTable(client, archive, table)
      await archive.add('sequences.json', JSON.stringify(await readSequences(client), null, 2))
      const named = await readFileNames(client)
      await client.query('commit')
      progress(`${named.length} files`)
      for (const name of named) await writeFile(archive, files, name, summary)
      await archive.add('end.json', JSON.stringify(summary, null, 2))
    })
    return summary
  } finally {
    await client.end()
  }
}

async function describeSnapshot(client: pg.Client): Promise<Manifest> {
  const { rows } = await client.query<{ taken: Date; migrations: string[]; epoch: number; demo: boolean }>(`
    select now() as taken, platform.current_epoch() as epoch,
      array(select name from public.firstpoint_migrations order by name) as migrations,
      exists (select from platform.settings where name = 'demo' and value = 'true') as demo`)
  const { taken, ...rest } = rows[0]!
  return { format: FORMAT, takenAt: taken.toISOString(), ...rest, tables: await listTables(client) }
}

async function writeTable(client: pg.Client, archive: ArchiveWriter, { name, columns }: BackupTable) {
  const copy = client.query(copyTo(`copy ${quoted(name)} (${quotedColumns(columns)}) to stdout`))
  const digest = sha256()
  let number = 0
  let held: Buffer[] = []
  const writePart = async () => {
    const part = Buffer.concat(held)
    held = []
    digest.update(part)
    await archive.add(`tables/${name}/${String(++number).padStart(6, '0')}`, part)
  }
  let size = 0
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    held.push(chunk)
    size += chunk.length
    if (size < PART_BYTES) continue
    await writePart()
    size = 0
  }
  if (size > 0) await writePart()
  // The rows end before their number arrives, which may be a packet later: any answer comes after it.
  await client.query('select')
  return { rows: copy.rowCount, sha256: digest.digest('hex') }
}

/** Read after the rows, so that no sequence is behind them. */
async function readSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows: names } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')
    order by 1`)
  const sequences: Sequence[] = []
  for (const { name } of names) {
    const { rows } = await client.query<{ next: number }>(
      `select last_value + case when is_called then 1 else 0 end as next from ${quoted(name)}`,
    )
    sequences.push({ name, next: Number(rows[0]!.next) })
  }
  return sequences
}

async function readFileNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ sha256: string }>(`
    select sha256 from platform.files union select thumbnail_sha256 from platform.files where thumbnail_sha256 is not null
    order by 1`)
  return rows.map(row => row.sha256)
}

async function writeFile(archive: ArchiveWriter, files: FileStore, name: string, summary: Summary): Promise<void> {
  if (!(await files.has(name))) {
    summary.missingFiles.push(name)
    return
  }
  await archive.add(`files/${name}`, await buffer(files.open(name)))
  summary.files += 1
}
