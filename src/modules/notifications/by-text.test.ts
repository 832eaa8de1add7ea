import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { Outlet } from '../../platform/ports.ts'
import { readRequest, writeUpdate } from '../requests/index.ts'
import { ask, ORIGIN, tellNow } from './notifications.fixture.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-12-01T10:00:00Z') })
const PHONE = '+447700900123'
const never = async (): Promise<never> => assert.fail('nothing is sent here')
const texts: Outlet = { name: 'carrier', pencePerPart: null, send: never, find: never, ask: never }

const withTexts = (work: (ctx: Ctx, officer: Ctx) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const carried = withContext(ctx, { ports: { ...ctx.ports, texts } })
    const actor = await addStaff(ctx, { roles: ['employee', 'officer'], teams: ['highways'] })
    await work(carried, withContext(carried, { actor }))
  })

test(
  'who gave a phone and no email hears by text, in a line with her link',
  withTexts(async (ctx, officer) => {
    const { requestId, participantId } = await ask(ctx, { phone: PHONE })
    const [opened, ...others] = await tellNow(ctx)
    assert.equal(others.length, 0)
    assert.deepEqual([opened!.medium, opened!.recipient, opened!.about], ['text', PHONE, requestId])
    assert.match(
      opened!.words,
      new RegExp(`^Pothole: we have got it \\(.*\\)\nSee more or answer: ${ORIGIN}/track/\\S+$`),
    )
    assert.ok(opened!.parts! <= 2)
    await writeUpdate(officer, { requestId, audience: 'participants', words: 'Secret words' })
    const [news] = await tellNow(ctx)
    assert.doesNotMatch(news!.words, /Secret/)
    const { participants } = await readRequest(officer, requestId)
    assert.equal(participants.find(({ id }) => id === participantId)!.isTold, true)
  }),
)

test(
  'an email comes before a text; a phone that is not safe to text gets none',
  withTexts(async ctx => {
    await ask(ctx, { email: 'sam@example.test', phone: PHONE })
    await ask(ctx, { phone: '+447700900124', safe: ['phone'] })
    assert.deepEqual(
      (await tellNow(ctx)).map(({ medium }) => medium),
      ['email'],
    )
  }),
)

test(
  'who asked by text is not told a second time that we have it',
  withTexts(async ctx => {
    await ask(withContext(ctx, { channel: 'text' }), { phone: PHONE })
    assert.deepEqual(await tellNow(ctx), [])
  }),
)

test('where nobody carries texts nobody is said to be told by them', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const { requestId } = await ask(ctx, { phone: PHONE })
    assert.deepEqual(await tellNow(ctx), [])
    const actor = await addStaff(ctx, { roles: ['employee', 'officer'], teams: ['highways'] })
    assert.equal((await readRequest(withContext(ctx, { actor }), requestId)).participants[0]!.isTold, false)
  }))
