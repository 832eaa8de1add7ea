// Mailboxes of a real IMAP server, read as the worker does.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../test/support/database.ts'
import { type ImapServer, startImapServer } from '../test/support/imap-server.ts'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { keepInlets } from './mailboxes-in.ts'
import { listUnreadable, readArrivals, readIncoming } from './modules/channels/index.ts'
import { arrivalReader } from './modules/correspondence/index.ts'
import { createLog } from './platform/log.ts'
import type { Repeating } from './platform/repeat.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx()

let mails = 0
const mail = (subject = `Mail ${++mails}`, more: string[] = []) =>
  [
    `From: Sam <sam${mails}@resident.example>`,
    'To: customerservices@wiltshire.example',
    `Subject: ${subject}`,
    `Date: Sat, 28 Nov 2026 10:00:00 +0000`,
    `Message-ID: <${subject.replace(/\W/g, '-')}@resident.example>`,
    ...more,
    '',
    `Words of ${subject}`,
    '',
  ].join('\r\n')

interface Kept {
  key: string
  state: string
  problem: string | null
  recipients: string[]
  sender: string
}

/** A server of its own, and a worker that reads it; both end with the test. */
async function withServer(t: TestContext) {
  const server = await startImapServer()
  const name = `imap:streetscene@council.test@127.0.0.1:${server.port}/INBOX`
  const running = new Set<Repeating>()
  t.after(async () => {
    await Promise.all([...running].map(each => each.stop()))
    await server.stop()
  })
  const work = async (accounts: string) => {
    const config = { ...readConfig({ IMAP_ACCOUNTS: accounts, BASE_URL: 'http://test' }), databaseUrl: database.url }
    const app = await createApp(config, {
      database: database.database,
      ports: database.ports,
      log: createLog('silent'),
    })
    const inlets = keepInlets(app, () => [])
    running.add(inlets)
    return {
      async stop() {
        running.delete(inlets)
        await inlets.stop()
      },
    }
  }
  const kept = async () => {
    const { rows } = await sql<Kept>`select source_key as key, state, problem, recipients, sender from channels.arrivals
      where source = ${name} order by received_at, id`.execute(database.db)
    return rows
  }
  const inlet = async () => (await readIncoming(ctx)).inlets.find(each => each.name === name)
  return { inlet, server, work, kept, keys: async () => (await kept()).map(({ key }) => key) }
}

async function eventually<T>(
  look: () => Promise<T> | T,
  isSo: (found: T) => boolean,
  what: string,
  ms = 20_000,
): Promise<T> {
  for (const end = Date.now() + ms; ; ) {
    const found = await look()
    if (isSo(found)) return found
    if (Date.now() > end) assert.fail(`${what}: ${JSON.stringify(found)}`)
    await new Promise(resolve => setTimeout(resolve, 30))
  }
}

const isSeen = (server: ImapServer) => server.messages().every(({ flags }) => flags.includes('\\Seen'))

test('what waits is kept and only then marked; what people saw before is left; what comes later is taken whoever saw it', async t => {
  const { server, work, keys, kept } = await withServer(t)
  server.deliver(mail('Old and seen'), { flags: ['\\Seen'] })
  server.deliver(
    mail('Old and unseen', ['Delivered-To: streetscene@wiltshire.example', 'Return-Path: <bounce@resident.example>']),
  )
  const worker = await work(server.account())
  await eventually(keys, found => found.length === 1, 'the unseen one')
  const [first] = await kept()
  assert.deepEqual(first!.recipients, ['streetscene@wiltshire.example', 'customerservices@wiltshire.example'])
  assert.equal(first!.sender, 'bounce@resident.example')
  await eventually(() => isSeen(server), Boolean, 'marked')
  // The server tells (IDLE): the next look by itself would be in a minute.
  server.deliver(mail('While it is connected'))
  await eventually(keys, found => found.length === 2, 'told', 5_000)
  server.deliver(mail('Somebody was quicker to look'), { flags: ['\\Seen'] })
  assert.deepEqual(await eventually(keys, found => found.length === 3, 'seen by somebody'), ['1:2', '1:3', '1:4'])
  await worker.stop()
  // Nobody is connected meanwhile.
  server.deliver(mail('Overnight'), { flags: ['\\Seen'] })
  await work(server.account())
  await eventually(keys, found => found.length === 4, 'overnight')
})

