import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, digestEvents, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import type { PlaceAnswer } from '../../platform/form/index.ts'
import { newId } from '../../platform/id.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import {
  countArrivals,
  listMessages,
  listUnreadable,
  readArrivals,
  readMessage,
  receiveArrival,
  replyAddress,
  retryArrival,
  seeToArrival,
  sendMessage,
} from '../channels/index.ts'
import { getDraft, resumeDraft } from '../drafts/index.ts'
import { listWork, putAwayWaiting, readConversation, takeNext, takeWaiting } from '../interactions/index.ts'
import { getStaff } from '../organisation/index.ts'
import { openSubmission, readRequest, reporterFrom } from '../requests/index.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import {
  answerReceived,
  arrivalReader,
  formsFollower,
  listReceived,
  nameWriter,
  readReceived,
  readThread,
} from './index.ts'

const REPLY = 'reply@council.example'
const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })
const colleague = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ben' }), channel: 'email' })
const reader = arrivalReader({
  origin: 'https://council.test',
  domains: ['wiltshire.example'],
  takeText: async () => null,
})

let mails = 0
interface Written {
  from?: string
  to?: string
  subject?: string
  words?: string
  headers?: Record<string, string>
}

const write = ({
  from = 'Sam Sample <sam@resident.example>',
  to = 'council@example',
  subject = 'Hello',
  words = 'Words',
  headers = {},
}: Written) => {
  const all = {
    From: from,
    To: to,
    Subject: subject,
    Date: 'Sat, 28 Nov 2026 10:00:00 +0000',
    'Message-ID': `<mail-${++mails}@resident.example>`,
    ...headers,
  }
  const lines = Object.entries(all).filter(([, value]) => value !== '')
  return Buffer.from(`${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${words}\r\n`)
}

const hand = (
  raw: Buffer,
  recipients: string[] = ['customerservices@wiltshire.example'],
  sourceKey: string = newId(),
) =>
  receiveArrival(ctx, {
    medium: 'email',
    source: 'smtp',
    sourceKey,
    sender: 'sender@mail.example',
    recipients,
    raw,
    mediaType: 'message/rfc822',
  })

const readAll = async (): Promise<void> => {
  while (await readArrivals(ctx, reader));
}

/** Hands a mail over and answers what was made of it. */
async function arrive(mail: Written, recipients?: string[]) {
  const arrival = await hand(write(mail), recipients)
  await readAll()
  const { rows } = await listReceived(ctx, { which: 'all' })
  for (const row of rows) {
    const view = await readReceived(ctx, row.id)
    if (view.arrivalId === arrival) return view
  }
  throw new Error('nothing was made of it')
}

const to = async (address: string) => (await listMessages(ctx, { text: address, limit: 500 })).rows
const mayFail = { from: 'council@example', replyTo: REPLY, quietHours: null, lastTry: false }

test('what is new is kept, waits for a colleague, and is acknowledged in the thread with a reference', async () => {
  const mail = await arrive({
    from: 'Rosa Sample <rosa@one.example>',
    subject: 'Hole',
    words: 'There is a deep hole in the road outside my house, a pothole.',
  })
  assert.deepEqual(
    [mail.became, mail.kind, mail.fromAddress, mail.fromName],
    ['waiting', 'message', 'rosa@one.example', 'Rosa Sample'],
  )
  const [answer] = await to('rosa@one.example')
  assert.ok(answer!.words.includes(formatCode(mail.reference!)))
  assert.match(answer!.words, /answers you by/)
  const code = /\d{3} \d{3} \d{3}(?! \d)/.exec(answer!.words.split('Your code')[1]!)![0]
  const draft = await resumeDraft(database.ctx({ channel: 'web' }), { code, address: '127.0.0.1' })
  const begun = await getDraft(ctx, draft.id, draft.secret)
  assert.equal(begun.service, 'pothole')
  assert.deepEqual((begun.answers._contact as Record<string, string>).email, 'rosa@one.example')
  assert.ok(Object.values(begun.answers).some(each => String(each).startsWith('There is a deep hole')))
  await sendMessage(ctx, { id: answer!.id, ...mayFail })
  const sent = database.ports.mail.sent.at(-1)!
  assert.equal(sent.replyTo, await replyAddress(ctx, REPLY, mail.threadId))
  assert.equal(sent.answers, mail.messageId)
  const item = (await listWork(adviser)).find(({ id }) => id === mail.id)!
  assert.deepEqual(
    [item.kind, item.words, item.from, item.channel],
    ['written', 'Hole', mail.fromName || mail.fromAddress, 'email'],
  )
})

