import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { listMessages, queueMessages } from '../channels/index.ts'
import { readConversation, readWaiting, takeWaiting, wrapUp } from '../interactions/index.ts'
import { closeRequest } from '../requests/index.ts'
import { buildRequest } from '../requests/testing.ts'
import { listReceived, readReceived } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const ada = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })
const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'] }) })

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

test('an answer to the last word on a closed request waits with a reference, said once while it waits', async () => {
  const { requestId, participantId } = await buildRequest(ctx, { name: 'Olga', email: 'olga@one.example' })
  await closeRequest(officer, { requestId, outcome: 'done', words: 'Filled.' })
  const headers = await weWrite('olga@one.example', participantId)
  const before = await countTo('olga@one.example')
  await sendMail(ctx, { from: 'olga@one.example', words: 'You did not fill it', headers })
  await sendMail(ctx, { from: 'olga@one.example', words: 'Look again', headers })
  const [second, first] = await from('olga@one.example')
  assert.deepEqual([first!.became, first!.requestId, first!.reference?.length], ['waiting', requestId, 12])
  assert.equal((await readReceived(ada, second!.id)).reference, first!.reference)
  const [answer] = (await listMessages(ctx, { text: 'olga@one.example', limit: 1 })).rows
  assert.ok(answer!.words.includes(formatCode(first!.reference!)))
  assert.equal(await countTo('olga@one.example'), before + 1)
})

test('so does what comes after a conversation was wrapped up, and from another address than hers', async () => {
  const first = await sendMail(ctx, { from: 'wrapped@one.example', words: 'When is the library open?' })
  const [waiting] = await from('wrapped@one.example')
  const interactionId = await takeWaiting(ada, waiting!.id)
  const headers = { 'In-Reply-To': first }
  await sendMail(ctx, { from: 'wrapped@one.example', words: 'And on Sunday?', headers })
  assert.equal(await countTo('wrapped@one.example'), 1, 'it is in hand')
  const [inHand] = await from('wrapped@one.example')
  const matters = (await readConversation(ada, interactionId)).matters.map(({ id }) => ({
    id,
    outcome: 'settled' as const,
  }))
  await wrapUp(ada, { interactionId, note: '', promise: '', matters, read: [inHand!.id] })
  await sendMail(ctx, { from: 'wrapped@one.example', words: 'It was shut', headers })
  assert.equal(await countTo('wrapped@one.example'), 2)
  assert.notEqual((await from('wrapped@one.example'))[0]!.reference, waiting!.reference)

  const { requestId, participantId } = await buildRequest(ctx, { name: 'Vera', email: 'vera@one.example' })
  const ours = await weWrite('vera@one.example', participantId)
  await sendMail(ctx, { from: 'vera@two.example', words: 'It is deeper', headers: ours })
  await sendMail(ctx, { from: 'vera@two.example', words: 'And wider', headers: ours })
  const [, hers] = await from('vera@two.example')
  assert.deepEqual([hers!.became, hers!.requestId], ['waiting', requestId])
  assert.equal(await countTo('vera@two.example'), 1)
  const machine = { ...ours, 'Auto-Submitted': 'auto-replied' }
  await sendMail(ctx, { from: 'away@two.example', words: 'I am away', headers: machine })
  assert.equal(await countTo('away@two.example'), 0)
})
