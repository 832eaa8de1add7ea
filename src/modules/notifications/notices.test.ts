import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, digestEvents, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { listMessages } from '../channels/index.ts'
import { endNotice, listNotices, publishNotice } from '../notices/index.ts'
import { closeRequest, countAffected, sayHowToTell } from '../requests/index.ts'
import { noticeFollower, TELL_NOTICE_JOB, tellNotice } from './notice-follower.ts'
import { ask, join, ORIGIN } from './notifications.fixture.ts'

const NIGHT = new Date('2026-12-01T22:00:00Z')
const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: NIGHT })
const bins = { title: { en: 'Bins are late' }, words: { en: 'We come on Friday.' }, services: ['pothole'], tells: true }
const REACHED = { origin: ORIGIN, answersByEmail: false }

async function tell(ctx: Ctx, id: string): Promise<string[]> {
  for (const _ of ['once', 'again']) await tellNotice(ctx, id, REACHED)
  const { rows } = await listMessages(ctx, { text: 'Bins are late', limit: 50 })
  return rows.map(({ recipient }) => recipient).sort()
}

test('a notice goes once to each who waits for its service, there, and wants to hear everything', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const officer = withContext(ctx, { actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'] }) })
    const here = await ask(ctx, { email: 'here@example.test', postcode: 'SN15 1ER' })
    await ask(ctx, { email: 'here@example.test', postcode: 'SN15 1ER' })
    await join(ctx, here.requestId, 'joined@example.test')
    const quiet = await ask(ctx, { email: 'quiet@example.test', postcode: 'SN15 1ER' })
    await sayHowToTell(ctx, { participantId: quiet.participantId, hears: 'important', language: 'en' })
    const done = await ask(ctx, { email: 'done@example.test', postcode: 'SN15 1ER' })
    await closeRequest(officer, { requestId: done.requestId, outcome: 'done', words: 'Filled.' })
    await ask(ctx, { email: 'bins@example.test', service: 'missed-bin', postcode: 'SN15 1ER' })
    await ask(ctx, { email: 'unsafe@example.test', safe: ['phone'], postcode: 'SN15 1ER' })
    await ask(ctx, { email: 'nowhere@example.test' })
    const local = await publishNotice(ctx, { ...bins, areas: ['chippenham'] })
    assert.deepEqual(await tell(ctx, local), ['here@example.test', 'joined@example.test'])
    assert.equal((await listNotices(ctx, [local]))[0]!.told, 2)
    const { rows } = await listMessages(ctx, { text: 'here@example.test' })
    assert.match(
      rows[0]!.words,
      /^This may change what we do about your request:\n\nBins are late\n\nWe come on Friday\./,
    )
    assert.match(rows[0]!.words, /https:\/\/council\.test\/track\//)
  }))

test('a notice about a route goes to those whose place is on it, typed or pinned', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await ask(ctx, { email: 'here@example.test', postcode: 'SN15 1ER' })
    await ask(ctx, { email: 'pinned@example.test', place: { lat: 51.46104, lng: -2.11491, words: 'by the school' } })
    await ask(ctx, { email: 'elsewhere@example.test', postcode: 'SN11 8QR' })
    await ask(ctx, { email: 'nowhere@example.test' })
    const route = { name: { en: 'Chippenham Monday round' }, postcodes: ['SN15 1'] }
    const id = await publishNotice(ctx, { ...bins, route })
    assert.deepEqual(await tell(ctx, id), ['here@example.test', 'pinned@example.test'])
    const { rows } = await listMessages(ctx, { text: 'here@example.test' })
    assert.equal(rows[0]!.subject, 'Bins are late (Chippenham Monday round)')
    assert.equal(
      await countAffected(ctx, { services: ['pothole'], areas: [], postcodes: route.postcodes, except: [] }),
      2,
    )
  }))

test('a notice for no area goes everywhere; one that ended meanwhile to nobody', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await ask(ctx, { email: 'nowhere@example.test' })
    const over = await publishNotice(ctx, bins)
    await endNotice(ctx, over)
    assert.deepEqual(await tell(ctx, over), [])
    assert.deepEqual(await tell(ctx, await publishNotice(ctx, bins)), ['nowhere@example.test'])
  }))

test('private requests get none, and a notice that tells must say whom', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await ask(ctx, { email: 'sam@example.test', service: 'domestic-abuse' })
    assert.deepEqual(await tell(ctx, await publishNotice(ctx, { ...bins, services: ['domestic-abuse'] })), [])
    await assert.rejects(
      publishNotice(ctx, { ...bins, services: [] }),
      (error: unknown) => error instanceof Refused && error.code === 'notices.tells-whom',
    )
  }))

test('published at night it waits for the morning, and published twice by one form it is one', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const id = newId()
    for (const _ of ['once', 'again']) await publishNotice(ctx, { ...bins, id })
    await publishNotice(ctx, { ...bins, tells: false })
    await digestEvents(ctx, noticeFollower({ quietHours: { from: '21:00', until: '08:00' } }))
    const { rows } = await sql<{ at: Date; key: string }>`select run_at as at, key from graphile_worker.jobs
      where task_identifier = ${TELL_NOTICE_JOB}`.execute(ctx.db)
    assert.deepEqual(rows, [{ at: new Date('2026-12-02T08:00:00Z'), key: `notice:${id}` }])
  }))