test('whoever finishes the form that was begun for her needs no colleague: her mail leads to the request', async () => {
  const words = 'A pothole: a deep hole in the road at SN15 1ER, by the school.'
  const mail = await arrive({ from: 'finishes@one.example', subject: 'Pothole', words })
  const [answer] = await to('finishes@one.example')
  const code = /\d{3} \d{3} \d{3}(?! \d)/.exec(answer!.words.split('Your code')[1]!)![0]
  const { id, secret } = await resumeDraft(database.ctx({ channel: 'web' }), { code, address: '127.0.0.1' })
  const { submissionKey, known } = await getDraft(ctx, id, secret)
  assert.deepEqual(known, { postcode: 'SN15 1ER' })
  const [opened] = await openSubmission(database.ctx({ channel: 'web' }), {
    key: submissionKey,
    draftId: id,
    language: 'en',
    reporter: reporterFrom({ email: 'finishes@one.example' }),
    requests: [{ ...REQUEST, place: PLACE }],
  })
  await digestEvents(ctx, formsFollower)
  assert.equal((await readReceived(adviser, mail.id)).requestId, opened!.requestId)
  assert.ok(!(await listWork(adviser)).some(item => item.id === mail.id))
})

test('the form that is begun says where, as far as the words do, and is taken up there', async () => {
  const begun = async (words: string) => {
    const from = `place-${newId()}@one.example`
    await arrive({ from, subject: 'Pothole', words })
    const code = /\d{3} \d{3} \d{3}(?! \d)/.exec((await to(from))[0]!.words.split('Your code')[1]!)![0]
    const { id, secret } = await resumeDraft(database.ctx({ channel: 'web' }), { code, address: newId() })
    const { answers, atQuestion } = await getDraft(ctx, id, secret)
    return { place: answers.where as PlaceAnswer | undefined, atQuestion }
  }
  const both = await begun('Big pothole on Station Road SN15 1ER, a deep hole in the road')
  assert.deepEqual(
    [both.place!.words, both.place!.postcode, both.place!.source],
    ['Station Road', 'SN15 1ER', 'postcode'],
  )
  assert.equal(both.atQuestion, 'where', 'she looks at it first')
  const street = await begun('Big pothole on Station Road, a deep hole in the road')
  assert.deepEqual([street.place!.words, street.place!.lat], ['Station Road', null], 'a street is no point')
  const postcode = await begun('Big pothole, a deep hole in the road, SN15 1ER')
  assert.deepEqual([postcode.place, postcode.atQuestion], [undefined, null], 'a postcode alone is some fifteen houses')
})

test('an adviser takes it as a conversation, answers in the thread, and what comes back is in the same thread', async () => {
  const mail = await arrive({
    from: 'thread@one.example',
    subject: 'Opening hours',
    words: 'When is the library open?',
  })
  const interactionId = await takeWaiting(adviser, mail.id)
  await assert.rejects(takeWaiting(colleague, mail.id), refusedAs('interactions.gone-already'))
  const conversation = await readConversation(adviser, interactionId)
  assert.deepEqual([conversation.channel, conversation.matters[0]!.asked], ['email', 'When is the library open?'])
  const answer = { interactionId, receivedId: mail.id, words: 'On Monday, from 9am.', key: newId() }
  await assert.rejects(answerReceived(colleague, answer), isNotFound)
  await assert.rejects(answerReceived(adviser, { ...answer, words: ' ' }), refusedAs('correspondence.words-missing'))
  await answerReceived(adviser, answer)
  await answerReceived(adviser, answer)
  const answers = (await to('thread@one.example')).filter(({ subject }) => subject.startsWith('Re: Opening hours'))
  assert.equal(answers.length, 1, 'sent twice it is one answer')
  assert.match(answers[0]!.words, /^On Monday, from 9am\.\n\n> When is the library open\?$/)
  // Until then it could be undone.
  const later = { ...ctx, now: () => new Date(Date.now() + 11_000) }
  await sendMessage(later, { id: answers[0]!.id, ...mayFail })
  const sent = database.ports.mail.sent.at(-1)!
  assert.equal(sent.byPerson, true)
  const back = await arrive({ from: 'thread@one.example', subject: 'Re: Opening hours', words: 'Thank you' }, [
    sent.replyTo!,
  ])
  assert.deepEqual([back.threadId, back.became, back.reference], [mail.threadId, 'waiting', mail.reference])
  const again = (await to('thread@one.example')).filter(({ subject }) => subject.includes('We have your email'))
  assert.equal(again.length, 1, 'a thread is acknowledged once')
  const { received, sent: ours } = await readThread(adviser, { interactionId })
  assert.deepEqual([received.length, ours.length], [2, 2])
})

