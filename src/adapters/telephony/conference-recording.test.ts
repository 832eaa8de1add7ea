// Pausing what is recorded, by the provider's official library against a stand-in that checks who asks.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { openTwilioClient } from '../providers/index.ts'
import { telephonyByTwilio } from './index.ts'

const ACCOUNT = { accountSid: `AC${'2'.repeat(32)}`, authToken: 'the token we ask with' }
const KEY = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`
const asked: string[] = []
/** Calls and conferences that are recorded now. */
const recorded = new Set<string>()
const server = createServer(async (request, response) => {
  const fields = new URLSearchParams(await text(request))
  const { pathname, searchParams } = new URL(request.url!, 'http://stand-in')
  const path = pathname.replace(`/2010-04-01/Accounts/${ACCOUNT.accountSid}/`, '')
  const say = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (request.headers.authorization !== KEY) return say(401, { message: 'somebody else asks' })
  if (path === 'Conferences.json')
    return say(200, { conferences: searchParams.get('FriendlyName') === 'CA1' ? [{ sid: 'CF1' }] : [], page: 0 })
  const of = path.split('/').slice(0, 2).join('/')
  if (!recorded.has(of)) return say(404, { code: 20404, message: 'not recorded' })
  asked.push(`${of} ${fields.get('Status')} ${fields.get('PauseBehavior')}`)
  say(200, { status: fields.get('Status') })
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
after(() => {
  server.closeAllConnections()
  server.close()
})
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const telephony = telephonyByTwilio(() => openTwilioClient({ ...ACCOUNT, url, timeoutMs: 5_000 }))
const tell = (type: string, call = 'CA1') => telephony.tell(JSON.stringify({ type, call }), '')

test('the recording of the call pauses; where three speak, that of their conference; where nothing is recorded, nothing', async () => {
  recorded.add('Calls/CA1')
  assert.equal(await tell('pause-recording'), 'done')
  recorded.clear()
  recorded.add('Conferences/CF1')
  assert.equal(await tell('pause-recording'), 'done')
  assert.equal(await tell('go-on-recording'), 'done')
  assert.deepEqual(asked, [
    'Calls/CA1 paused silence',
    'Conferences/CF1 paused silence',
    'Conferences/CF1 in-progress null',
  ])
  assert.equal(await tell('pause-recording', 'CA2'), 'told')
  recorded.clear()
  assert.equal(await tell('pause-recording'), 'told')
})
