import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { listMessages, readArrivals, readMessage, receiveArrival } from '../channels/index.ts'
import { addCustomer, saveContactPoint } from '../customers/index.ts'
import { getDraft } from '../drafts/index.ts'
import { readConversation, takeWaiting } from '../interactions/index.ts'
import { refusedAs } from '../requests/requests.fixture.ts'
import { answerReceived, arrivalReader, beginFormOfMatter, listReceived, readReceived } from './index.ts'

const database = await testDatabase({ after }, { template: 'wrexham' })
const ctx = database.ctx({ actor: system('mail') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'] }), channel: 'email' })
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })

/** Somebody writes; answers what was made of it, and what she was sent. */
async function write(from: string, subject: string, words: string, type = 'text/plain') {
  const raw = Buffer.from(
    `From: ${from}\r\nSubject: ${subject}\r\nMessage-ID: <${newId()}@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${words}\r\n`,
  )
  const recipients = ['contact@example.org']
  const how = { medium: 'email', source: 'smtp', sender: from, recipients } as const
  await receiveArrival(ctx, { ...how, sourceKey: newId(), raw, mediaType: 'message/rfc822' })
  while (await readArrivals(ctx, reader));
  const received = (await listReceived(adviser, { which: 'new' })).rows.find(each => each.fromAddress === from)!
  return { received, sent: await sentTo(from) }
}

async function sentTo(address: string) {
  const { rows } = await listMessages(ctx, { text: address })
  return Promise.all(rows.map(({ id }) => readMessage(ctx, id)))
}

/** A record with this address. */
async function know(value: string, more: { safe?: boolean; neutral?: boolean }): Promise<void> {
  const source = 'customer'
  const who = { name: 'Rosa Sample', kind: 'person', born: null, email: '', phone: '', source } as const
  const point = { preferred: false, safe: true, textOk: false, messageOk: false, neutral: false, ...more }
  await saveContactPoint(adviser, {
    customerId: await addCustomer(adviser, who),
    source,
    kind: 'email',
    value,
    ...point,
  })
}

test('whoever writes in Welsh is answered in Welsh, by the program and by a colleague', async () => {
  const words = 'Mae twll mawr yn y ffordd ger Stryd Fawr. Diolch.'
  const { received, sent } = await write('sian@one.example', 'Twll yn y ffordd', words)
  assert.match(sent[0]!.subject, /^Rydym wedi cael eich e-bost/)
  assert.match(sent[0]!.words, /Beth sy’n digwydd nesaf/)
  const interactionId = await takeWaiting(adviser, received.id)
  const answer = { interactionId, receivedId: received.id, words: 'Diolch i chi.', key: newId() }
  await answerReceived(adviser, answer)
  assert.ok((await sentTo('sian@one.example')).every(({ language }) => language === 'cy'))
  const bin = await write(
    'olwen@one.example',
    'Bin heb ei gasglu',
    'Ni chafodd fy min ailgylchu ei gasglu ddydd Gwener.',
  )
  assert.match(bin.sent[0]!.words, /Bin heb ei wagio/, 'the service too is said in Welsh')
  assert.doesNotMatch(bin.sent[0]!.words, /Missed bin/)
  const english = await write('sam@one.example', 'Hole', 'There is a hole in the road at Heol y Parc.')
  assert.match(english.sent[0]!.subject, /^We have your email/)
})

test('an address at which it is not safe to write is written to by nobody, whoever writes from it', async () => {
  await know('unsafe@one.example', { safe: false })
  const { received, sent } = await write('unsafe@one.example', 'Help', 'Please ring me at work.')
  assert.deepEqual(sent, [])
  const interactionId = await takeWaiting(adviser, received.id)
  const answer = { interactionId, receivedId: received.id, words: 'We will.', key: newId() }
  await assert.rejects(answerReceived(adviser, answer), refusedAs('correspondence.not-safe'))
  assert.deepEqual(await sentTo('unsafe@one.example'), [])
  const matterId = (await readConversation(adviser, interactionId)).matters[0]!.id
  const begun = await beginFormOfMatter(adviser, { interactionId, matterId, service: 'something-else' })
  const { answers } = await getDraft(adviser, begun.id, begun.secret)
  assert.ok(Object.values(answers).includes('Please ring me at work.'))
  assert.doesNotMatch(JSON.stringify(answers), /unsafe@/)
})

test('where a subject must not say what it is about, it says who writes and no more', async () => {
  await know('neutral@one.example', { neutral: true })
  const { received } = await write('neutral@one.example', 'Leaving home', 'I need to leave my home.')
  const interactionId = await takeWaiting(adviser, received.id)
  await answerReceived(adviser, { interactionId, receivedId: received.id, words: 'We can help.', key: newId() })
  const sent = await sentTo('neutral@one.example')
  assert.equal(sent.length, 2)
  for (const { subject } of sent) assert.match(subject, /^A message from /)
})

test('an invitation stands among the words and the files, a signature is for machines; why a file is not kept is said to each in his words', async () => {
  const part = (type: string, body: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`
  const event = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', 'SUMMARY:The hedge', 'DTSTART:20261203T100000Z']
  const invitation = [...event, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
  const words = [
    part('text/plain', 'Please come and look.'),
    part('text/calendar; method=REQUEST', invitation),
    part('application/pkcs7-signature; name=smime.p7s', 'AAAA'),
    part('application/x-thing; name=thing.exe', 'MZ'),
  ].join('')
  const { received, sent } = await write('cal@one.example', 'Visit', `${words}--b--`, 'multipart/mixed; boundary=b')
  assert.match(received.begins, /Please come and look\.\s+Invitation: The hedge/)
  const { attachments } = await readReceived(adviser, received.id)
  assert.deepEqual(
    attachments.map(({ name, problem }) => [name, problem]),
    [
      ['invite.ics', null],
      ['thing.exe', 'it is a kind of file that we do not keep'],
    ],
  )
  assert.match(sent[0]!.words, /thing\.exe is not a file we can use\. Send a PDF/)
  assert.doesNotMatch(sent[0]!.words, /invite|p7s/)
})
