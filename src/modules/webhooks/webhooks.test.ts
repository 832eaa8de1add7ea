import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { after, beforeEach, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { addStaff, digestEvents, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { addBody, addRoute, referralsFollower, stopBody } from '../referrals/index.ts'
import { closeRequest, openSubmission, releaseWords, reporterFrom } from '../requests/index.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  addSubscription,
  forgetDeliveries,
  getSubscription,
  listDeliveries,
  listSubscriptions,
  type NewSubscription,
  renewSecret,
  replayDelivery,
  replayFailed,
  resumeSubscription,
  sendDelivery,
  stopSubscription,
  testSubscription,
  webhooksFollower,
} from './index.ts'

const ORIGIN = 'https://council.test'
const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('test') })
const admin = database.ctx({ actor: await addStaff(ctx, { roles: ['administrator'], name: 'Amin' }) })

/** The other system: keeps what it gets and answers as it is told to. */
const got: { headers: IncomingHttpHeaders; body: string }[] = []
let answers: (number | 'drop')[] = []
const other = createServer(async (request, response) => {
  got.push({ headers: request.headers, body: (await buffer(request)).toString() })
  const answer = answers.shift() ?? 200
  if (answer === 'drop') return void request.socket.destroy()
  response.writeHead(answer).end('noted')
}).listen(0, '127.0.0.1')
await once(other, 'listening')
after(() => other.close())
const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/hook`

beforeEach(() => {
  got.length = 0
  answers = []
})

const subscribe = (more: Partial<NewSubscription> = {}) =>
  addSubscription(admin, {
    ...{ name: 'Depot board', url, news: ['request.opened', 'request.closed'], services: [], personal: false },
    ...{ personalBecause: '', ...more },
  })

async function ask(service = 'pothole', answers: Record<string, unknown> = { details: 'Rosa fell' }): Promise<string> {
  const [opened] = await openSubmission(database.ctx({ channel: 'web' }), {
    key: newId(),
    language: 'en',
    reporter: reporterFrom({ name: 'Rosa Sample', email: 'rosa@resident.example' }),
    requests: [
      {
        service,
        answers: answers as never,
        details: 'Rosa fell',
        place: { lat: 51.4587, lng: -2.1156, words: 'By the bridge' },
      },
    ],
  })
  return opened!.requestId
}

const follow = () => digestEvents(ctx, webhooksFollower({ origin: ORIGIN }))
const newest = async (id: string) => (await listDeliveries(admin, id))[0]!
const send = (id: string, lastTry = false) => sendDelivery(ctx, { id, lastTry })

test('another system is told once, signed so that the standard’s own library accepts it, and nothing of anybody', async () => {
  const { id, secret } = await subscribe()
  const requestId = await ask()
  await follow()
  await follow()
  const deliveries = await listDeliveries(admin, id)
  assert.equal(deliveries.length, 1)
  await send(deliveries[0]!.id)
  await send(deliveries[0]!.id)
  assert.equal(got.length, 1, 'what was taken is not sent again')
  const [{ headers, body }] = got as [(typeof got)[number]]
  const told = new Webhook(secret).verify(body, headers as Record<string, string>) as Record<string, unknown>
  assert.throws(() => new Webhook(secret).verify(body.replace('pothole', 'bin'), headers as Record<string, string>))
  assert.deepEqual(
    [told.specversion, told.type, told.source, told.subject, told.id],
    ['1.0', 'uk.firstpoint.request.opened', ORIGIN, requestId, deliveries[0]!.id],
  )
  const data = told.data as Record<string, unknown>
  assert.deepEqual([data.service, data.status, data.lat], ['pothole', 'open', 51.4587])
  assert.doesNotMatch(body, /Rosa|rosa@|bridge/)
  const { status, answer, tries } = await newest(id)
  assert.deepEqual([status, answer, tries], ['delivered', '200 noted', 1])
  await stopSubscription(admin, id, 'staff')
})

test('of a renewed secret the one before signs too, for a day, and then the new one alone', async () => {
  const { id, secret: old } = await subscribe()
  const renewed = await renewSecret(admin, id)
  assert.notEqual(renewed, old)
  await testSubscription(admin, id, ORIGIN)
  await send((await newest(id)).id)
  const later = database.ctx({ actor: system('test'), now: () => new Date(Date.now() + 25 * 3_600_000) })
  await testSubscription(admin, id, ORIGIN)
  await sendDelivery(later, { id: (await newest(id)).id, lastTry: false })
  const [soon, nextDay] = got.map(({ headers, body }) => ({
    signatures: String(headers['webhook-signature']).split(' ').length,
    accepts(secret: string): boolean {
      // A library also looks at the clock, which is a day ahead in one of them.
      const at = new Date(Number(headers['webhook-timestamp']) * 1000)
      return String(headers['webhook-signature'])
        .split(' ')
        .includes(new Webhook(secret).sign(String(headers['webhook-id']), at, body))
    },
  }))
  assert.deepEqual([soon!.signatures, soon!.accepts(old), soon!.accepts(renewed)], [2, true, true])
  assert.deepEqual([nextDay!.signatures, nextDay!.accepts(old), nextDay!.accepts(renewed)], [1, false, true])
  const [first] = got
  new Webhook(old).verify(first!.body, first!.headers as Record<string, string>)
  new Webhook(renewed).verify(first!.body, first!.headers as Record<string, string>)
  await stopSubscription(admin, id, 'staff')
  await assert.rejects(renewSecret(admin, id), isNotFound)
})

test('who asked is told only with a permission and its reason; of confidential services nothing without it', async () => {
  await assert.rejects(subscribe({ personal: true }), refusedAs('webhooks.because-missing'))
  const [plain, allowed] = [
    await subscribe(),
    await subscribe({ personal: true, personalBecause: 'Contract of the depot' }),
  ]
  await ask()
  await ask('debt-and-money-advice')
  await follow()
  const [withNames, without] = [await listDeliveries(admin, allowed.id), await listDeliveries(admin, plain.id)]
  assert.deepEqual([withNames.length, without.length], [2, 1])
  assert.match(withNames.at(-1)!.body, /rosa@resident\.example/)
  for (const { id } of [plain, allowed]) await stopSubscription(admin, id, 'staff')
})

test('words that are held or shown in part are told to nobody, nor whose they are', async () => {
  const allowed = await subscribe({ personal: true, personalBecause: 'Contract of the depot' })
  const asked = { service: 'pothole', name: 'Rosa Ray', email: 'rosa@resident.example', safe: ['email' as const] }
  const { requestId } = await buildRequest(ctx, { ...asked, words: 'Deep. My husband beats me' })
  await follow()
  const [held] = await listDeliveries(admin, allowed.id)
  assert.match(held!.body, /"service":"pothole"/)
  assert.doesNotMatch(held!.body, /husband|Rosa|rosa@/)
  await releaseWords(ctx, { requestId, words: 'Deep.' })
  await closeRequest(ctx, { requestId, outcome: 'done', words: 'Done' })
  await follow()
  assert.doesNotMatch((await listDeliveries(admin, allowed.id))[0]!.body, /husband|Rosa|rosa@/)
  const other = await buildRequest(ctx, { ...asked, words: 'Deep. My husband beats me' })
  await releaseWords(ctx, other)
  await closeRequest(ctx, { requestId: other.requestId, outcome: 'done', words: 'Done' })
  await follow()
  assert.match((await listDeliveries(admin, allowed.id))[0]!.body, /rosa@/)
  await stopSubscription(admin, allowed.id, 'staff')
})

test('it is told only the news and the services it asked for', async () => {
  const { id } = await subscribe({ news: ['request.closed'], services: ['pothole'] })
  const [hole, tree] = [await ask(), await ask('tree')]
  for (const requestId of [hole, tree]) await closeRequest(ctx, { requestId, outcome: 'done', words: 'Done' })
  await follow()
  assert.deepEqual(
    (await listDeliveries(admin, id)).map(({ news, body }) => [news, JSON.parse(body).data.outcome]),
    [['request.closed', 'done']],
  )
  await stopSubscription(admin, id, 'staff')
})

test('of what another body deals with its name is told and no date of ours, before it has it and at its end', async () => {
  const { id } = await subscribe()
  await ask()
  await follow()
  const bodyId = await addBody(admin, {
    ...{ name: 'National Roads', url: 'https://roads.example/v2', jurisdiction: '', apiKey: '', personal: false },
    personalBecause: '',
  })
  await addRoute(admin, { bodyId, service: 'pothole', area: '', code: 'POT' })
  const requestId = await ask()
  await follow()
  await ctx.transaction(ctx => digestEvents(ctx, referralsFollower))
  await closeRequest(ctx, { requestId, outcome: 'done', words: 'Done' })
  await follow()
  const told = (await listDeliveries(admin, id)).toReversed().map(({ news, body }) => {
    const { body: name, dueAt } = JSON.parse(body).data
    return [news, name, dueAt !== null]
  })
  assert.deepEqual(told, [
    ['request.opened', null, true],
    ['request.opened', 'National Roads', false],
    ['request.closed', 'National Roads', false],
  ])
  await stopBody(admin, bodyId)
  await stopSubscription(admin, id, 'staff')
})

test('what is not taken is tried again under the same id; at last it waits, and a person has it sent again', async () => {
  const { id } = await subscribe()
  await testSubscription(admin, id, ORIGIN)
  const { id: delivery } = await newest(id)
  answers = [500, 'drop', 302]
  await assert.rejects(send(delivery), /500 noted/)
  await assert.rejects(send(delivery))
  await assert.rejects(send(delivery, true), /302/)
  assert.equal((await newest(id)).status, 'failed')
  assert.equal((await getSubscription(admin, id)).failed, 1)
  await replayDelivery(admin, id, delivery)
  await send(delivery)
  assert.deepEqual([(await newest(id)).status, got.length], ['delivered', 4])
  assert.equal(new Set(got.map(({ headers }) => headers['webhook-id'])).size, 1)
  await assert.rejects(replayDelivery(admin, id, newId()), isNotFound)
})

test('410 ends it, until a person begins it again and has what did not arrive sent once more', async () => {
  const { id } = await subscribe()
  await testSubscription(admin, id, ORIGIN)
  answers = [410]
  await send((await newest(id)).id)
  const { stoppedAt, stoppedBecause } = await getSubscription(admin, id)
  assert.ok(stoppedAt)
  assert.equal(stoppedBecause, 'gone')
  await ask()
  await follow()
  const [first, ...more] = await listDeliveries(admin, id)
  assert.deepEqual([first!.status, more], ['failed', []])
  await resumeSubscription(admin, id)
  assert.equal((await getSubscription(admin, id)).stoppedAt, null)
  await ask()
  await follow()
  assert.equal((await newest(id)).status, 'queued', 'it is told again')
  await replayFailed(admin, id)
  await send(first!.id)
  assert.equal((await listDeliveries(admin, id)).find(each => each.id === first!.id)!.status, 'delivered')
  assert.equal((await getSubscription(admin, id)).failed, 0)
  await stopSubscription(admin, id, 'staff')
})

test('bad input is refused, and only who may make keys sees any of it', async () => {
  for (const [more, code] of [
    [{ name: ' ' }, 'name-missing'],
    [{ url: 'http://depot.example/hook' }, 'address-wrong'],
    [{ url: 'depot' }, 'address-wrong'],
    [{ news: ['everything'] }, 'news-missing'],
  ] as const)
    await assert.rejects(subscribe(more as Partial<NewSubscription>), refusedAs(`webhooks.${code}`))
  const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], name: 'Olu' }) })
  assert.deepEqual(await listSubscriptions(officer), [])
  const { id } = await subscribe()
  await assert.rejects(listDeliveries(officer, id), isNotFound)
  await assert.rejects(stopSubscription(officer, id, 'staff'), isNotFound)
  await forgetDeliveries(ctx)
})
