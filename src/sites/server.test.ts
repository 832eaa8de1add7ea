import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, mock, test } from 'node:test'
import { ASSET_FOLDER } from '../platform/assets/build.ts'
import { createLog } from '../platform/log.ts'
import { createServer } from './server.ts'

test('with too much to do it asks to come again, but never leaves a page or a call without what it needs', async () => {
  const server = await createServer({ log: createLog('silent'), trustProxy: 0, secure: false })
  after(() => server.close())
  server.get('/page', async () => 'page')
  server.get('/line', { config: { isAlwaysAnswered: true } }, async () => 'line')
  await server.ready()
  const script = readdirSync(ASSET_FOLDER).find(name => name.endsWith('.js'))
  const statuses = async () => {
    const answers = []
    for (const url of ['/page', '/line', `/assets/${script}`]) answers.push((await server.inject(url)).statusCode)
    return answers
  }
  assert.deepEqual(await statuses(), [200, 200, 200])
  mock.method(server, 'isUnderPressure', () => true)
  const now = performance.now()
  mock.method(performance, 'now', () => now + 60_000)
  assert.deepEqual(await statuses(), [503, 200, 200])
})
