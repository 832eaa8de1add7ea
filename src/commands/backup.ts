import { existsSync } from 'node:fs'
import { openFileStore } from '../adapters/files/index.ts'
import { writeBackup } from '../platform/backup/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'

/** `firstpoint backup FILE`: the database and all files it names in one file, while everything goes on. */
export async function run(config: ConfigWithDatabase, [file]: string[]): Promise<void> {
  if (existsSync(file!)) throw new CannotStart(`${file} is there already: choose another name.`)
  const files = await openFileStore(`${config.dataFolder}/files`)
  const summary = await writeBackup({ url: config.databaseUrl, files }, file!, say)
  const rows = Object.values(summary.tables).reduce((sum, table) => sum + table.rows, 0)
  say(
    `${file} holds ${rows.toLocaleString('en')} rows and ${summary.files.toLocaleString('en')} files. Keep it safe: people's details are in it.`,
  )
  if (summary.missingFiles.length > 0)
    say(`${summary.missingFiles.length} files were not in ${config.dataFolder}/files.`)
}
