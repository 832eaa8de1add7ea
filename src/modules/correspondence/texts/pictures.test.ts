import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { createRecordings } from '../../../adapters/telephony/index.ts'
import { system } from '../../../platform/actor.ts'
import { newId } from '../../../platform/id.ts'
import { listMessages, readArrivals } from '../../channels/index.ts'
import { readConversation, takeWaiting } from '../../interactions/index.ts'
import { openSubmission, readRequest, reporterFrom } from '../../requests/index.ts'
import { isNotFound, refusedAs } from '../../requests/requests.fixture.ts'
import {
  arrivalReader,
  beginFormOfMatter,
  FETCH_FILE_JOB,
  fetchFile,
  listReceived,
  readReceived,
  receiveText,
  requeueFetching,
  retryFile,
} from '../index.ts'

const ACCOUNT = { accountSid: `AC${'3'.repeat(32)}`, authToken: 'the token we ask with' }
const KEY = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`
const PHOTO = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'green' } })
  .jpeg()
  .toBuffer()
const asked: string[] = []
let answers: { status: number; bytes: Buffer } = { status: 200, bytes: PHOTO }
const provider = createServer((request, response) => {
  asked.push(request.url!)
  if (request.headers.authorization !== KEY) return void response.writeHead(401).end()
  response.writeHead(answers.status, { 'content-type': 'image/jpeg' }).end(answers.bytes)
})
await new Promise<void>(resolve => provider.listen(0, '127.0.0.1', resolve))
after(() => provider.close())
const HOST = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`

const database = await testDatabase({ after }, { template: 'wiltshire' })
database.ports.recordings = createRecordings({ url: HOST, ...ACCOUNT })
const ctx = database.ctx({ actor: system('texts') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'text' })
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })

let numbers = 0
const newNumber = (): string => `+4477009003${String(++numbers).padStart(2, '0')}`

async function arrive(from: string, words: string, urls: string[]) {
  const media = urls.flatMap((url, at) => [
    [`MediaUrl${at}`, url],
    [`MediaContentType${at}`, 'image/jpeg'],
  ])
  const fields = { MessageSid: `MM${newId()}`, From: from, To: '+447700900999', Body: words }
  const body = String(new URLSearchParams({ ...fields, NumMedia: String(urls.length), ...Object.fromEntries(media) }))
  // Told twice, as providers do.
  const arrival = await receiveText(ctx, { provider: 'twilio', body })
  await receiveText(ctx, { provider: 'twilio', body })
  while (await readArrivals(ctx, reader));
  for (const row of (await listReceived(adviser, { which: 'all' })).rows) {
    const view = await readReceived(adviser, row.id)
    if (view.arrivalId === arrival) return view
  }
  throw new Error('nothing was made of it')
}

const planned = async (receivedId: string) =>
  (
    await sql<{ key: string }>`select key from graphile_worker.jobs where task_identifier = ${FETCH_FILE_JOB}
      and key like ${`file:${receivedId}:%`} order by key`.execute(ctx.db)
  ).rows.length
const fetchFor = (receivedId: string, position = 0, lastTry = false) =>
  fetchFile(ctx, { receivedId, position, lastTry })
const textsTo = async (number: string) => (await listMessages(ctx, { text: number, limit: 50 })).rows

test('pictures are fetched as the account, kept as uploads are, once, and its sender hears once that they are here', async () => {
  const from = newNumber()
  const text = await arrive(from, '', [`${HOST}/one`, `${HOST}/two`])
  assert.deepEqual(
    text.attachments.map(({ name, problem, isAwaited }) => [name, problem, isAwaited]),
    [
      ['Picture 1', 'it is being fetched from the provider', true],
      ['Picture 2', 'it is being fetched from the provider', true],
    ],
  )
  assert.equal(await planned(text.id), 2)
  const { rows } = await sql<{
    summary: string
  }>`select summary from interactions.waiting where id = ${text.id}`.execute(ctx.db)
  assert.equal(rows[0]!.summary, '2 pictures by text')
  const [answer, ...others] = await textsTo(from)
  assert.match(answer!.words, /we have your text/)
  assert.equal(others.length, 0)
  await fetchFor(text.id, 0)
  await fetchFor(text.id, 1)
  await fetchFor(text.id, 1)
  assert.deepEqual(asked, ['/one', '/two'], 'none is fetched a second time')
  const { attachments } = await readReceived(adviser, text.id)
  assert.deepEqual(
    attachments.map(({ fileId, problem, isPhoto }) => [fileId !== null, problem, isPhoto]),
    [
      [true, null, true],
      [true, null, true],
    ],
  )
})

