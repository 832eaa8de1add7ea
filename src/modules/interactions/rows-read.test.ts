// What is asked all day does not take the longer the more a council has heard.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { countRowsRead } from '../../../test/support/rows-read.ts'
import { newId } from '../../platform/id.ts'
import { newCustomer, recordCustomer } from '../customers/index.ts'
import { caseIn, councilDatabase } from '../requests/requests.fixture.ts'
import {
  confideWaiting,
  keepInConfidence,
  listCallNews,
  putWaiting,
  readConversation,
  startConversation,
  waysToNumber,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))
const MANY = 50

test(
  'a conversation in confidence is shown without reading every handover and call-back',
  inCase(async ({ ctx, adviser }) => {
    const elsewhere = await startConversation(adviser, { channel: 'letter', direction: 'in' })
    await sql`with m as (insert into interactions.matters (id, interaction_id, position, asked, demand_suggested, demand_evidence, created_at)
        select gen_random_uuid(), ${elsewhere}::uuid, n + 1, '', 'value', '{"code":"new"}', now() from generate_series(1, ${MANY}::int) n returning id),
      h as (insert into interactions.handovers (id, matter_id, from_id, to_id, team, summary, state, offered_at, answer_by)
        select gen_random_uuid(), id, a, a, 'roads', 'It', 'with-team', now(), now() from m, (select adviser_id a from interactions.interactions where id = ${elsewhere}::uuid) i)
      insert into interactions.call_backs (id, matter_id, team, phone, summary, slot_from, slot_until, promised_by, promised_at, told, state, next_at)
        select gen_random_uuid(), id, 'roads', '+447700900123', 'It', now(), now() + interval '2 hours', a, now(), 'spoken', 'open', now() from m, (select adviser_id a from interactions.interactions where id = ${elsewhere}::uuid) i`.execute(
      ctx.db,
    )
    const id = await startConversation(adviser, { channel: 'letter', direction: 'in' })
    await keepInConfidence(ctx, id, ['roads'])
    for (const table of ['handovers', 'call_backs'])
      assert.ok(
        (await countRowsRead(adviser, `interactions.${table}`, () => readConversation(adviser, id))) < MANY,
        table,
      )
  }),
)

test(
  'whose a thread is, and whether it is in confidence, is told without reading all that was ever written',
  inCase(async ({ ctx }) => {
    const written = {
      ...{ channel: 'email' as const, team: null, service: null, customerId: null, requestId: null },
      ...{ sender: '', summary: '', asked: '', isUrgent: false, arrivedAt: ctx.now(), dueAt: ctx.now() },
    }
    const put = (id: string, threadId = newId()) => putWaiting(ctx, { ...written, id, threadId })
    const customerId = await recordCustomer(ctx, newCustomer({ name: 'Rosa Ray' })!, 'en')
    await sql`insert into interactions.waiting (id, channel, summary, asked, arrived_at, due_at, thread_id, customer_id, put_away_at)
      select gen_random_uuid(), 'email', '', '', now(), now(), gen_random_uuid(), ${customerId}::uuid, now() from generate_series(1, ${MANY}::int)`.execute(
      ctx.db,
    )
    const id = newId()
    const read = (work: () => Promise<unknown>) => countRowsRead(ctx, 'interactions.waiting', work)
    assert.ok((await read(() => put(id))) < MANY)
    assert.ok((await read(() => confideWaiting(ctx, [id], ['care']))) < MANY)
  }),
)

test(
  'what calls just changed is told without looking at every call there was',
  inCase(async ({ ctx }) => {
    await sql`insert into interactions.calls (id, provider_call, dialled, state, ringing_at, last_at, changed_at)
      select gen_random_uuid(), n::text, '+441', 'ended', now(), now(), now() - interval '1 day' from generate_series(1, ${MANY}::int) n`.execute(
      ctx.db,
    )
    assert.ok((await countRowsRead(ctx, 'interactions.calls', () => listCallNews(ctx))) < MANY)
  }),
)

test(
  'whether a number is safe is told without reading everybody',
  inCase(async ({ ctx }) => {
    for (let n = 0; n < MANY; n++)
      await recordCustomer(ctx, newCustomer({ phone: `+4477009001${10 + n}`, safe: [] })!, 'en')
    const phone = '+447700900159'
    assert.ok((await countRowsRead(ctx, 'customers.customers', () => waysToNumber(ctx, phone))) < MANY)
    assert.equal((await waysToNumber(ctx, phone)).ring, false)
    assert.equal((await waysToNumber(ctx, '+447700900199')).ring, true)
  }),
)
