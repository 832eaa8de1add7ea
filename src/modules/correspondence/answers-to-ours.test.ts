import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { listMessages, queueMessages } from '../channels/index.ts'
import { readWaiting } from '../interactions/index.ts'
import { buildRequest } from '../requests/testing.ts'
import { listReceived } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const ada = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })

/** A mail of ours of this thread; answers what names it. */
async function weWrite(recipient: string, thread: string): Promise<{ 'In-Reply-To': string }> {
  const said = { medium: 'email' as const, language: 'en', subject: 'Ours', words: 'Words' }
  await queueMessages(ctx, [{ ...said, key: newId(), recipient, thread, about: thread }])
  const [ours] = (await listMessages(ctx, { text: recipient, limit: 1 })).rows
  return { 'In-Reply-To': `<${ours!.id}@council.example>` }
}
const from = async (address: string) => (await listReceived(ada, { which: 'all', text: address })).rows
const countTo = async (address: string) => (await listMessages(ctx, { text: address, limit: 50 })).rows.length

test('an answer to what we wrote of ourselves is in its thread, with a reference once, and no service is guessed from it', async () => {
  const thread = newId()
  const headers = await weWrite('rosa@one.example', thread)
  const words = 'Can I come at 4 instead? I want to challenge a parking ticket.'
  await sendMail(ctx, { from: 'rosa@one.example', words, headers })
  await sendMail(ctx, { from: 'rosa@one.example', words: 'Or at 5?', headers })
  const [second, first] = await from('rosa@one.example')
  assert.deepEqual([first!.threadId, second!.threadId], [thread, thread])
  assert.equal(first!.reference?.length, 12)
  assert.equal(await countTo('rosa@one.example'), 2, 'ours, and that we have it')
  assert.equal((await readWaiting(ada, [first!.id])).get(first!.id)!.service, null)
})

test('an answer to a link to pay goes to the request that is paid for, of anybody else it waits with it', async () => {
  const { requestId } = await buildRequest(ctx, { name: 'Maud', email: 'maud@one.example' })
  const headers = await weWrite('maud@one.example', requestId)
  await sendMail(ctx, { from: 'maud@one.example', words: 'I have paid', headers })
  await sendMail(ctx, { from: 'son@one.example', words: 'She has paid', headers })
  const [hers] = await from('maud@one.example')
  const [sons] = await from('son@one.example')
  assert.deepEqual([hers!.became, hers!.requestId], ['information', requestId])
  assert.deepEqual([sons!.became, sons!.requestId], ['waiting', requestId])
})