test('they go with the form that a colleague begins with the text, where it asks for photos', async () => {
  const text = await arrive(newNumber(), 'There is a deep pothole in Mill Lane', [`${HOST}/hole`])
  await fetchFor(text.id)
  const interactionId = await takeWaiting(adviser, text.id)
  const { matters } = await readConversation(adviser, interactionId)
  const begun = await beginFormOfMatter(adviser, { interactionId, matterId: matters[0]!.id, service: 'pothole' })
  const { answers } = await ctx.db
    .selectFrom('drafts.drafts')
    .select('answers')
    .where('id', '=', begun.id)
    .executeTakeFirstOrThrow()
  const [photo] = (await readReceived(adviser, text.id)).attachments
  assert.deepEqual((answers as Record<string, unknown>).photos, [photo!.fileId])
})

test('one that answers a text about a request goes to that request', async () => {
  const from = newNumber()
  const [opened] = await openSubmission(database.ctx({ channel: 'web' }), {
    key: newId(),
    language: 'en',
    reporter: reporterFrom({ name: 'Sam Sample', phone: from }),
    requests: [
      {
        service: 'pothole',
        answers: { size: 'large', depth: 'deep', position: 'wheels', details: 'A hole' },
        place: { lat: 51.4587, lng: -2.1156, words: 'By the bridge' },
      },
    ],
  })
  const text = await arrive(from, `It grew ${opened!.reference}`, [`${HOST}/grew`])
  assert.equal(text.became, 'information')
  await fetchFor(text.id)
  await fetchFor(text.id)
  const { photos, updates } = await readRequest(ctx, opened!.requestId)
  assert.deepEqual([photos.length, updates.map(({ words }) => words.slice(0, 7)).filter(Boolean)], [1, ['It grew']])
})

test('what cannot be fetched is tried again, then given up with why, and a colleague has it tried again', async () => {
  const text = await arrive(newNumber(), 'Look', [`${HOST}/later`])
  await assert.rejects(
    retryFile(adviser, { receivedId: text.id, position: 0 }),
    refusedAs('correspondence.file-not-failed'),
  )
  answers = { status: 503, bytes: Buffer.from('') }
  await assert.rejects(fetchFor(text.id), /503/)
  assert.match((await readReceived(adviser, text.id)).attachments[0]!.problem!, /did not come yet/)
  await fetchFor(text.id, 0, true)
  const [given] = (await readReceived(adviser, text.id)).attachments
  assert.match(given!.problem!, /^it could not be fetched: The provider answered 503/)
  assert.deepEqual([given!.retry, given!.isAwaited], [0, false])
  await assert.rejects(retryFile(adviser, { receivedId: text.id, position: 7 }), isNotFound)
  await retryFile(adviser, { receivedId: text.id, position: 0 })
  answers = { status: 200, bytes: PHOTO }
  await sql`delete from graphile_worker._private_jobs`.execute(ctx.db)
  await requeueFetching(ctx)
  assert.equal(await planned(text.id), 1, 'what a restore forgot is planned again')
  await fetchFor(text.id)
  assert.equal((await readReceived(adviser, text.id)).attachments[0]!.problem, null)
})

test('nothing is asked of anybody but the provider; what is no picture is not kept', async () => {
  const before = asked.length
  const elsewhere = await arrive(newNumber(), 'Look', ['http://169.254.169.254/secrets'])
  await fetchFor(elsewhere.id)
  const [refused] = (await readReceived(adviser, elsewhere.id)).attachments
  assert.match(refused!.problem!, /not the provider's/)
  assert.equal(asked.length, before)
  answers = { status: 200, bytes: Buffer.from('<script>alert(1)</script>') }
  const markup = await arrive(newNumber(), 'Look', [`${HOST}/markup`])
  await fetchFor(markup.id)
  assert.deepEqual(
    (await readReceived(adviser, markup.id)).attachments.map(({ fileId, problem }) => [fileId, problem]),
    [[null, 'it is a picture of a kind that we do not keep']],
  )
  answers = { status: 200, bytes: PHOTO }
})
