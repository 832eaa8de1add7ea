import assert from 'node:assert/strict'
import { after, describe, type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../test/support/database.ts'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { queueMessages } from './modules/channels/index.ts'
import { holdMessage, openSubmission, reporterFrom } from './modules/requests/index.ts'
import { withContext } from './platform/context.ts'
import { newId } from './platform/id.ts'
import { releaseJobsOfTheDead } from './platform/jobs/index.ts'
import { createLog } from './platform/log.ts'
import { workIn } from './worker.ts'

const { url, ctx, ports, db } = await testDatabase({ after }, { template: 'wiltshire' })
const config = { ...readConfig({ BASE_URL: 'https://council.test' }), databaseUrl: url }

/** A worker of its own for one test; stopped at its end at the latest. */
async function startWorker(t: TestContext) {
  const worker = await workIn(await createApp(config, { ports, log: createLog('silent') }))
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= worker.stop())
  t.after(stop)
  return { stop }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (await isSo()) return
    await pause(50)
  }
  assert.fail(`it never came about: ${what}`)
}

let asked = 0
const ask = (email: string) =>
  openSubmission(ctx(), {
    key: `worker-${++asked}`,
    reporter: reporterFrom({ name: 'Sam Sample', email }),
    language: 'en',
    requests: [{ service: 'pothole', answers: {}, details: 'A deep hole' }],
  })

const sentTo = (email: string) => ports.mail.sent.filter(mail => mail.to === email)
const statusOf = async (recipient: string) =>
  (await db.selectFrom('channels.messages').select('status').where('recipient', '=', recipient).executeTakeFirst())
    ?.status

describe('a worker', () => {
  test('sends the acknowledgement of what was asked, and makes it findable', async t => {
    await startWorker(t)
    const [opened] = await ask('first@example.test')
    await until('the mail is sent', async () => (await statusOf('first@example.test')) === 'sent')
    const [mail, ...more] = sentTo('first@example.test')
    assert.equal(more.length, 0)
    assert.match(mail!.text, /https:\/\/council\.test\/track\//)
    assert.ok(mail!.from.includes('@'))
    await until('its words are searchable', async () => {
      const found = db.selectFrom('requests.search_words').select('open').where('request_id', '=', opened!.requestId)
      return !!(await found.executeTakeFirst())
    })
  })

  test('lets a message go when it can no longer be undone, also one whose job was lost with a worker', async t => {
    const [opened] = await ask('held@example.test')
    const actor = await addStaff(ctx(), { roles: ['officer'], teams: ['highways'], name: 'Held Officer' })
    const before = () => new Date(Date.now() - 9_000)
    const message = {
      key: newId(),
      requestId: opened!.requestId,
      words: 'A crew comes',
      audience: 'participants',
    } as const
    await holdMessage(withContext(ctx(), { actor, now: before }), message)
    await sql`select graphile_worker.remove_job(${`held:${message.key}`})`.execute(db)
    await startWorker(t)
    await until('the mail is sent', async () => sentTo('held@example.test').length > 1)
    assert.match(sentTo('held@example.test')[1]!.text, /A crew comes/)
    assert.deepEqual(await db.selectFrom('requests.held_messages').select('id').execute(), [])
  })

  test('goes on when the database broke every connection', async t => {
    await startWorker(t)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db)
    await ask('after-the-break@example.test')
    await until('the mail is sent', async () => (await statusOf('after-the-break@example.test')) === 'sent')
  })

  test('fetches jobs again though the database failed at its very first question', async t => {
    const rename = (from: string, to: string) =>
      sql`alter table graphile_worker.${sql.ref(from)} rename to ${sql.ref(to)}`.execute(db)
    await rename('_private_tasks', 'away')
    t.after(() => rename('away', '_private_tasks').catch(() => {}))
    await startWorker(t)
    await pause(300)
    await rename('away', '_private_tasks')
    await ask('after-a-bad-start@example.test')
    await until('the mail is sent', async () => (await statusOf('after-a-bad-start@example.test')) === 'sent')
  })

  test('finishes the message in hand before it stops', async t => {
    const { promise: sending, resolve: begun } = Promise.withResolvers<void>()
    const { promise: letGo, resolve: finish } = Promise.withResolvers<void>()
    t.mock.method(ports.mail, 'send', async () => {
      begun()
      await letGo
      return { status: 'sent' as const, answer: 'slow but sure' }
    })
    const worker = await startWorker(t)
    await ask('slow@example.test')
    await sending
    const stopping = worker.stop()
    finish()
    await stopping
    assert.equal(await statusOf('slow@example.test'), 'sent')
  })

  test('tells nobody twice when two of them run', async t => {
    await Promise.all([startWorker(t), startWorker(t)])
    const emails = Array.from({ length: 20 }, (_, index) => `pair-${index}@example.test`)
    await Promise.all(emails.map(ask))
    // The messages come about in any order: none waiting does not mean that all were there.
    await until('all mail is sent', async () =>
      (await Promise.all(emails.map(statusOf))).every(status => status === 'sent'),
    )
    for (const email of emails) assert.equal(sentTo(email).length, 1, email)
  })

  test('takes up messages whose jobs were lost', async t => {
    const message = {
      key: 'lost',
      medium: 'email',
      recipient: 'lost@example.test',
      language: 'en',
      subject: 'Hello',
      words: 'Hello',
    } as const
    await ctx().transaction(ctx => queueMessages(ctx, [message]))
    await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(db)
    await startWorker(t)
    await until('it is sent', async () => (await statusOf('lost@example.test')) === 'sent')
  })
})

describe('jobs that a worker had begun', () => {
  const lock = async (worker: string, minutes: number) => {
    const message = {
      key: newId(),
      medium: 'email',
      recipient: `${worker}@example.test`,
      language: 'en',
      subject: '',
      words: '',
    } as const
    await ctx().transaction(ctx => queueMessages(ctx, [message]))
    await sql`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() - make_interval(mins => ${minutes})
      where locked_by is null`.execute(db)
  }
  const lockers = async () => {
    const { rows } = await sql<{
      id: string
    }>`select distinct locked_by as id from graphile_worker.jobs where locked_by is not null order by 1`.execute(db)
    return rows.map(row => row.id)
  }

  test('are released when it is dead, and not when it is alive or has only just begun', async () => {
    await lock('dead', 1)
    await lock('alive', 1)
    await lock('new', 0)
    await sql`insert into platform.workers (id, beat_at) values ('alive', now()), ('dead', now() - interval '1 minute')`.execute(
      db,
    )
    assert.equal(await releaseJobsOfTheDead(ctx()), 1)
    assert.deepEqual(await lockers(), ['alive', 'new'])
  })
})
