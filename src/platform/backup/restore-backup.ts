import { finished } from 'node:stream/promises'
import pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { CannotStart } from '../cannot-start.ts'
import { listMigrations, migrate } from '../database/migrate.ts'
import type { FileStore } from '../ports.ts'
import { type ArchiveEntry, readArchive, sha256 } from './archive.ts'
import { FORMAT, type Manifest, type Sequence, type Summary } from './manifest.ts'
import { type BackupTable, listTables, quoted, quotedColumns } from './tables.ts'

export interface RestoreTarget {
  url: string
  files: FileStore
  /** May a demonstration be restored here, with its well-known sign-ins? */
  demo: boolean
}

/**
 * Puts a backup into an empty database, whole or not at all: it is committed when the last entry was found good.
 * Brings the tables first. Raises the epoch, because transaction ids start again in another cluster: followers go on
 * after the last event they handled. Throws CannotStart, one sentence, and leaves the database empty.
 */
export async function restoreBackup(
  target: RestoreTarget,
  file: string,
  progress: (step: string) => void = () => {},
): Promise<Summary> {
  await migrate(target.url)
  const client = new pg.Client({ connectionString: target.url, application_name: 'firstpoint restore' })
  await client.connect()
  try {
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; begin')
    await refuseUnlessEmpty(client)
    const summary = await restoreEntries(client, target, file, progress)
    await client.query('commit')
    await client.query('analyze')
    return summary
  } catch (error) {
    throw explain(error)
  } finally {
    await client.end()
  }
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  for (const { name } of await listTables(client)) {
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`)
    if (rowCount) throw new CannotStart('This database is not empty. A backup can only be restored into an empty one.')
  }
}

async function restoreEntries(
  client: pg.Client,
  target: RestoreTarget,
  file: string,
  progress: (step: string) => void,
) {
  const loading = new Loading(client)
  let manifest: Manifest | undefined
  let restoredFiles = 0
  for await (const entry of readArchive(file)) {
    const [folder, name] = entry.name.split('/') as [string, string]
    if (!manifest) {
      manifest = await readManifest(client, target, entry)
      progress(`${manifest.tables.length} tables`)
    } else if (folder === 'tables') {
      await loading.part(findTable(manifest, name), entry)
    } else if (folder === 'sequences.json') {
      await loading.finish()
      await setSequences(client, JSON.parse(String(await entry.bytes())))
      await raiseEpoch(client, manifest.epoch + 1)
      progress('files')
    } else if (folder === 'files') {
      await restoreFile(target.files, name, entry)
      restoredFiles += 1
    } else if (folder === 'end.json') {
      const summary: Summary = JSON.parse(String(await entry.bytes()))
      checkSummary(summary, manifest, loading, restoredFiles)
      return summary
    }
  }
  throw new CannotStart('This backup is cut short: its end is missing.')
}

async function readManifest(client: pg.Client, target: RestoreTarget, entry: ArchiveEntry): Promise<Manifest> {
  if (entry.name !== 'manifest.json') throw new CannotStart('This file is no backup of Firstpoint.')
  const manifest: Manifest = JSON.parse(String(await entry.bytes()))
  const migrations = await listMigrations()
  const sameTables = JSON.stringify(manifest.tables) === JSON.stringify(await listTables(client))
  if (manifest.format !== FORMAT || String(manifest.migrations) !== String(migrations) || !sameTables)
    throw new CannotStart(
      'This backup was made by another version of Firstpoint: restore it with that version, then start the new one.',
    )
  if (manifest.demo && !target.demo)
    throw new CannotStart(
      'This is a backup of a demonstration, with sign-ins that everybody knows: set DEMO=yes to restore it here all the same.',
    )
  return manifest
}

function findTable(manifest: Manifest, name: string): BackupTable {
  const table = manifest.tables.find(table => table.name === name)
  if (!table) throw new CannotStart(`This backup is damaged: it has rows of a table ${name} that it does not list.`)
  return table
}

/** Loads the parts of one table after another, each table in one COPY. */
class Loading {
  readonly loaded: Summary['tables'] = {}
  readonly #client: pg.Client
  #table = ''
  #copy: CopyStreamQuery | undefined
  #done = Promise.resolve()
  #digest = sha256()

  constructor(client: pg.Client) {
    this.#client = client
  }

  async part({ name, columns }: BackupTable, entry: ArchiveEntry): Promise<void> {
    if (name !== this.#table) {
      await this.finish()
      this.#table = name
      this.#digest = sha256()
      this.#copy = this.#client.query(copyFrom(`copy ${quoted(name)} (${quotedColumns(columns)}) from stdin`))
      this.#done = finished(this.#copy)
      this.#done.catch(() => {})
    }
    for await (const chunk of entry.stream) {
      this.#digest.update(chunk)
      await this.#write(chunk)
    }
  }

  async #write(chunk: Buffer): Promise<void> {
    const written = await new Promise<boolean>(resolve => this.#copy!.write(chunk, error => resolve(!error)))
    // the database said why in `done`; the failed write only says that it failed
    if (!written) await this.#done
  }

  async finish(): Promise<void> {
    if (!this.#copy) return
    this.#copy.end()
    await this.#done
    this.loaded[this.#table] = { rows: this.#copy.rowCount, sha256: this.#digest.digest('hex') }
    this.#copy = undefined
  }
}

async function setSequences(client: pg.Client, sequences: Sequence[]): Promise<void> {
  for (const { name, next } of sequences) await client.query('select setval($1, $2, false)', [quoted(name), next])
}

/** As the migration of the platform says: the function is the epoch. */
async function raiseEpoch(client: pg.Client, epoch: number): Promise<void> {
  await client.query(
    `create or replace function platform.current_epoch() returns int language sql immutable as 'select ${Number(epoch)}'`,
  )
}

async function restoreFile(files: FileStore, name: string, entry: ArchiveEntry): Promise<void> {
  const { sha256 } = await files.put(await entry.bytes())
  if (sha256 !== name) throw new CannotStart(`This backup is damaged: the file ${name} has another content.`)
}

function checkSummary(summary: Summary, manifest: Manifest, { loaded }: Loading, files: number): void {
  const wrong = manifest.tables.find(({ name }) => {
    const [expected, found] = [summary.tables[name], loaded[name]]
    if (expected?.rows === 0) return found !== undefined
    return !found || found.rows !== expected?.rows || found.sha256 !== expected.sha256
  })
  if (wrong)
    throw new CannotStart(`This backup is damaged: the rows of ${wrong.name} are not those that were backed up.`)
  if (files !== summary.files) throw new CannotStart('This backup is damaged: some of its files are missing.')
}

/** tar-stream and JSON speak of bytes and tokens; whoever restores needs to know that the file is no good. */
function explain(error: unknown): unknown {
  const message = error instanceof Error ? error.message : ''
  if (error instanceof SyntaxError || /unexpected end of data|invalid tar|stream was destroyed/i.test(message))
    return new CannotStart('This file is no backup of Firstpoint, or it is damaged or cut short.')
  return error
}
