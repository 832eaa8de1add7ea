import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../platform/id.ts'
import { countParts, queueMessages, readMessage, sendMessage } from './index.ts'
import { quietUntil } from './quiet-hours.ts'
import { plainForText } from './text-parts.ts'

test('a text is paid by its parts: 160 and 153 of its alphabet, 70 and 67 of any other', () => {
  const parts = (length: number, character = 'a') => countParts(character.repeat(length))
  assert.deepEqual(
    [0, 160, 161, 306, 307].map(length => parts(length)),
    [1, 1, 2, 2, 3],
  )
  assert.deepEqual(
    [80, 81].map(length => parts(length, '€')),
    [1, 2],
    'some count double',
  )
  assert.deepEqual(
    [70, 71, 134, 135].map(length => parts(length, 'ŵ')),
    [1, 2, 2, 3],
  )
  assert.equal(countParts('😀'.repeat(35)), 1)
  assert.equal(countParts('😀'.repeat(36)), 2)
  assert.equal(countParts(plainForText(`It’s “here” – now…${'a'.repeat(139)}`)), 1)
})

test('quiet is from evening to morning, in the UK’s own time', () => {
  const night = { from: '21:00', until: '08:00' }
  const until = (at: string) => quietUntil(new Date(at), night)?.toISOString() ?? null
  assert.equal(until('2026-11-29T20:59:00Z'), null)
  assert.equal(until('2026-11-29T21:00:00Z'), '2026-11-30T08:00:00.000Z')
  assert.equal(until('2026-11-30T07:59:00Z'), '2026-11-30T08:00:00.000Z')
  assert.equal(until('2026-11-30T08:00:00Z'), null)
  assert.equal(until('2026-07-01T20:30:00Z'), '2026-07-02T07:00:00.000Z', 'summer time')
  assert.equal(until('2026-03-28T23:00:00Z'), '2026-03-29T07:00:00.000Z', 'the night the clocks go forward')
  assert.equal(until('2026-10-24T22:00:00Z'), '2026-10-25T08:00:00.000Z', 'the night the clocks go back')
  const noon = { from: '12:00', until: '13:00' }
  assert.equal(quietUntil(new Date('2026-11-29T12:30:00Z'), noon)?.toISOString(), '2026-11-29T13:00:00.000Z')
  assert.equal(quietUntil(new Date('2026-11-29T13:00:00Z'), noon), null)
  assert.equal(quietUntil(new Date('2026-11-29T23:00:00Z'), null), null)
})

test('in quiet hours a text waits for the morning, unless it cannot wait', async () => {
  const { ctx: context } = await testDatabase({ after }, { now: new Date('2026-11-29T22:00:00Z') })
  const ctx = context()
  const send = async (atOnce: boolean) => {
    const key = newId()
    await queueMessages(ctx, [
      { key, medium: 'text', recipient: '07700 900123', language: 'en', subject: '', words: 'Words', atOnce },
    ])
    const { id } = await ctx.db
      .selectFrom('channels.messages')
      .select('id')
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    const quietHours = { from: '21:00', until: '08:00' }
    await sendMessage(ctx, { id, from: '', replyTo: null, quietHours, lastTry: false })
    return id
  }
  const waits = await send(false)
  assert.equal((await readMessage(ctx, waits)).status, 'queued')
  const { rows } = await sql<{ runAt: Date }>`select run_at as "runAt" from graphile_worker.jobs
    where key = ${`message:${waits}`}`.execute(ctx.db)
  assert.deepEqual(rows, [{ runAt: new Date('2026-11-30T08:00:00Z') }])
  assert.equal((await readMessage(ctx, await send(true))).status, 'recorded')
})
