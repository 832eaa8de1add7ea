// What is asked of mail all day does not take the longer the more was ever written and said.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, inRolledBackTransaction, staffActor, testDatabase } from '../../../test/support/database.ts'
import { countRowsRead } from '../../../test/support/rows-read.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { prepareToRead } from '../catalogue/index.ts'
import { takeWaiting } from '../interactions/index.ts'
import { findKeptSent, listReceived, readThread } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })
// It takes seconds where much else is at work, and no transaction may stand open so long.
await prepareToRead(ctx())
const MANY = 50

/** An adviser where much was written and answered. */
const amongMany = (work: (adviser: Ctx) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const parts = { roles: ['adviser' as const] }
    const { id } = await addStaff(ctx, parts)
    await sql`with i as (insert into interactions.interactions (id, channel, direction, adviser_id, started_at, saved_at, ended_at, wrapped_at)
        select gen_random_uuid(), 'email', 'in', ${id}::uuid, now(), now(), now(), now() from generate_series(1, ${MANY}::int) returning id)
      insert into interactions.waiting (id, channel, summary, asked, arrived_at, due_at, thread_id, interaction_id)
        select gen_random_uuid(), 'email', '', '', now(), now(), gen_random_uuid(), id from i`.execute(ctx.db)
    await work(withContext(ctx, { actor: staffActor(parts) }))
  })

test(
  'which of our messages are kept from a colleague is told without reading every conversation',
  amongMany(async adviser => {
    const messages = [1, 2, 3].map(() => ({ id: newId(), about: newId(), threadId: null }))
    const work = () => findKeptSent(adviser, messages)
    assert.equal(await countRowsRead(adviser, 'interactions.interactions', work), 0)
  }),
)

test(
  'a page of mail, and what a conversation is about, are shown without reading all that was ever written',
  amongMany(async adviser => {
    await sendMail(withContext(adviser, { actor: system('mail') }), {
      from: 'a@b.test',
      subject: 'Bins',
      words: 'When do you come?',
    })
    const read = (work: () => Promise<unknown>) => countRowsRead(adviser, 'interactions.waiting', work)
    const { rows } = await listReceived(adviser, { which: 'new' })
    assert.equal(rows.length, 1)
    assert.ok((await read(() => listReceived(adviser, { which: 'new' }))) < MANY)
    const interactionId = await takeWaiting(adviser, rows[0]!.id)
    assert.equal((await readThread(adviser, { interactionId })).received.length, 1)
    assert.ok((await read(() => readThread(adviser, { interactionId }))) < MANY)
  }),
)

test('who may read few is shown a page of the newest at once, and goes on to older ones', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await sendMail(withContext(ctx, { actor: system('mail') }), {
      from: 'a@b.test',
      subject: 'Hers',
      words: 'When do you come?',
    })
    // As many again of another team's inbox, later, with which nothing is to be done.
    await sql`create temporary table told on commit drop as select gen_random_uuid() as id from generate_series(1, 10001)`.execute(
      ctx.db,
    )
    await sql`insert into channels.arrivals select (jsonb_populate_record(a, jsonb_build_object('id', t.id, 'source_key', t.id))).*
      from channels.arrivals a cross join told t`.execute(ctx.db)
    await sql`insert into correspondence.received select (jsonb_populate_record(r, jsonb_build_object('id', t.id, 'arrival_id', t.id,
        'thread_id', t.id, 'reference', null, 'message_id', null, 'team', 'parking', 'became', 'kept', 'received_at', now() + interval '1 minute'))).*
      from correspondence.received r cross join told t`.execute(ctx.db)
    await sql`update correspondence.received set team = 'highways' where team is null`.execute(ctx.db)
    await sql`update interactions.waiting set team = 'highways'`.execute(ctx.db)
    const officer = withContext(ctx, { actor: staffActor({ roles: ['officer'], teams: ['highways'] }) })
    const first = await listReceived(officer, { which: 'all' })
    assert.deepEqual([first.rows.length, typeof first.next], [0, 'string'])
    const second = await listReceived(officer, { which: 'all', before: first.next! })
    assert.deepEqual([second.rows.map(({ subject }) => subject), second.next], [['Hers'], null])
  }))
