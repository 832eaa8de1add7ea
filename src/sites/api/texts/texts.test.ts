import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { testDatabase } from '../../../../test/support/database.ts'
import { openProviders } from '../../../adapters/providers/index.ts'
import { queueMessages, readMessage } from '../../../modules/channels/index.ts'
import { newId } from '../../../platform/id.ts'
import { ORIGIN, testApi } from '../testing.ts'

const TOKEN = 'a-token-of-twenty-characters'
const KEY = 'the key it signs with'
const database = await testDatabase({ after }, { template: 'wiltshire' })
const twilio = {
  accountSid: 'AC1',
  authToken: 'token',
  signingKey: KEY,
  url: 'http://nobody.test',
  from: '+447700900999',
  reportsTo: `${ORIGIN}/api/v1/texts/twilio/reports`,
  timeoutMs: 1_000,
  pencePerPart: null,
}
Object.assign(database.ports, openProviders({ notify: null, notifyToken: TOKEN, twilio }))
const api = await testApi({ after }, database)

const signed = (path: string, fields: Record<string, string>, key = KEY) => ({
  'x-twilio-signature': webhooks.getExpectedTwilioSignature(key, `${ORIGIN}${path}`, fields),
})
const arrivals = async () =>
  database.db
    .selectFrom('channels.arrivals')
    .select(['source', 'source_key', 'sender'])
    .orderBy('received_at')
    .execute()

const TEXT = { MessageSid: 'SM1', From: '+447700900123', To: '+447700900999', Body: 'Hello + you & me' }

test('a text by Twilio is kept before it is answered, once, and only with its signature', async () => {
  const path = '/api/v1/texts/twilio/received'
  for (let times = 0; times < 2; times++) {
    const answer = await api.post(path, TEXT, signed(path, TEXT))
    assert.deepEqual([answer.statusCode, answer.body], [200, '<Response/>'])
    assert.match(String(answer.headers['content-type']), /text\/xml/)
  }
  assert.deepEqual(await arrivals(), [{ source: 'twilio', source_key: 'SM1', sender: '+447700900123' }])
  const wrong: [Record<string, string>, Record<string, string>][] = [
    [TEXT, {}],
    [{ ...TEXT, MessageSid: 'SM2' }, signed(path, TEXT)],
    [{ ...TEXT, MessageSid: 'SM2' }, signed(path, { ...TEXT, MessageSid: 'SM2' }, 'another key')],
    [{ ...TEXT, MessageSid: 'SM2' }, signed('/elsewhere', { ...TEXT, MessageSid: 'SM2' })],
  ]
  for (const [fields, headers] of wrong) assert.equal((await api.post(path, fields, headers)).statusCode, 403)
  assert.equal((await arrivals()).length, 1)
})

test('SignalWire’s signature holds by the name of its own header', async () => {
  const path = '/api/v1/texts/twilio/received'
  const fields = { ...TEXT, MessageSid: 'SM-signalwire' }
  const signature = signed(path, fields)['x-twilio-signature']
  assert.equal((await api.post(path, fields, { 'x-signalwire-signature': signature })).statusCode, 200)
})

test('a text by Notify is kept with its token', async () => {
  const path = '/api/v1/texts/notify/received'
  const body = { id: 'n-1', source_number: '447700900124', destination_number: '07700900111', message: 'Hi' }
  assert.equal((await api.json(path, body, { authorization: `Bearer ${TOKEN}` })).statusCode, 200)
  assert.deepEqual((await arrivals()).at(-1), { source: 'notify', source_key: 'n-1', sender: '+447700900124' })
  for (const authorization of ['', TOKEN, `Bearer ${TOKEN}x`])
    assert.equal((await api.json(path, { ...body, id: 'n-2' }, { authorization })).statusCode, 403)
  assert.notEqual((await arrivals()).at(-1)!.source_key, 'n-2')
})

async function handedOver(): Promise<string> {
  const ctx = database.ctx()
  const key = newId()
  await queueMessages(ctx, [
    { key, medium: 'text', recipient: '+447700900125', language: 'en', subject: 'About', words: 'Words' },
  ])
  const handed = ctx.db.updateTable('channels.messages').set({ handed_at: new Date() }).where('key', '=', key)
  return (await handed.returning('id').executeTakeFirstOrThrow()).id
}

test('both say what became of a message of ours', async () => {
  const byTwilio = await handedOver()
  const path = `/api/v1/texts/twilio/reports?message=${byTwilio}`
  for (const MessageStatus of ['sent', 'delivered', 'sent']) {
    const fields = { MessageSid: 'SM9', MessageStatus }
    assert.equal((await api.post(path, fields, signed(path, fields))).statusCode, 204)
  }
  assert.equal((await readMessage(database.ctx(), byTwilio)).status, 'delivered')
  const byNotify = await handedOver()
  const report = { id: newId(), reference: byNotify, status: 'permanent-failure', to: '07700900125' }
  const authorization = `Bearer ${TOKEN}`
  assert.equal((await api.json('/api/v1/texts/notify/reports', report, { authorization })).statusCode, 204)
  const { status, answer } = await readMessage(database.ctx(), byNotify)
  assert.deepEqual([status, answer], ['failed', 'Notify: permanent-failure'])
  for (const body of [{}, [], 'words', { ...report, reference: 'somebody else’s', id: newId() }])
    assert.equal((await api.json('/api/v1/texts/notify/reports', body, { authorization })).statusCode, 204)
})

test('nobody else is listened to', async () => {
  assert.equal((await api.post('/api/v1/texts/somebody/received', TEXT)).statusCode, 404)
})
