import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, inRolledBackTransaction, staffActor, testDatabase } from '../../../test/support/database.ts'
import { countRowsRead } from '../../../test/support/rows-read.ts'
import { newId } from '../../platform/id.ts'
import { findKeptSent } from './index.ts'

const { ctx } = await testDatabase({ after })

test('which of our messages are kept from a colleague is told without reading every conversation', async () => {
  const parts = { roles: ['adviser' as const] }
  await inRolledBackTransaction(ctx({ actor: staffActor(parts) }), async ctx => {
    const { id } = await addStaff(ctx, parts)
    await sql`insert into interactions.interactions (id, channel, direction, adviser_id, started_at, saved_at, ended_at, wrapped_at)
      select gen_random_uuid(), 'phone', 'in', ${id}::uuid, now(), now(), now(), now() from generate_series(1, 50)`.execute(
      ctx.db,
    )
    const messages = [1, 2, 3].map(() => ({ id: newId(), about: newId(), threadId: null }))
    const work = () => findKeptSent(ctx, messages)
    assert.equal(await countRowsRead(ctx, 'interactions.interactions', work), 0)
  })
})
