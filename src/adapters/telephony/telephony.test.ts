import assert from 'node:assert/strict'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { createTelephony } from './index.ts'

const heard: { body: string; signature: IncomingMessage['headers'][string] }[] = []
let answer = 204
const server = createServer(async (request, reply) => {
  let body = ''
  for await (const piece of request) body += piece
  heard.push({ body, signature: request.headers['x-firstpoint-signature'] })
  reply.writeHead(answer).end()
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
after(() => server.close())
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/calls`

test('the telephone system gets the body as it was signed, and a no is an error, so that it is told again', async () => {
  const telephony = createTelephony({ url })
  await telephony.tell('{"call":"a"}', 't=1,v1=aa')
  assert.deepEqual(heard, [{ body: '{"call":"a"}', signature: 't=1,v1=aa' }])
  answer = 503
  await assert.rejects(telephony.tell('{}', 't=1,v1=aa'), /answered 503/)
})

test('without an address nothing is sent, and it says so', async () => {
  const telephony = createTelephony({ url: null })
  await telephony.tell('{}', '')
  assert.equal(telephony.isSet, false)
})
