import { existsSync } from 'node:fs'
import path from 'node:path'
import { openFileStore } from '../adapters/files/index.ts'
import type { Config } from '../config.ts'
import { writeBackup } from '../platform/backup/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { refuseUnlessWritable } from './writable.ts'

/** Said before the database is looked for. */
export async function prepare(_: Config, [file]: string[]): Promise<void> {
  if (existsSync(file!)) throw new CannotStart(`${file} is there already: choose another name.`)
  if (!existsSync(path.dirname(file!)))
    throw new CannotStart(`There is no folder ${path.dirname(file!)}: make it first.`)
  await refuseUnlessWritable(file!, 'FILE')
}

/** `firstpoint backup FILE`: the database and all files it names in one file, while everything goes on. */
export async function run(config: ConfigWithDatabase, [file]: string[]): Promise<void> {
  const files = await openFileStore(`${config.dataFolder}/files`)
  const summary = await writeBackup({ url: config.databaseUrl, files }, file!, say).catch(error => {
    // A write that finds no room does not say where.
    throw error.code === 'ENOSPC' ? Object.assign(error, { path: file }) : error
  })
  const rows = Object.values(summary.tables).reduce((sum, table) => sum + table.rows, 0)
  say(
    `${file} holds ${rows.toLocaleString('en')} rows and ${summary.files.toLocaleString('en')} files. Keep it safe: people's details are in it.`,
  )
  if (summary.missingFiles.length > 0)
    say(`${summary.missingFiles.length} files were not in ${config.dataFolder}/files.`)
}
