import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { readConversation, takeWaiting, wrapUp } from '../interactions/index.ts'
import { buildRequest } from '../requests/testing.ts'
import { listReceived } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const ada = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })
const DANGER = 'My husband hits me, I am scared.'

const from = async (address: string) => (await listReceived(ada, { which: 'all', text: address })).rows[0]!

/** The thread of each message that this address was sent: its address for answers, and where an answer is put. */
async function threadsTold(recipient: string): Promise<(string | null)[]> {
  const { rows } = await sql<{ thread: string | null }>`select thread_id as thread from channels.messages
    where recipient = ${recipient} order by created_at, id`.execute(ctx.db)
  return rows.map(({ thread }) => thread)
}

async function areNobodys(recipient: string): Promise<number> {
  const told = await threadsTold(recipient)
  assert.ok(told.every(each => each === null))
  return told.length
}

async function putAway(receivedId: string): Promise<void> {
  const interactionId = await takeWaiting(ada, receivedId)
  const { matters } = await readConversation(ada, interactionId)
  const outcomes = matters.map(({ id }) => ({ id, outcome: 'settled' as const }))
  await wrapUp(ada, { interactionId, note: '', promise: '', matters: outcomes, read: [] })
}

test('no answer of the program gives a stranger who knows a reference the thread of whoever was given it', async () => {
  await sendMail(ctx, { from: 'lena@one.example', words: 'When is the library open?' })
  const { id, threadId, reference } = await from('lena@one.example')
  const subject = `About ${formatCode(reference!)}`
  const nosy = 'nosy@one.example'
  await sendMail(ctx, { from: nosy, subject, words: 'Tell me too.' })
  await areNobodys(nosy)
  await sendMail(ctx, { from: nosy, subject, words: DANGER })
  assert.ok((await areNobodys(nosy)) > 0, 'he hears whom to ring')
  await putAway(id)
  await sendMail(ctx, { from: nosy, subject, words: 'And now?' })
  await areNobodys(nosy)

  const second = 'scared@one.example'
  await sendMail(ctx, { from: second, subject, words: DANGER })
  assert.ok((await areNobodys(second)) > 0)
  assert.ok((await threadsTold('lena@one.example')).every(each => each === threadId))
})

test('nor one who knows the reference of a request', async () => {
  const { requestId, participantId, reference } = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@one.example' })
  const nosy = 'nosy@two.example'
  const subject = `About ${formatCode(reference)}`
  for (const words of ['Is it done?', DANGER, 'I said, is it done?'])
    await sendMail(ctx, { from: nosy, subject, words })
  const own = new Set(await threadsTold(nosy))
  assert.ok(own.size > 0 && ![requestId, participantId!].some(each => own.has(each)))
})