test('the same by In-Reply-To, and by the reference where a mail program drops both', async () => {
  const mail = await arrive({ from: 'refs@one.example', subject: 'A tree', words: 'It leans' })
  const [answer] = await to('refs@one.example')
  const byHeader = await arrive({
    from: 'refs@one.example',
    subject: 'Re',
    headers: { 'In-Reply-To': `<${answer!.id}@council.example>` },
  })
  assert.equal(byHeader.threadId, mail.threadId)
  const theirs = await arrive({ from: 'refs@one.example', subject: 'And', headers: { 'In-Reply-To': mail.messageId! } })
  assert.equal(theirs.threadId, mail.threadId)
  const byReference = await arrive({ from: 'other@one.example', subject: `About ${formatCode(mail.reference!)}` })
  assert.equal(byReference.threadId, mail.threadId)
})

const REQUEST = { service: 'pothole', answers: { size: 'large', depth: 'deep', position: 'wheels', details: 'A hole' } }
const PLACE = { lat: 51.4587, lng: -2.1156, words: 'By the bridge' }

async function ask(email: string) {
  const [opened] = await openSubmission(database.ctx({ channel: 'web' }), {
    key: newId(),
    language: 'en',
    reporter: reporterFrom({ name: 'Sam Sample', email }),
    requests: [{ ...REQUEST, place: PLACE }],
  })
  return opened!
}

test('who answers about her own request adds to it; a stranger with her reference waits for a colleague', async () => {
  const { requestId, participantId, reference } = await ask('own@two.example')
  const address = await replyAddress(ctx, REPLY, participantId)
  const added = await arrive({ from: 'own@two.example', subject: 'Re: Pothole', words: 'It is deeper now' }, [
    address.toUpperCase(),
  ])
  assert.deepEqual([added.became, added.requestId], ['information', requestId])
  const { updates } = await readRequest(ctx, requestId)
  assert.equal(updates.at(-1)!.words, 'It is deeper now')
  assert.match((await to('own@two.example'))[0]!.words, /now with your request/)
  const byReference = await arrive({ from: 'OWN@two.example', subject: reference, words: 'By the drain' })
  assert.equal(byReference.became, 'information')
  const stranger = await arrive({
    from: 'stranger@two.example',
    subject: formatCode(reference),
    words: 'What about this?',
  })
  assert.deepEqual([stranger.became, stranger.requestId], ['waiting', requestId])
  assert.equal((await readRequest(ctx, requestId)).updates.length, updates.length + 1)
})

