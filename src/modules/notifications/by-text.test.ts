import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { Outlet } from '../../platform/ports.ts'
import { listMessages } from '../channels/index.ts'
import { publishNotice } from '../notices/index.ts'
import { closeRequest, readRequest, sayHowToTell, writeUpdate } from '../requests/index.ts'
import { tellNotice } from './notice-follower.ts'
import { ask, ORIGIN, tellAtOnce, tellNow, tellWhatWaits } from './notifications.fixture.ts'

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
      new RegExp(
        `^Wiltshire Council: Pothole: we have got it \\(.*\\)\nBy \\w+ \\d+ December we will .*\\.\nSee more or answer: ${ORIGIN}/track/\\S+$`,
      ),
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
  'what happens next stands in the text in Welsh too, and not where others may read along',
  withTexts(async ctx => {
    await ask(ctx, { phone: PHONE, language: 'cy' })
    const [welsh] = await tellNow(ctx)
    assert.match(welsh!.words, /\nErbyn .* Rhagfyr .*\.\nGweld mwy/)
    assert.ok(welsh!.parts! <= 2)
    await ask(ctx, { service: 'domestic-abuse', phone: '+447700900125', safe: ['text'] })
    const [neutral] = await tellNow(ctx)
    assert.doesNotMatch(neutral!.words, /we will/i)
  }),
)

test(
  'what happens within an hour is one text; of the night she hears in the morning',
  withTexts(async (ctx, officer) => {
    const { requestId } = await ask(ctx, { phone: PHONE })
    await tellNow(ctx)
    const at = (hour: number, minute = 0) =>
      withContext(ctx, { now: () => new Date(Date.UTC(2026, 11, 1, hour, minute)) })
    const write = (words: string, when: Ctx) =>
      writeUpdate(withContext(when, { actor: officer.actor }), { requestId, audience: 'public', words })
    const night = { from: '21:00', until: '08:00' }
    await write('One', at(12))
    assert.equal((await tellAtOnce(at(12))).length, 1)
    await write('Two', at(12, 10))
    await write('Three', at(12, 20))
    assert.deepEqual(await tellAtOnce(at(12, 20)), [])
    const [both, ...more] = await tellWhatWaits(at(13, 1))
    assert.deepEqual([both!.medium, both!.words.split('\n').length, more], ['text', 2, []])
    await write('Late', at(22))
    assert.deepEqual(await tellAtOnce(at(22), night), [])
    assert.deepEqual(await tellWhatWaits(at(24 + 7, 59)), [])
    assert.deepEqual(
      (await tellWhatWaits(at(24 + 8))).map(({ medium }) => medium),
      ['text'],
    )
  }),
)

test(
  'who wants to hear nothing gets only the text that the law needs, and it says so',
  withTexts(async (ctx, officer) => {
    const { requestId, participantId } = await ask(ctx, { phone: PHONE })
    await tellNow(ctx)
    await sayHowToTell(ctx, { participantId, hears: 'nothing', language: 'en' })
    await writeUpdate(officer, { requestId, audience: 'participants', words: 'Tuesday' })
    assert.deepEqual(await tellNow(ctx), [])
    await closeRequest(officer, { requestId, outcome: 'refused', words: 'Too shallow.', challenge: 'Write to us.' })
    const [decision] = await tellNow(ctx)
    assert.match(
      decision!.words,
      new RegExp(
        `^You asked us to send you no news\\. By law .*\nWiltshire Council: Pothole: .*\nSee more or answer: ${ORIGIN}/track/`,
      ),
    )
    assert.ok(decision!.parts! <= 2)
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

test(
  'a notice says who writes, and all that it says',
  withTexts(async ctx => {
    await ask(ctx, { phone: PHONE })
    const bins = {
      title: { en: 'Bins are late' },
      words: { en: 'We come on Friday.' },
      services: ['pothole'],
      tells: true,
    }
    await tellNotice(ctx, await publishNotice(ctx, bins), { origin: ORIGIN, answersByEmail: false })
    const { rows } = await listMessages(ctx, {})
    assert.equal(
      rows.map(({ words }) => words.replace(/track\/.*/, 'track')).join(),
      `Wiltshire Council: Bins are late\nWe come on Friday.\nSee your request, answer or stop these texts: ${ORIGIN}/track`,
    )
  }),
)