test('cut off between keeping and marking, it is there once, and marked then', async t => {
  const { server, work, keys } = await withServer(t)
  let isCut = true
  server.cutAt('UID STORE', () => isCut)
  server.deliver(mail())
  server.deliver(mail())
  await work(server.account())
  await eventually(
    () => server.tries,
    tries => tries > 2,
    'tried again',
  )
  assert.deepEqual(await keys(), ['1:1', '1:2'])
  assert.ok(!isSeen(server))
  isCut = false
  await eventually(() => isSeen(server), Boolean, 'marked')
  assert.deepEqual(await keys(), ['1:1', '1:2'])
})

test('a mailbox that is numbered anew loses nothing, and what came before it was ever read stays out', async t => {
  const { server, work, keys } = await withServer(t)
  const longAgo = new Date('2024-01-01T00:00:00Z')
  server.deliver(mail('An old one'), { flags: ['\\Seen'], at: longAgo })
  server.deliver(mail('One that is read'))
  const worker = await work(server.account())
  await eventually(keys, found => found.length === 1, 'one')
  await worker.stop()
  server.deliver(mail('Seen by somebody before'), { flags: ['\\Seen'] })
  server.deliver(mail('Nobody saw it'))
  await server.renumber()
  await work(server.account())
  const found = await eventually(keys, found => found.length === 4, 'all since then')
  assert.deepEqual(found, ['1:2', '2:2', '2:3', '2:4'])
  while (await readArrivals(ctx, arrivalReader({ origin: 'http://test', takeText: async () => null })));
  const { rows } = await sql<{ isCopy: boolean }>`select copy_of is not null as "isCopy" from correspondence.received
    where subject = 'One that is read' order by received_at, id`.execute(database.db)
  assert.deepEqual(
    rows.map(({ isCopy }) => isCopy),
    [false, true],
  )
})

test('what is too large, no mail or without Date and From: a person sees it, and the others go on', async t => {
  const { server, work, keys, kept } = await withServer(t)
  server.deliver(mail('Too large') + 'x'.repeat(36_000_000))
  server.deliver('\x00\x01\x02 this is no mail')
  server.deliver('To: customerservices@wiltshire.example\r\n\r\nThere is a hole in Mill Lane')
  server.deliver(mail('A good one'))
  await work(server.account())
  await eventually(keys, found => found.length === 4, 'all four')
  while (await readArrivals(ctx, arrivalReader({ origin: 'http://test', takeText: async () => null })));
  const [large, noMail, ...others] = await kept()
  assert.deepEqual(
    others.map(({ state }) => state),
    ['read', 'read'],
  )
  assert.match(large!.problem!, /^It is 37 MB and only mail up to 35 MB is taken\./)
  assert.match(noMail!.problem!, /no headings/)
  const unreadable = await listUnreadable(ctx)
  assert.equal(unreadable.length, 2)
  assert.match(unreadable.map(({ sender }) => sender).join(), /sam\d+@resident\.example/)
  await eventually(() => isSeen(server), Boolean, 'marked')
})

