// Who was told of the message that a colleague wrote in a conversation: also who follows it through a request that was merged into it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { messageCustomer, readConversation, startConversation } from '../interactions/index.ts'
import { mergeRequests, sendHeldNow } from '../requests/index.ts'
import { ask, tellAtOnce } from './notifications.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('test') })
const as = async (roles: Parameters<typeof addStaff>[1]['roles']) =>
  database.ctx({ actor: await addStaff(ctx, { roles, teams: ['highways'] }), channel: 'phone' })
const [ada, officer] = [await as(['adviser']), await as(['employee', 'officer', 'team-leader'])]

/** Ada writes about the request of `reporter`, into which that of Jo was merged. Answers how the conversation says who was told. */
async function written(reporter: { email?: string }) {
  const [kept, joined] = [await ask(ctx, reporter), await ask(ctx, { email: `jo-${newId()}@merged.example` })]
  await mergeRequests(officer, { requestId: joined.requestId, into: kept.requestId, words: 'It is the same hole' })
  const interactionId = await startConversation(ada, { channel: 'phone', direction: 'in' })
  const { id: matterId } = (await readConversation(ada, interactionId)).matters[0]!
  const matters = ctx.db.updateTable('interactions.matters').where('id', '=', matterId)
  await matters.set({ request_id: kept.requestId, touched: 'chased' }).execute()
  await tellAtOnce(ctx)
  await messageCustomer(ada, { interactionId, matterId, words: 'We look at it on Friday', key: newId() })
  const read = async () => (await readConversation(ada, interactionId)).matters[0]!
  assert.equal((await read()).messageTo, null)
  await sendHeldNow(ada, (await read()).messageId!)
  const told = await tellAtOnce(ctx)
  await ctx.db.updateTable('interactions.interactions').set({ wrapped_at: new Date() }).execute()
  return { told: told.map(({ recipient }) => recipient.split('-')[0]!), to: async () => (await read()).messageTo }
}

test('where only who follows through a request that was merged hears of it, all who hear of it were told', async () => {
  const { told, to } = await written({})
  assert.deepEqual([told, await to()], [['jo'], 'all'])
})

test('where what went to its own reporter was held back, the others were told all the same', async () => {
  const email = 'rosa-own@merged.example'
  const { told, to } = await written({ email })
  assert.deepEqual([told.toSorted(), await to()], [['jo', 'rosa'], 'all'])
  await ctx.db
    .updateTable('channels.messages')
    .set({ status: 'failed', held_for: newId() })
    .where('recipient', '=', email)
    .execute()
  assert.equal(await to(), 'some')
})
