import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { type MailPort, NotTaken, type Outlet } from '../../platform/ports.ts'
import { type NewMessage, queueMessages, readMessage, sendMessage, sendNotices, withholdFrom } from './index.ts'

const database = await testDatabase({ after })
const plain = database.ctx()
const BY = { from: 'a@council.test', replyTo: null, quietHours: null }
const ANSWER = 'Not sent: Asked us not to write back, in an email'

/** A mail server that does this with each; it takes what it does not throw at. */
function mailing(perMinute: number, work: () => Promise<unknown>) {
  const sent: string[] = []
  const mail: MailPort = {
    isSending: true,
    perMinute,
    async send({ id }) {
      sent.push(id)
      await work()
      return { status: 'sent', answer: '250 ok' }
    },
  }
  return { ctx: database.ctx({ ports: { ...database.ports, mail: { ...database.ports.mail, ...mail } } }), sent }
}

async function queue(medium: 'email' | 'text', recipient: string, more: Partial<NewMessage> = {}): Promise<string> {
  const key = newId()
  const common = { key, medium, recipient, language: 'en', subject: '', words: key, thread: newId() }
  await queueMessages(plain, [{ ...common, ...more }])
  const rows = plain.db.selectFrom('channels.messages').select('id').where('key', '=', key)
  return (await rows.executeTakeFirstOrThrow()).id
}

const withhold = (medium: 'email' | 'text', recipient: string) =>
  withholdFrom(plain, { medium, recipient, answer: ANSWER })
const stateOf = async (id: string) => {
  const { status, answer } = await readMessage(plain, id)
  return [status, answer]
}
const send = (ctx: Ctx, id: string) => sendMessage(ctx, { id, ...BY, lastTry: false })

test('what was withheld while a mail server refused it stays so', async () => {
  const { ctx, sent } = mailing(6_000, async () => {
    await withhold('email', 'rosa@a.example')
    throw new NotTaken('421 too busy', { isFinal: false })
  })
  const id = await queue('email', 'rosa@a.example')
  await assert.rejects(send(ctx, id), /421/)
  await send(ctx, id)
  assert.deepEqual([await stateOf(id), sent.length], [['failed', ANSWER], 1])
})

test('what a mail server has taken was sent, also where it was withheld meanwhile', async () => {
  const { ctx } = mailing(6_000, () => withhold('email', 'vera@a.example'))
  const id = await queue('email', 'vera@a.example')
  await send(ctx, id)
  assert.deepEqual(await stateOf(id), ['sent', '250 ok'])
})

test('of a lot of notices those do not go that are withheld while they wait for their turn', async () => {
  const { ctx, sent } = mailing(400, () => withhold('email', 'eve@a.example'))
  const ids = await Promise.all([1, 2, 3].map(() => queue('email', 'eve@a.example', { urgency: 'notice' })))
  await sendNotices(ctx, 'email', BY)
  assert.equal(sent.length, 1)
  for (const id of ids.filter(id => id !== sent[0])) assert.deepEqual(await stateOf(id), ['failed', ANSWER])
})

test('nor a text that is withheld while it waits for its turn', async () => {
  const sent: string[] = []
  const never = async (): Promise<never> => assert.fail('nothing is asked')
  const texts: Outlet = {
    ...{ name: 'slow', pencePerPart: null, perMinute: 600, find: never, ask: never },
    async send({ id }) {
      sent.push(id)
      return { providerId: id, state: 'sent', answer: 'has it' }
    },
  }
  const ctx = database.ctx({ ports: { ...database.ports, texts } })
  await sql`insert into channels.providers (name, used_until) values ('slow', clock_timestamp() + interval '0.95 seconds')`.execute(
    plain.db,
  )
  const id = await queue('text', '+447700900123', { urgency: 'notice' })
  const sending = sendNotices(ctx, 'text', BY)
  await pause(300)
  await withhold('text', '+447700900123')
  await sending
  assert.deepEqual([await stateOf(id), sent], [['failed', ANSWER], []])
})
