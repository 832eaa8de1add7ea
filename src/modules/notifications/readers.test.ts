import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { listMessages } from '../channels/index.ts'
import {
  changeReader,
  countReaders,
  listNotices,
  type NewReader,
  publishNotice,
  readerOfStopToken,
  readerOfToken,
  readReader,
} from '../notices/index.ts'
import { askForNews, confirmNews, fallBack, forgetUnconfirmedNews, stopNews, tellNotice } from './index.ts'
import { ask, ORIGIN } from './notifications.fixture.ts'

const NOW = new Date('2026-12-01T10:00:00Z')
const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: NOW })
const REACHED = { origin: ORIGIN, answersByEmail: false }
const news = {
  title: { en: 'Bins are late' },
  words: { en: 'We come on Friday.' },
  services: ['missed-bin'],
  tells: true,
}
const later = (ctx: Ctx, hours: number) =>
  withContext(ctx, { now: () => new Date(ctx.now().getTime() + hours * 3_600_000) })

type Asking = Partial<NewReader>

/** Asks, and answers the links that were sent there, the newest first. */
async function asked(ctx: Ctx, recipient: string, wish: Asking = {}): Promise<string[]> {
  const usual = { medium: 'email' as const, language: 'en' as const, postcode: 'SN15 1ER', themes: [], services: [] }
  await askForNews(ctx, { ...usual, recipient, ...wish }, { origin: ORIGIN })
  const { rows } = await listMessages(ctx, { text: recipient, limit: 50 })
  const words = rows.filter(row => row.words.includes('/confirm')).map(row => row.words)
  const tokens = words.map(each => /\/news\/(\S{44})\/confirm/.exec(each)![1]!)
  return Promise.all(tokens.map(async token => (await readerOfToken(ctx, token))!))
}

async function reads(ctx: Ctx, recipient: string, wish?: Asking): Promise<string> {
  const [id] = await asked(ctx, recipient, wish)
  await confirmNews(ctx, id!)
  return id!
}

async function tell(ctx: Ctx, id: string): Promise<string[]> {
  for (const _ of ['once', 'again']) await tellNotice(ctx, id, REACHED)
  const { rows } = await listMessages(ctx, { text: 'Bins are late', limit: 50 })
  return rows.map(({ recipient }) => recipient).sort()
}

test('only who has confirmed is told, of what she asked for and where she lives, once', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await reads(ctx, 'all@example.test')
    await reads(ctx, '+447700900321', { medium: 'text', services: ['missed-bin'] })
    await reads(ctx, 'theme@example.test', { themes: ['green-clean-smart-safe'], postcode: 'SN15 1ER' })
    await reads(ctx, 'roads@example.test', { services: ['pothole'] })
    await reads(ctx, 'far@example.test', { postcode: 'SN11 8QR' })
    await asked(ctx, 'unconfirmed@example.test')
    const id = await publishNotice(ctx, { ...news, areas: ['chippenham'] })
    assert.deepEqual(await tell(ctx, id), ['+447700900321', 'all@example.test', 'theme@example.test'])
    const [notice] = await listNotices(ctx, [id])
    assert.deepEqual([notice!.told, notice!.toldReaders], [0, 3])
    assert.equal(await countReaders(ctx, notice!), 3)
    const text = (await listMessages(ctx, { text: '+447700900321', limit: 50 })).rows[0]!
    assert.match(
      text.words,
      /^Wiltshire Council: Bins are late\n.+\nRead it, change or stop this news: https:\/\/council\.test\/news\/\S{44}$/,
    )
    const rows = await ctx.db
      .selectFrom('channels.messages')
      .select('stop_url')
      .where('recipient', '=', 'all@example.test')
      .where('urgency', '=', 'notice')
      .execute()
    const stop = /^https:\/\/council\.test\/news\/(\S{44})\/stop$/.exec(rows[0]!.stop_url!)![1]!
    assert.ok(await readerOfStopToken(ctx, stop))
    assert.equal(await readerOfToken(ctx, stop), null, 'it can only stop')
  }))

