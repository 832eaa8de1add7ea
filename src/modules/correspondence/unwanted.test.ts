import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { listMessages } from '../channels/index.ts'
import { linkOwnRecord } from '../customers/index.ts'
import { listWork, takeNext } from '../interactions/index.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import { listReceived, putInWork, readReceived, readThread } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const ada = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })

const SPAM = { 'X-Spam-Flag': 'YES' }
const LISTS: Record<string, string>[] = [{ 'List-Id': '<news.shop.example>' }, { Precedence: 'bulk' }]

test('what is unwanted and what comes by a list is seen under mail, and is nobody’s work', async () => {
  await sendMail(ctx, { from: 'win@spam.example', words: 'You have won', headers: SPAM })
  for (const headers of LISTS) await sendMail(ctx, { from: 'news@shop.example', words: 'Big sale', headers })
  assert.deepEqual(await listWork(ada), [])
  assert.equal(await takeNext(ada), null)
  const seen = async (which: 'spam' | 'machines' | 'new') => (await listReceived(ada, { which })).rows.length
  assert.deepEqual([await seen('spam'), await seen('machines'), await seen('new')], [1, 2, 0])
  assert.deepEqual((await listMessages(ctx, { limit: 50 })).rows, [], 'nobody is answered or promised anything')
})

test('a colleague who sees that it is no such thing puts it in Work, once', async () => {
  await sendMail(ctx, { from: 'kim@one.example', subject: 'A tree', words: 'A tree is down', headers: SPAM })
  const [{ id } = { id: '' }] = (await listReceived(ada, { which: 'spam', text: 'kim@' })).rows
  await putInWork(ada, id)
  assert.deepEqual(
    (await listWork(ada)).map(item => [item.id, item.words]),
    [[id, 'A tree']],
  )
  const mail = await readReceived(ada, id)
  assert.deepEqual([mail.became, mail.isSpam, mail.reference?.length], ['waiting', false, 12])
  await assert.rejects(putInWork(ada, id), refusedAs('correspondence.in-work-already'))
})

test('an answer in a thread of ours is wanted, whatever a filter says', async () => {
  const first = await sendMail(ctx, { from: 'jo@one.example', words: 'When is the library open?' })
  await sendMail(ctx, { from: 'jo@one.example', words: 'And Sunday?', headers: { ...SPAM, 'In-Reply-To': first } })
  assert.ok((await listWork(ada)).some(({ words }) => words === 'Hello'))
  assert.equal((await listReceived(ada, { which: 'all', text: 'Sunday' })).rows[0]!.became, 'waiting')
})

test('what one’s own family writes is there for one’s colleagues alone', async () => {
  const { participantId } = await buildRequest(ctx, { name: 'Maud Wife', email: 'maud@one.example' })
  const { customer_id: customerId } = await ctx.db
    .selectFrom('requests.participants')
    .select('customer_id')
    .where('id', '=', participantId)
    .executeTakeFirstOrThrow()
  await sendMail(ctx, { from: 'maud@one.example', subject: 'My hedge', words: 'Who cuts the hedge?' })
  const [{ id } = { id: '' }] = (await listReceived(ada, { text: 'maud@' })).rows
  const leader = database.ctx({ actor: await addStaff(ctx, { roles: ['team-leader'] }) })
  const bea = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Bea' }) })
  const email = ada.actor.kind === 'staff' ? ada.actor.email : ''
  await linkOwnRecord(leader, { customerId: customerId!, email, kind: 'family' })
  assert.deepEqual((await listReceived(ada, { text: 'maud@' })).rows, [])
  await assert.rejects(readReceived(ada, id), isNotFound)
  assert.deepEqual((await readThread(ada, { receivedId: id })).received, [])
  assert.equal((await readReceived(bea, id)).subject, 'My hedge')
})
