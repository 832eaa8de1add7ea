import assert from 'node:assert/strict'
import { Agent, get, type IncomingMessage } from 'node:http'
import { after, describe, type TestContext, test } from 'node:test'
import { testDatabase } from '../test/support/database.ts'
import { type App, createApp } from './app.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './platform/database/pool.ts'
import { createLog } from './platform/log.ts'
import { createWeb, serve } from './web.ts'

const { url, ports, db } = await testDatabase({ after }, { template: 'wiltshire' })
const bare = await testDatabase({ after })
const log = createLog('silent')
const settings = (databaseUrl: string) => ({ ...readConfig({ PORT: '0', HOST: '127.0.0.1' }), databaseUrl })

async function makeApp(t: TestContext, databaseUrl = url): Promise<App> {
  const app = await createApp(settings(databaseUrl), { ports, log })
  t.after(() => app.close().catch(() => {}))
  return app
}

async function ask(t: TestContext, path: string, databaseUrl = url) {
  const server = await createWeb(await makeApp(t, databaseUrl))
  t.after(() => server.close())
  return server.inject(path)
}

describe('the health of a web process', () => {
  test('it says that it is alive, with or without a database', async t => {
    assert.equal((await ask(t, '/healthz', 'postgresql://nobody@127.0.0.1:1/none')).statusCode, 200)
  })

  test('it is ready when the database answers and has had every migration', async t => {
    const answer = await ask(t, '/readyz')
    assert.deepEqual([answer.statusCode, answer.json()], [200, { ready: true }])
  })

  test('it is not ready without a database, and says why', async t => {
    const answer = await ask(t, '/readyz', 'postgresql://nobody@127.0.0.1:1/none')
    assert.deepEqual([answer.statusCode, answer.json()], [503, { ready: false, because: 'no-database' }])
  })

  test('it is not ready before the last migration has run', async t => {
    await bare.db.deleteFrom('public.firstpoint_migrations' as never).execute()
    const answer = await ask(t, '/readyz', bare.url)
    assert.deepEqual([answer.statusCode, answer.json()], [503, { ready: false, because: 'not-migrated' }])
  })

  test('its metrics name routes, followers and messages, and no private address', async t => {
    await db.insertInto('platform.followers').values({ name: 'test.behind' }).execute()
    const server = await createWeb(await makeApp(t))
    t.after(() => server.close())
    await server.inject('/track/a-private-token-of-somebody')
    const { body } = await server.inject('/metrics')
    assert.match(body, /firstpoint_http_seconds_count\{method="GET",route="[^"]+"/)
    assert.match(body, /firstpoint_follower_lag_seconds\{follower="test.behind"\}/)
    assert.match(body, /firstpoint_messages\{status="queued"\} 0/)
    assert.match(body, /firstpoint_arrivals\{state="unreadable"\} 0/)
    assert.match(body, /firstpoint_arrivals_waiting_seconds 0/)
    assert.match(body, /process_resident_memory_bytes/)
    assert.doesNotMatch(body, /a-private-token/)
  })
})

describe('a web process that is told to stop', () => {
  test('finishes the answer in hand and takes nobody new', async t => {
    const app = await makeApp(t)
    const gate = await heldDatabase(t)
    // The only one who asks the database is the visitor.
    t.mock.method(app.memory, 'watch', () => {})
    const web = await serve({ ...app, database: gate.database })
    const agent = new Agent({ keepAlive: true })
    t.after(() => agent.destroy())
    const answering = fetchOn(agent, `http://127.0.0.1:${web.port}/readyz`)
    await gate.asked
    const stopping = web.stop()
    await assert.rejects(fetchOn(new Agent(), `http://127.0.0.1:${web.port}/healthz`), /ECONNRE(FUSED|SET)/)
    gate.open()
    const answer = await answering
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers.connection, 'close')
    await stopping
  })
})

/** A database whose next answer waits until the gate opens. */
async function heldDatabase(t: TestContext) {
  const database = openDatabase(url, { max: 1 })
  t.after(() => database.close().catch(() => {}))
  const { promise: asked, resolve: onAsk } = Promise.withResolvers<void>()
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const connect = database.pool.connect.bind(database.pool)
  t.mock.method(database.pool, 'connect', async () => {
    onAsk()
    await opened
    return connect()
  })
  return { database, asked, open }
}

function fetchOn(agent: Agent, address: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, answer => {
      answer.resume()
      resolve(answer)
    }).on('error', reject)
  })
}