test('copies of one mail are one matter; the same Message-ID with other words is another', async () => {
  const raw = write({ from: 'copies@three.example', subject: 'Three times', words: 'Once is enough' })
  for (const inbox of ['customerservices@wiltshire.example', 'waste@wiltshire.example', 'x@wiltshire.example'])
    await hand(raw, [inbox])
  await readAll()
  const { rows } = await listReceived(ctx, { which: 'all', text: 'copies@three.example' })
  assert.deepEqual(rows.map(({ isCopy }) => isCopy).sort(), [false, true, true])
  assert.equal((await to('copies@three.example')).length, 1)
  const id = (await readReceived(ctx, rows[0]!.id)).messageId!
  const other = await arrive({ from: 'copies@three.example', words: 'Something else', headers: { 'Message-ID': id } })
  assert.equal(other.isCopy, false)
  const bare = write({ from: 'bare@three.example', headers: { 'Message-ID': '' } })
  await Promise.all([hand(bare), hand(bare)])
  await Promise.all([readArrivals(ctx, reader), readArrivals(ctx, reader)])
  const bares = (await listReceived(ctx, { which: 'all', text: 'bare@three.example' })).rows
  assert.deepEqual(bares.map(({ isCopy }) => isCopy).sort(), [false, true])
})

test('handed over again under the same name it is the same arrival', async () => {
  const raw = write({ from: 'imap@three.example' })
  assert.equal(await hand(raw, ['a@x.example'], 'uid 7'), await hand(raw, ['a@x.example'], 'uid 7'))
  await readAll()
})

