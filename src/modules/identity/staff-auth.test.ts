import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { getMigrations } from 'better-auth/db/migration'
import { testDatabase } from '../../../test/support/database.ts'
import { staffAuthOptions } from './staff-auth.ts'

const { db } = await testDatabase({ after })

test('our migration has every table and column that the installed better-auth writes', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(await staffAuthOptions(db, 'x'.repeat(43)))
  const missing = [...toBeCreated, ...toBeAdded].map(({ table, fields }) => `${table}: ${Object.keys(fields)}`)
  assert.deepEqual(missing, [], 'Add what is missing in a new migration')
})
