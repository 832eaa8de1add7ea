import { constants, statSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { openFileStore } from '../adapters/files/index.ts'
import type { Config } from '../config.ts'
import { restoreBackup } from '../platform/backup/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'

/** Said before a database is made. */
export async function prepare(_: Config, [file]: string[]): Promise<void> {
  const there = statSync(file!, { throwIfNoEntry: false })
  if (!there) throw new CannotStart(`There is no file ${file}.`)
  if (!there.isFile()) throw new CannotStart(`${file} is no file that 'firstpoint backup' wrote.`)
  await access(file!, constants.R_OK).catch(() => {
    throw new CannotStart(`${file} may not be read by this user.`)
  })
}

/** `firstpoint restore FILE`: puts a backup into an empty database and an empty data folder, whole or not at all. */
export async function run(config: ConfigWithDatabase, [file]: string[]): Promise<void> {
  const files = await openFileStore(`${config.dataFolder}/files`)
  const summary = await restoreBackup({ url: config.databaseUrl, files, demo: config.demo }, file!, say)
  const rows = Object.values(summary.tables).reduce((sum, table) => sum + table.rows, 0)
  say(`Restored ${rows.toLocaleString('en')} rows and ${summary.files.toLocaleString('en')} files.`)
}
