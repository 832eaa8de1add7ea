// The row types that the program is checked with are those of the database it runs on.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { describeRows } from '../src/platform/database/describe-rows.ts'
import { testDatabase } from './support/database.ts'

const root = path.join(import.meta.dirname, '..')
const ROWS = 'src/platform/database/rows.ts'
const { database } = await testDatabase({ after })

function formatted(source: string): string {
  const biome = path.join(root, 'node_modules/.bin/biome')
  return execFileSync(biome, ['format', `--stdin-file-path=${ROWS}`], { cwd: root, input: source, encoding: 'utf8' })
}

test('row types are those of the migrated database', async () => {
  const described = formatted(await describeRows(database)).split('\n')
  const committed = (await readFile(path.join(root, ROWS), 'utf8')).split('\n')
  const first = described.findIndex((line, number) => line !== committed[number])
  assert.ok(
    first < 0 && described.length === committed.length,
    `Line ${first + 1} of ${ROWS} should be '${described[first]?.trim()}'. Migrate an empty database, run \`node src/platform/database/write-rows.ts URL\`, then \`npx biome format --write ${ROWS}\``,
  )
})
