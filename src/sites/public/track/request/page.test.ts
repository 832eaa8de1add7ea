import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, type TestDatabase, testDatabase } from '../../../../../test/support/database.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { queueMessages } from '../../../../modules/channels/index.ts'
import { publishNotice } from '../../../../modules/notices/index.ts'
import { findPostcode } from '../../../../modules/places/index.ts'
import {
  addInformation,
  closeRequest,
  confirmClosure,
  keepStep,
  mergeRequests,
  movePromise,
  openSubmission,
  participantToken,
  pauseForCustomer,
  readRequest,
  reopenRequest,
  reporterFrom,
} from '../../../../modules/requests/index.ts'
import { buildRequest } from '../../../../modules/requests/testing.ts'
import { system } from '../../../../platform/actor.ts'
import { sayBy } from '../../../../platform/dates/index.ts'

const database: TestDatabase = await testDatabase({ after }, { template: 'wiltshire' })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx()
const actor = await addStaff(ctx, { roles: ['officer', 'team-leader'], teams: ['highways'] })
const officer = database.ctx({ actor })

const ask = () => buildRequest(ctx, { name: 'Sam Sample', email: 'sam@example.test' })
const done = { outcome: 'done', words: 'We filled it.' } as const

/** What she reads on her page, without tags. */
async function read(participantId: string, by = visitor): Promise<string> {
  const { body } = await by().get(`/track/${await participantToken(ctx, participantId)}`)
  return body.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

describe('what happened, as the customer reads it', () => {
  test('holds a moved date with the old one, the new one and why, once', async () => {
    const { requestId, participantId } = await ask()
    const { promises } = await readRequest(database.ctx({ actor: system('test') }), requestId)
    const mend = promises.at(-1)!
    const to = new Date(mend.dueAt.getTime() + 14 * 86_400_000)
    await movePromise(officer, { requestId, step: mend.step, to, reason: 'The ground is frozen.' })
    const page = await read(participantId)
    const say = (date: Date) => sayBy(date, { language: 'en', now: ctx.now() })
    assert.match(
      page,
      new RegExp(`We moved a date .* We said: ${say(mend.dueAt)} it will be mended.*\\. +Now: ${say(to)}\\.`),
    )
    assert.equal(page.match(/The ground is frozen/g)?.length, 1)
    assert.doesNotMatch(page, /We wrote/)
  })

  test('stands below what is to be known of such requests, whole', async () => {
    const { participantId } = await ask()
    const long = `${'The depot is closed. '.repeat(60)}We mend holes again from Monday.`
    const about = { title: { en: 'No holes mended' }, words: { en: long }, tells: false }
    await publishNotice(officer, { ...about, services: ['pothole'] })
    await publishNotice(officer, { ...about, title: { en: 'Bins are late' }, services: ['missed-bin'] })
    // A site that has not read the notices yet: it holds them in memory.
    const fresh = (await testWeb({ after }, database)).visitor
    assert.match(await read(participantId, fresh), /What to know now .*No holes mended .*again from Monday\./)
    assert.doesNotMatch(await read(participantId, fresh), /Bins are late/)
  })

  test('stands below a notice for a route only where that is hers for sure', async () => {
    const { lat, lng } = (await findPostcode(ctx, 'SN15 1ER'))!
    const { participantId } = await buildRequest(ctx, { place: { lat, lng, words: 'By the school' } })
    const nowhere = await buildRequest(ctx, { place: null })
    const about = { words: { en: 'Closed.' }, tells: false, services: ['pothole'] }
    for (const [name, postcodes] of [
      ['Her round', ['SN15 1']],
      ['Another round', ['SP1 2']],
    ] as const) {
      const route = { name: { en: name }, postcodes: [...postcodes] }
      await publishNotice(officer, { ...about, title: { en: `${name} is late` }, route })
    }
    const fresh = (await testWeb({ after }, database)).visitor
    const page = await read(participantId, fresh)
    assert.match(page, /Her round is late/)
    assert.doesNotMatch(page, /Another round is late/)
    assert.doesNotMatch(await read(nowhere.participantId, fresh), /round is late/)
  })

  test('keeps what she was asked when she has answered it', async () => {
    const { requestId, participantId } = await ask()
    await pauseForCustomer(officer, { requestId, question: 'Which side is it on?' })
    await addInformation(ctx, { participantId, words: 'On the left', photos: [] })
    assert.match(await read(participantId), /You added .* On the left .*We asked you .* Which side is it on\?/)
  })

  test('names a leader only where a no brought it to her', async () => {
    const { requestId, participantId } = await ask()
    await closeRequest(officer, { requestId, ...done })
    await reopenRequest(officer, { requestId })
    assert.match(await read(participantId), /Opened again/)
    assert.doesNotMatch(await read(participantId), /leader/)
    await closeRequest(officer, { requestId, ...done })
    await confirmClosure(ctx, { participantId, sorted: false, words: 'Still there' })
    assert.match(await read(participantId), /Opened again for a team leader to look at/)
  })

  test('keeps what was kept before a no, while the promise begins anew', async () => {
    const { requestId, participantId } = await ask()
    await keepStep(officer, { requestId, step: 'look' })
    await closeRequest(officer, { requestId, ...done })
    await confirmClosure(ctx, { participantId, sorted: false, words: 'Still there' })
    const page = await read(participantId)
    assert.match(page, /What we promised by .* we will look at it .*What has happened/)
    assert.match(page, /We kept our word .* We looked at it\./)
  })

  test('tells those who were joined what happens with the other request', async () => {
    const [joined, kept] = [await ask(), await ask()]
    await mergeRequests(officer, { requestId: joined.requestId, into: kept.requestId, words: 'The same hole' })
    await pauseForCustomer(officer, { requestId: kept.requestId, question: 'Which side is it on?' })
    await addInformation(ctx, { participantId: kept.participantId, words: 'On the left', photos: [] })
    const page = await read(joined.participantId)
    assert.match(page, /We asked you .* Which side is it on\?/)
    assert.doesNotMatch(page, /On the left/)
  })
})

let asked = 0
const bySystem = database.ctx({ actor: system('test') })

async function askAtHome() {
  const [opened] = await openSubmission(ctx, {
    key: `page-${++asked}`,
    language: 'en',
    reporter: reporterFrom({ email: 'sam@example.test' }),
    requests: [{ service: 'pothole', answers: {} }],
  })
  const home = `/track/${await participantToken(ctx, opened!.participantId)}`
  return { ...opened!, home }
}

describe('her page', () => {
  test('tells her that she took it back, and offers no news of it then', async () => {
    const { home } = await askAtHome()
    const somebody = visitor()
    await somebody.post(`${home}/cancel`, { words: '' })
    const { body } = await somebody.get(home)
    assert.match(body, /You told us that you do not need it any more/)
    assert.doesNotMatch(body, /The person who asked|\/quiet"|\/news"/)
  })

  test('lets her hear of it again after she stopped it', async () => {
    const { home } = await askAtHome()
    const somebody = visitor()
    await somebody.post(`${home}/quiet`, {})
    assert.match((await somebody.get(home)).body, /Tell me about this again/)
    await somebody.post(`${home}/news`, {})
    const { body } = await somebody.get(home)
    assert.match(body, /Stop telling me/)
    assert.doesNotMatch(body, /Tell me about this again/)
  })

  test('lets her choose how much she hears of it, and stop it', async () => {
    const { home } = await askAtHome()
    const somebody = visitor()
    const chosen = async () => /value="(\w+)" checked/.exec((await somebody.get(`${home}/telling`)).body)?.[1]
    assert.equal(await chosen(), 'everything')
    assert.equal((await somebody.post(`${home}/telling`, {})).status, 422)
    const sent = await somebody.post(`${home}/telling`, { hears: 'important' })
    assert.equal(sent.location, `${home}?done=telling`)
    assert.match((await somebody.get(sent.location)).body, /We will do it as you said/)
    assert.equal(await chosen(), 'important')
    await somebody.post(`${home}/telling`, { hears: 'nothing' })
    assert.match((await somebody.get(home)).body, /Tell me about this again/)
    assert.equal(await chosen(), 'nothing')
  })

  test('still takes a no after her yes', async () => {
    const { home, requestId } = await askAtHome()
    const somebody = visitor()
    await closeRequest(bySystem, { requestId, outcome: 'done', words: 'Filled.' })
    await somebody.post(`${home}/sorted`, { sorted: 'yes' })
    assert.match((await somebody.get(home)).body, /sorted\?answer=no">It is not sorted after all/)
    const { location } = await somebody.post(`${home}/sorted`, { sorted: 'no', words: 'It is open again' })
    assert.equal(location, `${home}?done=reopened`)
    const { body } = await somebody.get(home)
    assert.match(body, /We are looking at it again<\/h2>\s*<p[^>]*>A team leader in Highways looks at it/)
  })

  test('carries its reference to a complaint', async () => {
    const { home, requestId, reference } = await askAtHome()
    const somebody = visitor()
    await closeRequest(bySystem, { requestId, outcome: 'refused', words: 'Not ours.', challenge: 'Ask for a review.' })
    await somebody.post(`${home}/sorted`, { sorted: 'no', words: 'It is yours' })
    const { body } = await somebody.get(home)
    const complaint = /href="(\/services\/complaint\?about=\d+)"/.exec(body)![1]!
    assert.ok(complaint.endsWith(reference))
    const start = /action="([^"]+\/start\?about=\d+)"/.exec((await somebody.get(complaint)).body)![1]!
    await somebody.post(complaint, {})
    const begun = await somebody.post(start, {})
    const said = await database.db
      .selectFrom('drafts.drafts')
      .select('answers')
      .where('id', '=', begun.location.split('/')[2]!)
      .executeTakeFirstOrThrow()
    assert.match(JSON.stringify(said.answers), /About \d{3} \d{3} \d{3} \d{3}: /)
  })
})

test('she reads when we texted her, once it went, and what became of it', async () => {
  const { participantId, requestId: about } = await ask()
  const message = { medium: 'text' as const, recipient: '07700 900123', language: 'en', subject: 'News', words: 'News' }
  await queueMessages(ctx, [{ key: `told:${participantId}`, ...message, about, thread: participantId }])
  assert.doesNotMatch(await read(participantId), /texted/)
  await ctx.db
    .updateTable('channels.messages')
    .set({ status: 'delivered', settled_at: new Date('2026-11-02T10:00:00Z') })
    .where('thread_id', '=', participantId)
    .execute()
  assert.match(await read(participantId), /We texted you on Monday 2 November at 10am\. It was delivered\./)
})
