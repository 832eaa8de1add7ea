import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import {
  listMessages,
  type NewMessage,
  queueMessages,
  readMessage,
  requeueUnsent,
  retryMessage,
  SEND_MESSAGE_JOB,
  sendMessage,
  sendNotices,
} from './index.ts'

const { ctx, ports } = await testDatabase({ after }, { now: new Date('2026-12-01T10:00:00Z') })
const FROM = 'council@council.test'

const inCase = (work: (ctx: Ctx) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    ports.mail.sent.length = 0
    ports.mail.fail(null)
    await work(ctx)
  })

const message = (key: string, more: Partial<NewMessage> = {}): NewMessage => ({
  key,
  medium: 'email',
  recipient: 'sam@example.test',
  language: 'en',
  subject: `About ${key}`,
  words: 'Hello',
  ...more,
})

async function queued(ctx: Ctx, key = 'one', more: Partial<NewMessage> = {}): Promise<string> {
  await queueMessages(ctx, [message(key, more)])
  return (await listMessages(ctx, {})).rows.find(row => row.subject === `About ${key}`)!.id
}

const jobsFor = async (ctx: Ctx): Promise<string[]> => {
  const { rows } = await sql<{
    key: string
  }>`select key from graphile_worker.jobs where task_identifier = ${SEND_MESSAGE_JOB} order by key`.execute(ctx.db)
  return rows.map(row => row.key)
}

const send = (ctx: Ctx, id: string, lastTry = false) =>
  sendMessage(ctx, { id, from: FROM, replyTo: null, quietHours: null, lastTry })

describe('a message', () => {
  test(
    'is written down once for its key, with one job to send it',
    inCase(async ctx => {
      await queueMessages(ctx, [message('one'), message('two')])
      await queueMessages(ctx, [message('two', { words: 'Another' }), message('three')])
      const { rows } = await listMessages(ctx, {})
      assert.deepEqual(rows.map(row => row.subject).sort(), ['About one', 'About three', 'About two'])
      assert.equal(rows.find(row => row.subject === 'About two')?.words, 'Hello')
      assert.deepEqual(await jobsFor(ctx), rows.map(row => `message:${row.id}`).sort())
      await queueMessages(ctx, [])
    }),
  )

  test(
    'is handed over as it was written, and the provider’s answer is kept',
    inCase(async ctx => {
      const id = await queued(ctx, 'one', { html: '<p>Hello</p>' })
      await send(ctx, id)
      assert.deepEqual(ports.mail.sent, [
        { id, from: FROM, to: 'sam@example.test', subject: 'About one', text: 'Hello', html: '<p>Hello</p>' },
      ])
      const sent = await readMessage(ctx, id)
      assert.deepEqual([sent.status, sent.answer, sent.tries, sent.settledAt], ['sent', '250 remembered', 1, ctx.now()])
    }),
  )

  test(
    'that was sent is not sent again, whatever the job queue does',
    inCase(async ctx => {
      const id = await queued(ctx)
      await send(ctx, id)
      await send(ctx, id)
      await send(ctx, newId())
      assert.equal(ports.mail.sent.length, 1)
    }),
  )

  test(
    'that cannot be sent is tried again, and in the end waits for a person, who can have it tried',
    inCase(async ctx => {
      const id = await queued(ctx)
      ports.mail.fail(new Error('451 busy'))
      await assert.rejects(send(ctx, id), /451 busy/)
      const waiting = await readMessage(ctx, id)
      assert.deepEqual(
        [waiting.status, waiting.answer, waiting.tries, waiting.settledAt],
        ['queued', '451 busy', 1, null],
      )
      await assert.rejects(
        retryMessage(ctx, id),
        error => error instanceof Refused && error.code === 'channels.not-failed',
      )
      await assert.rejects(send(ctx, id, true), /451 busy/)
      assert.equal((await readMessage(ctx, id)).status, 'failed')
      await send(ctx, id)
      assert.equal(ports.mail.sent.length, 0)

      ports.mail.fail(null)
      await retryMessage(ctx, id)
      await send(ctx, id)
      const sent = await readMessage(ctx, id)
      assert.deepEqual([sent.status, sent.tries], ['sent', 3])
      const { rows } =
        await sql`select from platform.events where type = 'channels.message-retried' and subject = ${id}`.execute(
          ctx.db,
        )
      assert.equal(rows.length, 1)
    }),
  )

  test(
    'whose job was lost gets another; one that has a job does not',
    inCase(async ctx => {
      const id = await queued(ctx)
      assert.equal(await requeueUnsent(ctx), 0)
      await sql`delete from graphile_worker._private_jobs`.execute(ctx.db)
      assert.equal(await requeueUnsent(ctx), 1)
      assert.deepEqual(await jobsFor(ctx), [`message:${id}`])
      await sql`update graphile_worker._private_jobs set attempts = max_attempts`.execute(ctx.db)
      assert.equal(await requeueUnsent(ctx), 1)
    }),
  )

  test(
    'whose answer is long is kept in short',
    inCase(async ctx => {
      const id = await queued(ctx)
      ports.mail.fail(new Error('x'.repeat(10_000)))
      await assert.rejects(send(ctx, id, true))
      assert.equal((await readMessage(ctx, id)).answer?.length, 500)
    }),
  )
})

