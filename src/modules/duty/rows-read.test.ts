import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { countRowsRead } from '../../../test/support/rows-read.ts'
import { withContext } from '../../platform/context.ts'
import { startConversation } from '../interactions/index.ts'
import { listWaitingDuty, raiseDuty } from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-12-01T10:00:00Z') })
const MANY = 50

test('who was told is shown what waits without reading all that was ever said or written', () =>
  inRolledBackTransaction(database.ctx(), async ctx => {
    const adviser = withContext(ctx, { actor: await addStaff(ctx, { roles: ['adviser'] }) })
    const carer = withContext(ctx, { actor: await addStaff(ctx, { roles: ['officer'], teams: ['adult-care'] }) })
    await startConversation(adviser, { channel: 'letter', direction: 'in' })
    await sql`insert into interactions.waiting (id, channel, summary, asked, arrived_at, due_at, thread_id, put_away_at)
      select gen_random_uuid(), 'email', '', '', now(), now(), gen_random_uuid(), now() from generate_series(1, ${MANY}::int)`.execute(
      ctx.db,
    )
    const recordId = await raiseDuty(adviser, { kind: 'adult' })
    const read = await countRowsRead(ctx, 'interactions.waiting', async () =>
      assert.deepEqual(
        (await listWaitingDuty(carer)).map(({ id }) => id),
        [recordId],
      ),
    )
    assert.ok(read < MANY, `${read} rows`)
  }))