test('what the server does not hand over keeps nobody else waiting; in the end a person is told of it', async t => {
  const { server, work, kept } = await withServer(t)
  for (const subject of ['Before it', 'The damaged one', 'After it']) server.deliver(mail(subject))
  server.refuse([2])
  const worker = await work(server.account())
  await eventually(kept, found => found.length === 2, 'the others')
  // Each mail that comes is a look at the mailbox.
  for (let looks = 0; looks < 4; looks++) {
    const { length } = await kept()
    server.deliver(mail(`Another ${looks}`))
    await eventually(kept, found => found.length > length, 'the next look')
  }
  const damaged = await eventually(kept, found => found.some(({ key }) => key === '1:2'), 'the damaged one')
  const { state, problem, key } = damaged.find(({ problem }) => problem !== null)!
  assert.deepEqual([state, key], ['unreadable', '1:2'])
  assert.match(problem!, /does not hand it over/)
  await worker.stop()
})

test('a wrong password is said, and the other mailbox goes on; what is kept can be moved away', async t => {
  const wrong = await withServer(t)
  const right = await withServer(t)
  right.server.deliver(mail('To be moved'))
  const accounts = `${wrong.server.account({ password: 'not this' })} ${right.server.account({ query: '?move=Firstpoint' })}`
  await right.work(accounts)
  await eventually(right.keys, found => found.length === 1, 'the other mailbox')
  await eventually(
    () => right.server.messages('Firstpoint'),
    found => found.length === 1,
    'moved',
  )
  assert.equal(right.server.messages().length, 0)
  right.server.deliver(mail('To be moved too'))
  await eventually(
    () => right.server.messages('Firstpoint'),
    found => found.length === 2,
    'moved too',
  )
  const refused = await eventually(wrong.inlet, found => Boolean(found?.problem), 'the wrong password')
  assert.match(refused!.problem!, /^127\.0\.0\.1 does not let us in: is the password right\?$/)
  // It is not tried again at once: servers lock whoever does.
  assert.equal(wrong.server.tries, 1)
})

test('a token is asked for with the secret of the account, each time it signs in', async t => {
  const { server, work, keys } = await withServer(t)
  const asked: string[] = []
  const giver = createServer(async (request, answer) => {
    asked.push(await text(request))
    answer.end(JSON.stringify({ access_token: 'a-token' }))
  }).listen(0, '127.0.0.1')
  await once(giver, 'listening')
  t.after(() => void giver.close())
  const token = encodeURIComponent(`http://127.0.0.1:${(giver.address() as AddressInfo).port}/token`)
  server.deliver(mail('By token'))
  await work(server.account({ password: 'the secret', query: `?token=${token}&client=an-id&scope=a-scope` }))
  await eventually(keys, found => found.length === 1, 'let in')
  const given = Object.fromEntries(new URLSearchParams(asked[0]))
  assert.deepEqual(given, {
    grant_type: 'client_credentials',
    client_id: 'an-id',
    client_secret: 'the secret',
    scope: 'a-scope',
  })
})

test('of two workers one reads a mailbox; when that one ends, the other does', async t => {
  const { server, work, keys } = await withServer(t)
  const first = await work(server.account())
  server.deliver(mail('For the first'))
  await eventually(keys, found => found.length === 1, 'the first worker')
  await work(server.account())
  await new Promise(resolve => setTimeout(resolve, 500))
  assert.equal(server.tries, 1)
  await first.stop()
  server.deliver(mail('For the second'))
  await eventually(keys, found => found.length === 2, 'the second worker')
})

test('a server that goes away and comes back is caught up with', async t => {
  const { server, work, keys, inlet } = await withServer(t)
  await work(server.account())
  await eventually(inlet, found => Boolean(found?.lookedAt), 'a look')
  await server.goAway()
  const trouble = await eventually(inlet, found => Boolean(found?.problem), 'the trouble is said')
  assert.ok(trouble!.problemSince)
  for (let number = 0; number < 350; number++) server.deliver(mail())
  await server.comeBack()
  await eventually(keys, found => found.length === 350, 'all of them')
  assert.equal(new Set(await keys()).size, 350)
  await eventually(inlet, found => found?.problem === null && found.problemSince === null, 'no trouble any more')
  await eventually(() => isSeen(server), Boolean, 'marked')
})
