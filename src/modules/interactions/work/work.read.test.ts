import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { at, caseIn, councilDatabase } from '../../requests/requests.fixture.ts'
import { buildRequest } from '../../requests/testing.ts'
import { chaseRequest, confirmDemand, listWork, putWaiting, startConversation, takeNext, wrapUp } from '../index.ts'

const inCase = caseIn(await councilDatabase({ after }))

/** Somebody asked after it because of a failure. */
async function chase(ctx: Ctx): Promise<string> {
  const { requestId } = await buildRequest(ctx)
  const interactionId = await startConversation(ctx, { channel: 'email', direction: 'in' })
  const matterId = await chaseRequest(ctx, { interactionId, requestId })
  await confirmDemand(ctx, { interactionId, matterId, demand: 'failure' })
  await wrapUp(ctx, { interactionId, note: '', promise: '', matters: [{ id: matterId, outcome: 'handed-over' }] })
  return requestId
}

const write = (ctx: Ctx, summary: string, dueAt: string, isUrgent = false) =>
  putWaiting(ctx, {
    ...{
      id: newId(),
      threadId: newId(),
      channel: 'email',
      team: null,
      service: null,
      customerId: null,
      requestId: null,
    },
    ...{ sender: 'Ann', summary, asked: summary, isUrgent, arrivedAt: ctx.now(), dueAt: new Date(dueAt) },
  })

test(
  'what her team promised and is late comes before all that was written and is not, however much that is',
  inCase(async ({ adviser, leader }) => {
    const requestId = await chase(adviser)
    const both = at(leader, '2026-12-12T10:00:00Z')
    for (let number = 0; number < 3; number++) await write(adviser, `Tuesday ${number}`, '2026-12-15T17:00:00Z')
    await sql`insert into interactions.waiting (id, thread_id, channel, sender, summary, asked, is_urgent, arrived_at, due_at)
      select gen_random_uuid(), gen_random_uuid(), 'email', 'Ben', 'Monday', 'Monday', false, ${adviser.now()}, '2026-12-14T17:00:00Z'
      from generate_series(1, 220)`.execute(adviser.db)
    const [first, second] = await listWork(both)
    assert.deepEqual([first!.kind, first!.requestId, second!.words], ['chase', requestId, 'Monday'])
    await write(adviser, 'I smell gas', '2026-12-20T17:00:00Z', true)
    assert.equal((await listWork(both))[0]!.words, 'I smell gas')
    await write(adviser, 'Since summer', '2026-07-01T17:00:00Z')
    assert.deepEqual(
      (await listWork(both)).slice(0, 3).map(({ kind }) => kind),
      ['urgent', 'written', 'chase'],
      'longest late first, whatever it is',
    )
    await sql`update interactions.waiting set put_away_at = now() where summary in ('I smell gas', 'Since summer')`.execute(
      adviser.db,
    )
    assert.deepEqual(await takeNext(both), { kind: 'chase', id: requestId })
  }),
)
