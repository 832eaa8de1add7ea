import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { CARD, tablesWithCard } from '../../../test/support/card.ts'
import { addStaff, system, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { ScanPort } from '../../platform/ports.ts'
import { listMessages, readArrivals, receiveArrival, replyAddress } from '../channels/index.ts'
import { getStaff } from '../organisation/index.ts'
import { openSubmission, readRequest, reporterFrom } from '../requests/index.ts'
import { isNotFound } from '../requests/requests.fixture.ts'
import {
  arrivalReader,
  listPages,
  listReceived,
  openRaw,
  readMailHtml,
  readReceived,
  receiveLetter,
  receiveText,
  receiveVoiceMessage,
} from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
const GONE = '[card number removed]'

const readAll = async (as: Ctx = ctx): Promise<void> => {
  while (await readArrivals(as, reader));
}
const newest = async () => readReceived(adviser, (await listReceived(adviser, { which: 'all' })).rows[0]!.id)

let mails = 0
async function sendMail(
  lines: string[],
  body: string[],
  to = 'customerservices@wiltshire.example',
  from = `Ann ${CARD} <ann@resident.example>`,
): Promise<void> {
  const head = [`From: ${from}`, `To: ${to}`, `Message-ID: <card-${++mails}@resident.example>`]
  await receiveArrival(ctx, {
    medium: 'email',
    source: 'smtp',
    sourceKey: newId(),
    sender: 'ann@resident.example',
    recipients: [to],
    raw: Buffer.from([...head, ...lines, '', ...body, ''].join('\r\n')),
    mediaType: 'message/rfc822',
  })
  await readAll()
}

const inParts = (html: string, words: string): [string[], string[]] => [
  [`Subject: Paid with ${CARD}`, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
  [
    ...['--b', 'Content-Type: multipart/alternative; boundary=a', ''],
    ...['--a', 'Content-Type: text/plain', '', words, '--a', 'Content-Type: text/html', '', html, '--a--'],
    ...['--b', `Content-Disposition: attachment; filename="${CARD}.txt"`, '', 'Kept as it came', '--b--'],
  ],
]

test('the number of a card in a mail is nowhere but in the file as it came', async () => {
  const html = `<p title="${CARD}">I <b>paid</b> with ${CARD.replaceAll(' ', '&nbsp;')}</p>`
  await sendMail(...inParts(html, `I paid with ${CARD}\r\n\r\n-- \r\nAnn, ${CARD}`))
  const mail = await newest()
  assert.deepEqual([mail.subject, mail.fromName], [`Paid with ${GONE}`, `Ann ${GONE}`])
  assert.equal(mail.words, `I paid with ${GONE}`)
  assert.match(mail.whole, /Ann, \[card number removed\]/)
  assert.equal(mail.attachments[0]?.name, `${GONE}.txt`)
  const looks = await readMailHtml(adviser, mail.id)
  assert.equal(looks, `<p title="${GONE}">I <b>paid</b> with ${GONE}</p>`)
  await assert.rejects(openRaw(adviser, mail.id), isNotFound)
  const leader = database.ctx({ actor: await addStaff(ctx, { roles: ['team-leader'] }) })
  assert.ok((await text((await openRaw(leader, mail.id)).bytes)).includes(CARD))
  const { rows } = await listMessages(ctx, { text: 'ann@resident.example', limit: 9 })
  assert.equal(rows.length, 1, 'she is answered')
  assert.deepEqual(await tablesWithCard(database.db), [])
})

test('where it stands in pieces in how a mail looks, only the words are shown', async () => {
  await sendMail(...inParts('<p>4111 <b>1111</b> 1111 <i>1111</i></p>', `Card ${CARD}`))
  const mail = await newest()
  assert.deepEqual([mail.hasHtml, mail.words], [false, `Card ${GONE}`])
})

test('nor is it in the request that a mail answers', async () => {
  const reporter = reporterFrom({ name: 'Ann', email: 'ann@resident.example' })
  const requests = [{ service: 'pothole', answers: {}, details: 'A deep hole' }]
  const [opened] = await openSubmission(ctx, { key: newId(), reporter, language: 'en', requests })
  const to = await replyAddress(ctx, 'reply@council.example', opened!.participantId)
  await sendMail(['Subject: Re'], [`My card is ${CARD}`], to)
  const { updates } = await readRequest(ctx, opened!.requestId)
  assert.deepEqual(
    updates.map(({ words }) => words),
    [`My card is ${GONE}`],
  )
  assert.deepEqual(await tablesWithCard(database.db), [])
})

test('nor in a text', async () => {
  const body = { MessageSid: newId(), From: '+447700900123', To: '+447700900999', Body: `My card is ${CARD}` }
  await receiveText(ctx, { provider: 'twilio', body: String(new URLSearchParams(body)) })
  await readAll()
  assert.equal((await newest()).words, `My card is ${GONE}`)
  assert.deepEqual(await tablesWithCard(database.db), [])
})

test('nor in the words of a letter', async () => {
  const words = `Dear council, I have paid my council tax with the card ${CARD} and heard nothing. Yours, Ann`
  const scans: ScanPort = {
    read: (_, onPage) =>
      onPage({ image: Buffer.from('page'), width: 10, height: 14, codes: [], words, confidence: 95 }, 1),
    async stop() {},
  }
  await receiveLetter(ctx, { name: 'monday.pdf', bytes: Buffer.from('scan') })
  await readAll(withContext(ctx, { ports: { ...ctx.ports, scans } }))
  const letter = await newest()
  assert.equal(letter.words, words.replace(CARD, GONE))
  assert.equal((await listPages(adviser, letter.id))[0]!.words, words.replace(CARD, GONE))
  assert.deepEqual(await tablesWithCard(database.db), [])
})

test('nor in what a machine wrote down of a spoken message', async () => {
  const numbers = { from: '+447700900124', dialled: '+441249706111' }
  const about = { url: 'https://line.example/r', line: null, language: 'en', service: null } as const
  const call = { provider: 'line', call: 'c', recording: 'r', ...numbers, ...about }
  const recordings = { fetch: async () => Buffer.from('ID3 sound') }
  const withSound = withContext(ctx, { ports: { ...ctx.ports, recordings } })
  await receiveVoiceMessage(ctx, { ...call, seconds: 9 })
  await readAll(withSound)
  await receiveVoiceMessage(ctx, { ...call, words: `My card is ${CARD}` })
  await readAll(withSound)
  assert.equal((await newest()).words, `My card is ${GONE}`)
  assert.deepEqual(await tablesWithCard(database.db), [])
})

test('nor in what a colleague wrote above a mail that they sent on', async () => {
  const { email } = await getStaff(ctx, adviser.actor.id!)
  const words = `Paid with ${CARD}\n\n---------- Forwarded message ---------\nFrom: Jo ${CARD} <jo@resident.example>\nSubject: Paid\n\nI have paid.`
  await sendMail(['Subject: Fwd: Paid'], [words], undefined, `Ada ${CARD} <${email}>`)
  const [by] = (await newest()).sentOn
  assert.deepEqual([by!.name, by!.words], [`Ada ${GONE}`, `Paid with ${GONE}`])
  assert.deepEqual(await tablesWithCard(database.db), [])
})