test('who waits for something and asked for news too is told once, by whichever way', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await ask(ctx, { email: 'both@example.test', phone: '07700 900321', service: 'missed-bin', postcode: 'SN15 1ER' })
    await reads(ctx, 'Both@example.test')
    await reads(ctx, '+447700900321', { medium: 'text' })
    const id = await publishNotice(ctx, news)
    assert.deepEqual(await tell(ctx, id), ['both@example.test'])
    assert.deepEqual(
      (await listNotices(ctx, [id])).map(({ told, toldReaders }) => [told, toldReaders]),
      [[1, 0]],
    )
  }))

test('an address that a record says is not safe gets none', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await ask(ctx, { email: 'unsafe@example.test', phone: '07700 900111', safe: ['phone'] })
    await reads(ctx, 'unsafe@example.test')
    assert.deepEqual(await tell(ctx, await publishNotice(ctx, news)), [])
  }))

test('what must stay private is no news', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await reads(ctx, 'all@example.test')
    assert.deepEqual(await tell(ctx, await publishNotice(ctx, { ...news, services: ['domestic-abuse'] })), [])
  }))

test('the question whether it was she works for two days, is asked three times at most, and says nothing of who is known', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const [first] = await asked(ctx, 'sam@example.test')
    for (const _ of ['again', 'and again', 'too often']) await asked(ctx, 'SAM@example.test')
    assert.equal((await asked(ctx, 'sam@example.test')).length, 3)
    await assert.rejects(confirmNews(later(ctx, 48), first!), NotFound)
    await forgetUnconfirmedNews(later(ctx, 47))
    assert.equal((await asked(ctx, 'sam@example.test')).length, 3, 'none is forgotten early')
    await confirmNews(ctx, first!)
    await confirmNews(ctx, first!)
    await forgetUnconfirmedNews(later(ctx, 48))
    assert.equal((await listMessages(ctx, { text: 'sam@example.test' })).rows.length, 1, 'nor are their messages kept')
    assert.ok((await readReader(later(ctx, 480), first!)).confirmedAt)
  }))

test('to ask again replaces what was asked before, once that is confirmed', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const before = await reads(ctx, 'sam@example.test', { services: ['pothole'] })
    const [again] = await asked(ctx, 'Sam@example.test', { services: ['missed-bin'] })
    assert.deepEqual((await readReader(ctx, before)).services, ['pothole'], 'a stranger changes nothing')
    await confirmNews(ctx, again!)
    await assert.rejects(readReader(ctx, before), NotFound)
    await changeReader(ctx, again!, { postcode: 'sn118qr', themes: ['green-clean-smart-safe'], services: [] })
    const { postcode, themes } = await readReader(ctx, again!)
    assert.deepEqual([postcode, themes], ['SN118QR', ['green-clean-smart-safe']])
    const elsewhere = changeReader(ctx, again!, { postcode: 'M1 1AE', themes: [], services: [] })
    await assert.rejects(
      elsewhere,
      (error: unknown) => error instanceof Refused && error.code === 'notices.postcode-not-ours',
    )
  }))

test('who stops it is kept no more, and what has not gone yet does not go', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const id = await reads(ctx, 'sam@example.test')
    await tell(ctx, await publishNotice(ctx, news))
    for (const _ of ['once', 'again']) await stopNews(ctx, id)
    const left = ctx.db.selectFrom('notices.readers').selectAll()
    assert.deepEqual(await left.execute(), [])
    assert.deepEqual((await listMessages(ctx, { text: 'sam@example.test' })).rows, [], 'no message holds her address')
  }))

test('an address that does not exist ends it, and what fails otherwise no colleague has to mend', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    for (const each of ['gone@example.test', 'full@example.test']) await reads(ctx, each)
    await tell(ctx, await publishNotice(ctx, news))
    for (const [recipient, answer] of [
      ['gone@example.test', '550 no such user'],
      ['full@example.test', '452 mailbox full'],
    ] as const)
      await ctx.db
        .updateTable('channels.messages')
        .set({ status: 'failed', answer, settled_at: ctx.now() })
        .where('urgency', '=', 'notice')
        .where('recipient', '=', recipient)
        .execute()
    await fallBack(ctx, REACHED)
    const left = await ctx.db.selectFrom('notices.readers').select('recipient').execute()
    assert.deepEqual(left, [{ recipient: 'full@example.test' }])
    const failed = ctx.db.selectFrom('channels.messages').select(['recipient', 'mended']).where('status', '=', 'failed')
    assert.deepEqual(await failed.execute(), [{ recipient: 'full@example.test', mended: 'not-needed' }])
  }))