describe('the list of messages', () => {
  test(
    'is narrowed by what it is about, its state and its words',
    inCase(async ctx => {
      const about = newId()
      const one = await queued(ctx, 'one', { about, recipient: 'ada_1@example.test' })
      const two = await queued(ctx, 'two')
      await send(ctx, two)
      const list = async (filter: object) => (await listMessages(ctx, filter)).rows.map(row => row.id)
      assert.deepEqual(await list({ about }), [one])
      assert.deepEqual(await list({ status: 'sent' }), [two])
      for (const text of ['ADA_1@', 'about ONE']) assert.deepEqual(await list({ text }), [one], text)
      for (const text of ['%', 'ada%', 'adaX1', '\\']) assert.deepEqual(await list({ text }), [], text)
      assert.deepEqual(await list({ about: 'no id' }), [])
      const to = { medium: 'text' as const, recipient: '+447700900813', subject: 'Pothole: 482 193 706 510' }
      await queueMessages(ctx, [message('text', to)])
      const subjects = async (text: string) => (await listMessages(ctx, { text })).rows.map(row => row.subject)
      for (const typed of [
        '07700 900813',
        '07700900813',
        '+44 7700 900813',
        '0044 7700900813',
        '900813',
        '482193706510',
      ])
        assert.deepEqual(await subjects(typed), [to.subject], typed)
      for (const typed of ['07700900814', '00813 7']) assert.deepEqual(await subjects(typed), [], typed)
      await assert.rejects(readMessage(ctx, 'no id'), NotFound)
      await assert.rejects(readMessage(ctx, newId()), NotFound)
    }),
  )

  test(
    'is the newest first, page by page, each once; what is no cursor begins at the newest',
    inCase(async ctx => {
      await queueMessages(
        ctx,
        Array.from({ length: 7 }, (_, number) => message(`page-${number}`)),
      )
      const all = (await listMessages(ctx, {})).rows.map(row => row.id)
      const paged: string[] = []
      for (let before: string | null | undefined; before !== null; ) {
        const page = await listMessages(ctx, { limit: 3, ...(before ? { before } : {}) })
        paged.push(...page.rows.map(row => row.id))
        before = page.next
      }
      assert.equal(new Set(paged).size, 7)
      assert.deepEqual(paged, all)
      for (const before of ['x', '1~', `x~${newId()}`, '2026-99-99~1'])
        assert.equal((await listMessages(ctx, { before })).rows.length, 7, before)
    }),
  )
})

test(
  'a notice by email goes out in a lot; what the mail server cannot take now is due again soon',
  inCase(async ctx => {
    const by = { from: FROM, replyTo: null, quietHours: null }
    const first = await queued(ctx, 'notice', { urgency: 'notice' })
    await sendNotices(ctx, 'email', by)
    assert.equal((await readMessage(ctx, first)).status, 'sent')
    ports.mail.fail(new Error('421 busy'))
    const second = await queued(ctx, 'busy', { urgency: 'notice' })
    await sendNotices(ctx, 'email', by)
    const { rows } = await sql<{
      status: string
      soon: boolean
    }>`select status, next_at < ${ctx.now()}::timestamptz + interval '1 minute' as soon
      from channels.messages where id = ${second}::uuid`.execute(ctx.db)
    assert.deepEqual(rows, [{ status: 'queued', soon: true }])
  }),
)