/** A delivery report (RFC 3464) about a mail of ours. */
const report = (address: string, messageId: string, more: string[] = []): Written => ({
  from: 'Mail Delivery System <mailer-daemon@four.example>',
  subject: 'Undelivered Mail Returned to Sender',
  headers: {
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary="b"',
    'Auto-Submitted': 'auto-replied',
  },
  words: [
    ...['--b', 'Content-Type: text/plain', '', 'I could not deliver your mail.', ''],
    ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mail.four.example', ''],
    `Final-Recipient: rfc822; ${address}`,
    ...['Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 unknown user', ''],
    ...['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, ...more, 'Subject: Ours', ''],
    '--b--',
  ].join('\r\n'),
})

async function whyFailing(address: string): Promise<string | null> {
  const { rows } = await sql<{ because: string | null }>`select failing_because as because from customers.contact_points
    where normal = ${address}`.execute(ctx.db)
  return rows[0]!.because
}

test('a report that knows no mail of ours to that address marks nobody’s', async () => {
  await ask('plain@four.example')
  await arrive({ from: 'mallory@four.example' })
  await arrive({ from: 'plain@four.example' })
  const [[theirs], [ours]] = [await to('mallory@four.example'), await to('plain@four.example')]
  for (const { id } of [theirs!, ours!]) await sendMessage(ctx, { id, ...mayFail })
  const replyTo = `Reply-To: ${await replyAddress(ctx, REPLY, theirs!.threadId!)}`
  for (const forged of [
    report('plain@four.example', '<theirs@elsewhere.example>'),
    report('plain@four.example', `<${newId()}@council.example>`),
    report('plain@four.example', '<theirs@elsewhere.example>', [replyTo]),
    report('plain@four.example', `<${theirs!.id}@council.example>`),
  ]) {
    const { became, kind } = await arrive(forged)
    assert.deepEqual([became, kind], ['kept', 'bounce'])
  }
  assert.equal(await whyFailing('plain@four.example'), null)
  assert.equal((await readMessage(ctx, ours!.id)).status, 'sent')
})

test('a report that shows none of our ids is known by our mark, or by the address that only its reader has', async () => {
  const changed = '<changed@carrier.example>'
  for (const [address, how] of [
    ['mark@four.example', async (id: string) => [`X-Firstpoint-Message: ${id}`]],
    [
      'reply@four.example',
      async (_: string, thread: string) => [`Reply-To: ${await replyAddress(ctx, REPLY, thread)}`],
    ],
  ] as const) {
    await ask(address)
    await arrive({ from: address })
    const [ours] = await to(address)
    await sendMessage(ctx, { id: ours!.id, ...mayFail })
    await arrive(report(address, changed, await how(ours!.id, ours!.threadId!)))
    assert.match((await whyFailing(address))!, /unknown user/, address)
  }
})

test('a machine’s report is kept and answered by nobody; the address that fails is marked', async () => {
  await arrive({ from: 'gone@four.example' })
  await ask('gone@four.example')
  const [ours] = await to('gone@four.example')
  await sendMessage(ctx, { id: ours!.id, ...mayFail })
  const before = (await listMessages(ctx, { limit: 500 })).rows.length
  const bounce = await arrive(report('gone@four.example', `<${ours!.id}@council.example>`))
  assert.deepEqual([bounce.became, bounce.kind], ['kept', 'bounce'])
  assert.equal((await listMessages(ctx, { limit: 500 })).rows.length, before)
  assert.match((await whyFailing('gone@four.example'))!, /unknown user/)
  const away = { subject: 'Out of office', headers: { 'Auto-Submitted': 'auto-replied' }, words: 'I am away' }
  const automatic = await arrive({ from: 'away@four.example', ...away })
  assert.deepEqual([automatic.became, automatic.kind], ['kept', 'auto-reply'])
  assert.deepEqual(await to('away@four.example'), [])
})

test('a message of ours that bounced is among those that failed', async () => {
  await arrive({ from: 'full@four.example' })
  const [ours] = await to('full@four.example')
  await sendMessage(ctx, { id: ours!.id, ...mayFail })
  await arrive(report('full@four.example', `<${ours!.id}@council.example>`))
  const failed = await readMessage(ctx, ours!.id)
  assert.equal(failed.status, 'failed')
  assert.match(failed.answer!, /^full@four\.example: .*unknown user/)
})

test('mail that a colleague sends on is the mail of whoever wrote it first', async () => {
  const words =
    'For you\r\n\r\n---------- Forwarded message ---------\r\nFrom: Wyn Example <wyn@nine.example>\r\nDate: Fri, 27 Nov 2026 at 09:00\r\nSubject: A broken bench\r\nTo: Ben <ben@council.example>\r\n\r\nThe bench in the park is broken.'
  const { email } = await getStaff(ctx, colleague.actor.id!)
  const mail = await arrive({ from: `Ben <${email}>`, subject: 'Fwd: A broken bench', words })
  assert.deepEqual(
    [mail.fromAddress, mail.fromName, mail.subject],
    ['wyn@nine.example', 'Wyn Example', 'A broken bench'],
  )
  assert.equal(mail.words.trim(), 'The bench in the park is broken.')
  assert.equal((await to('wyn@nine.example')).length, 1)
  const chief = (headers = {}) =>
    arrive({ from: 'Chief <chief@wiltshire.example>', subject: 'Fwd: A broken bench', words, headers })
  assert.equal((await chief()).fromAddress, 'wyn@nine.example', 'a domain of the council')
  const forged = { 'Authentication-Results': 'mx.example; spf=fail; dmarc=fail' }
  assert.equal((await chief(forged)).fromAddress, 'chief@wiltshire.example', 'that is somebody else')
  const strangers = await arrive({ from: 'somebody@nine.example', subject: 'Fwd: A broken bench', words })
  assert.equal(strangers.fromAddress, 'somebody@nine.example', 'only a colleague’s word says who wrote')
  const named = { receivedId: strangers.id, address: 'Wyn@nine.example', name: 'Wyn Example' }
  await assert.rejects(
    nameWriter(adviser, { ...named, address: 'Wyn' }),
    refusedAs('correspondence.no-address-of-writer'),
  )
  await nameWriter(adviser, named)
  const theirs = await readReceived(adviser, strangers.id)
  assert.deepEqual([theirs.fromAddress, theirs.words], ['wyn@nine.example', 'The bench in the park is broken.'])
  assert.deepEqual(
    theirs.sentOn.map(({ address, words }) => [address, words]),
    [['somebody@nine.example', 'For you']],
  )
})

test('words that hint at danger come before all that was written, and the numbers to ring go back at once', async () => {
  const mail = await arrive({
    from: 'danger@five.example',
    subject: 'Help',
    words: 'My husband hits me and I am afraid',
  })
  const item = (await listWork(adviser)).find(({ id }) => id === mail.id)!
  assert.equal(item.kind, 'urgent')
  const [answer] = await to('danger@five.example')
  assert.match(answer!.words, /^Is anyone in danger now\?/)
  assert.match(answer!.words, /999/)
  assert.doesNotMatch(answer!.words, /https:/)
})

test('two machines that answer one another stop', async () => {
  for (let n = 0; n < 9; n++)
    await arrive({ from: 'robot@six.example', subject: `Automatic ${n}`, words: `We got it ${n}` })
  assert.equal((await to('robot@six.example')).length, 5)
})

test('of encrypted mail is shown who sent it and about what; once a day its sender is told how else to reach us', async () => {
  const encrypted = (headers: Record<string, string> = {}) =>
    write({
      from: 'Pat Key <pat@key.example>',
      subject: 'The lamp',
      words: '--p\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--p--',
      headers: { 'MIME-Version': '1.0', 'Content-Type': 'multipart/encrypted; boundary=p', ...headers },
    })
  const ids = [
    await hand(encrypted()),
    await hand(encrypted()),
    await hand(encrypted({ 'Auto-Submitted': 'auto-replied', From: 'robot@key.example' })),
  ]
  await readAll()
  const shown = (await listUnreadable(ctx)).filter(({ id }) => ids.includes(id))
  assert.equal(shown.length, 3)
  const pat = shown.find(({ id }) => id === ids[0])!
  assert.deepEqual([pat.saidFrom, pat.saidSubject], ['Pat Key, pat@key.example', 'The lamp'])
  const [answer, ...more] = await to('pat@key.example')
  assert.equal(answer!.subject, 'We could not open your email')
  assert.match(answer!.words, /send it again without encryption\. Or ring us on \d/)
  assert.deepEqual(more, [])
  assert.deepEqual(await to('robot@key.example'), [])
  for (const id of ids) await seeToArrival(adviser, id)
})

test('what cannot be read waits for a person, whole, and can be read again', async () => {
  const id = await hand(Buffer.from('\x00\x01 no mail'))
  await readAll()
  const [unreadable] = await listUnreadable(ctx)
  assert.equal(unreadable!.id, id)
  assert.equal((await countArrivals(ctx)).unreadable, 1)
  await retryArrival(adviser, id)
  await assert.rejects(retryArrival(adviser, id), refusedAs('channels.not-unreadable'))
  await readAll()
  assert.equal((await listUnreadable(ctx)).length, 1)
})

test('reading that fails is tried again, and what it began is undone', async () => {
  const id = await hand(write({ from: 'fails@seven.example' }))
  const failing = async () => ({
    touches: [],
    async act(ctx: Ctx) {
      await sql`update channels.arrivals set problem = 'half done' where id = ${id}::uuid`.execute(ctx.db)
      throw new Error('the disk is full')
    },
  })
  await readArrivals(ctx, failing)
  const { rows } = await sql<{ state: string; problem: string; tries: number }>`
    select state, problem, tries from channels.arrivals where id = ${id}::uuid`.execute(ctx.db)
  assert.deepEqual(rows, [{ state: 'waiting', problem: 'the disk is full', tries: 1 }])
  assert.equal(await readArrivals(ctx, reader), false, 'it rests first')
  assert.equal((await listReceived(ctx, { which: 'all', text: 'fails@seven.example' })).rows.length, 0)
  await sql`update channels.arrivals set held_until = null`.execute(ctx.db)
  await readAll()
  assert.equal((await listReceived(ctx, { which: 'all', text: 'fails@seven.example' })).rows.length, 1)
})

test('what needs nothing is put away, and ‘next’ takes what waits longest', async () => {
  const written = async () => (await listWork(colleague)).filter(({ kind }) => kind === 'written' || kind === 'urgent')
  // Of a thread the next stands there once the first is put away.
  for (let left = await written(); left.length > 0; left = await written())
    for (const { id } of left) await putAwayWaiting(colleague, id)
  const first = await arrive({ from: 'first@eight.example' })
  await arrive({ from: 'second@eight.example' })
  const taken = await takeNext(colleague)
  assert.equal(taken!.kind, 'written')
  assert.deepEqual(
    (await readThread(colleague, { interactionId: taken!.id })).received.map(({ id }) => id),
    [first.id],
  )
  await assert.rejects(putAwayWaiting(colleague, first.id), refusedAs('interactions.gone-already'))
})

test('only who takes conversations reads mail', async () => {
  const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], name: 'Olu' }) })
  assert.deepEqual((await listReceived(officer, { which: 'all' })).rows, [])
})
