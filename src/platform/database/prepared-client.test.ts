import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { openDatabase } from './pool.ts'
import { plannedAnew } from './prepared-client.ts'

const { url } = await testDatabase({ after })
const database = openDatabase(url, { max: 1 })
after(() => database.close())

const MANY = sql.raw(Array.from({ length: 100 }, (_, number) => `'${number}'`).join(' || '))

const preparedOf = async (mark: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_prepared_statements
    where statement like ${`%${mark}%`} and name like 'large%'`.execute(database.db)
  return rows[0]!.count
}
const ask = async (query: (told: number) => RawBuilder<unknown>): Promise<unknown[]> => {
  const answers: unknown[] = []
  for (const told of [1, 2, 3]) answers.push((await query(told).execute(database.db)).rows[0])
  return answers
}

test('a large statement is prepared the second time it comes, and answers what it is asked', async () => {
  const answers = await ask(told => sql`select ${told}::int + 1 as "ofLarge" where ${MANY} is not null`)
  assert.deepEqual(answers, [{ ofLarge: 2 }, { ofLarge: 3 }, { ofLarge: 4 }])
  assert.equal(await preparedOf('ofLarge'), 1)
})

test('a small one is not, nor one that is to be planned anew', async () => {
  await ask(told => sql`select ${told}::int as "ofSmall"`)
  await ask(told => sql`${plannedAnew} select ${told}::int as "ofSearch" where ${MANY} is not null`)
  assert.deepEqual([await preparedOf('ofSmall'), await preparedOf('ofSearch')], [0, 0])
})

test('one that is refused can be asked again', async () => {
  const parted = (by: number) => sql`select 10 / ${by}::int as "ofParted" where ${MANY} is not null`
  await parted(1).execute(database.db)
  await assert.rejects(parted(0).execute(database.db), /division by zero/)
  assert.deepEqual((await parted(5).execute(database.db)).rows, [{ ofParted: 2 }])
})
