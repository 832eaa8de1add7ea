import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeDatabase } from './describe-rows.ts'

// Usage: node src/platform/database/write-rows.ts DATABASE_URL   (of a freshly migrated database)
const url = process.argv[2]
if (!url) {
  process.stderr.write(
    'Say which migrated database to describe: node src/platform/database/write-rows.ts DATABASE_URL\n',
  )
  process.exit(2)
}
await writeFile(join(import.meta.dirname, 'rows.ts'), await describeDatabase(url))
