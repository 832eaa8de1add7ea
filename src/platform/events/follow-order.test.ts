import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { followAll, testDatabase } from '../../../test/support/database.ts'
import { newId } from '../id.ts'
import { event, type Follower, publish } from './index.ts'

const happened = event<{ id: string }>('test.happened', data => data.id)
const { ctx, db } = await testDatabase({ after })

test('events are handled in order and once while transaction ids grow a digit', async () => {
  const seen: string[] = []
  const follower: Follower = {
    name: 'test.order',
    types: ['test.happened'],
    handle: async (_, { subject }) => void seen.push(subject),
  }
  const ids: string[] = []
  const happen = async () => {
    ids.push(newId())
    await ctx().transaction(ctx => publish(ctx, happened({ id: ids.at(-1)! })))
  }
  const { rows } = await sql<{ now: string }>`select pg_current_xact_id()::text as now`.execute(db)
  const nextDigit = 10 ** rows[0]!.now.length
  await happen()
  // in autocommit, so that each loop of the block is a transaction of its own
  await sql`do $$ begin while pg_current_xact_id() < '${sql.raw(String(nextDigit + 1))}'::xid8 loop commit; end loop; end $$`.execute(
    db,
  )
  await happen()
  await followAll(ctx(), follower)
  await happen()
  await followAll(ctx(), follower)
  assert.deepEqual(seen, ids)
})
