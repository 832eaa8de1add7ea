import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, system, testDatabase } from '../../../../test/support/database.ts'
import { newId } from '../../../platform/id.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { listMessages, listUnreadable, queueMessages, readArrivals, sendMessage } from '../../channels/index.ts'
import { listWork, putAwayWaiting, readConversation, takeWaiting } from '../../interactions/index.ts'
import { openSubmission, readRequest, reporterFrom } from '../../requests/index.ts'
import { isNotFound, refusedAs } from '../../requests/requests.fixture.ts'
import { answerReceived, arrivalReader, listReceived, readReceived, readThread, receiveText } from '../index.ts'
import { courtesyIn } from './courtesy.ts'
import { keywordIn, mayMeanStop } from './keyword.ts'
import { readText } from './read-text.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('texts') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'text' })
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
const LINE = '+447700900999'

let numbers = 0
const newNumber = (): string => `+4477009001${String(++numbers).padStart(2, '0')}`

const byTwilio = (from: string, words: string, more: Record<string, string> = {}) => {
  const id = `SM${newId()}`
  return { id, body: String(new URLSearchParams({ MessageSid: id, From: from, To: LINE, Body: words, ...more })) }
}

const readAll = async (): Promise<void> => {
  while (await readArrivals(ctx, reader));
}

/** Hands a text over and answers what was made of it. */
async function arrive(from: string, words: string, more?: Record<string, string>) {
  const arrival = await receiveText(ctx, { provider: 'twilio', body: byTwilio(from, words, more).body })
  await readAll()
  for (const row of (await listReceived(ctx, { which: 'all' })).rows) {
    const view = await readReceived(ctx, row.id)
    if (view.arrivalId === arrival) return view
  }
  throw new Error('nothing was made of it')
}

const textsTo = async (number: string) =>
  (await listMessages(ctx, { text: number, limit: 500 })).rows.filter(({ medium }) => medium === 'text')

test('a new text waits for a colleague, and its number gets one text back with a reference and by when', async () => {
  const from = newNumber()
  const first = await arrive(from, 'There is a deep pothole in Mill Lane')
  assert.deepEqual([first.became, first.medium, first.fromAddress], ['waiting', 'text', from])
  const [answer, ...others] = await textsTo(from)
  assert.equal(others.length, 0)
  assert.ok(answer!.words.includes(formatCode(first.reference!)))
  assert.match(answer!.words, /A colleague answers by \w+day \d+ \w+/)
  assert.ok(answer!.parts! <= 2, `${answer!.parts} parts: ${answer!.words}`)
  const second = await arrive(from, 'Outside number 4')
  assert.deepEqual([second.threadId, second.reference, second.became], [first.threadId, first.reference, 'waiting'])
  assert.equal((await textsTo(from)).length, 1, 'what is added to something that waits is not acknowledged again')
  for (const { id } of [first, second]) await putAwayWaiting(adviser, id)
  const later = await arrive(from, 'Now it is about my bin')
  assert.equal(later.threadId, first.threadId, 'a number has one thread')
  assert.notEqual(later.reference, first.reference, 'a new matter has a reference of its own')
  assert.equal((await textsTo(from)).length, 2)
})

test('what came while it waited is taken with it, as one conversation', async () => {
  const from = newNumber()
  const first = await arrive(from, 'A swing is broken')
  const second = await arrive(from, 'In the big park')
  const listed = (await listWork(adviser)).filter(({ id }) => id === first.id || id === second.id)
  assert.deepEqual(
    listed.map(({ id, channel }) => [id, channel]),
    [[first.id, 'text']],
    'and stands on the list once, as what came first',
  )
  const interactionId = await takeWaiting(adviser, second.id)
  const { matters } = await readConversation(adviser, interactionId)
  assert.deepEqual(
    matters.map(({ asked }) => asked),
    ['A swing is broken\nIn the big park'],
  )
  await assert.rejects(takeWaiting(adviser, first.id), refusedAs('interactions.gone-already'))
  const ids = (await listWork(adviser)).map(({ id }) => id)
  assert.ok(!ids.includes(first.id) && !ids.includes(second.id))
})

test('a text that only thanks opens nothing and is not answered; one that may answer a colleague waits', async () => {
  const from = newNumber()
  const thanked = ['Thanks', 'thank you very much!', 'OK, thanks', 'Diolch yn fawr iawn', 'Great 👍', '👍🏽', 'ok']
  for (const words of thanked) assert.equal((await arrive(from, words)).became, 'kept', words)
  assert.deepEqual(await textsTo(from), [])
  const more = await arrive(from, 'Thanks for nothing, my bin is full')
  assert.deepEqual([more.became, (await arrive(from, 'ok')).became], ['waiting', 'waiting'], 'it waits')
  const interactionId = await takeWaiting(adviser, more.id)
  await answerReceived(adviser, { interactionId, receivedId: more.id, words: 'Shall we come on Friday?', key: newId() })
  await sql`update interactions.interactions set wrapped_at = now() where id = ${interactionId}::uuid`.execute(ctx.db)
  assert.equal((await arrive(from, 'OK, thanks')).became, 'waiting', 'an answer')
  const picture = { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/m/1', MediaContentType0: 'image/jpeg' }
  assert.equal((await arrive(newNumber(), 'Thanks', picture)).became, 'waiting', 'with the picture somebody asked for')
  const asked = newNumber()
  for (const { participantId } of [await ask(asked), await ask(asked)]) await tell(asked, participantId)
  assert.equal((await arrive(asked, 'OK')).became, 'waiting', 'one of the two may have been the question')
  assert.equal((await arrive(asked, 'Thanks')).became, 'waiting', 'of what waits')
  for (const words of ['', 'a lot', 'you', 'yes', 'No', 'Thanks, when?', '2', '?'])
    assert.equal(courtesyIn(words), null, words)
})

test('an adviser answers by text, and what comes back is in the same thread', async () => {
  const from = newNumber()
  const mail = await arrive(from, 'When is the tip open?')
  const interactionId = await takeWaiting(adviser, mail.id)
  const answer = { interactionId, receivedId: mail.id, words: 'From 9am – every day', key: newId() }
  await assert.rejects(
    answerReceived(adviser, { ...answer, words: 'x'.repeat(901) }),
    refusedAs('correspondence.text-too-long'),
  )
  await answerReceived(adviser, answer)
  await answerReceived(adviser, answer)
  const answers = (await textsTo(from)).filter(({ words }) => words.includes('9am'))
  assert.deepEqual(
    answers.map(({ words, parts }) => [words, parts]),
    [['From 9am - every day', 1]],
    'once, without quotes, in the alphabet that costs least',
  )
  assert.equal((await arrive(from, 'Thank you')).threadId, mail.threadId)
  const { received, sent } = await readThread(adviser, { interactionId })
  assert.deepEqual([received.length, sent.map(({ medium }) => medium)], [2, ['text', 'text']])
  await arrive(from, 'STOP')
  await assert.rejects(answerReceived(adviser, { ...answer, key: newId() }), refusedAs('correspondence.texts-refused'))
})

const PLACE = { lat: 51.4587, lng: -2.1156, words: 'By the bridge' }
const POTHOLE = {
  service: 'pothole',
  answers: { size: 'large', depth: 'deep', position: 'wheels', details: 'A hole' },
  place: PLACE,
}

async function ask(phone: string) {
  const [opened] = await openSubmission(database.ctx({ channel: 'web' }), {
    key: newId(),
    language: 'en',
    reporter: reporterFrom({ name: 'Sam Sample', phone }),
    requests: [POTHOLE],
  })
  return opened!
}

const tell = (recipient: string, thread: string) =>
  queueMessages(ctx, [
    { key: newId(), medium: 'text', recipient, language: 'en', subject: 'News', words: 'There is news', thread },
  ])

test('what answers a text about her request goes to it; after texts about two, a colleague decides', async () => {
  const from = newNumber()
  const one = await ask(from)
  await tell(from, one.participantId)
  const added = await arrive(from, 'It is deeper now')
  assert.deepEqual([added.became, added.requestId], ['information', one.requestId])
  assert.equal((await readRequest(ctx, one.requestId)).updates.at(-1)!.words, 'It is deeper now')
  assert.match((await textsTo(from))[0]!.words, /now with your request/)
  const two = await ask(from)
  await tell(from, two.participantId)
  assert.equal((await arrive(from, 'Yes')).became, 'waiting')
  const named = await arrive(from, `About ${formatCode(one.reference)}: yes`)
  assert.deepEqual([named.became, named.requestId], ['information', one.requestId])
  const stranger = await arrive(newNumber(), `What of ${formatCode(one.reference)}?`)
  assert.deepEqual([stranger.became, stranger.requestId], ['waiting', one.requestId])
})

test('thanks about an open request are kept, add nothing to it and cost no answer; OK goes to it without one', async () => {
  const from = newNumber()
  const { requestId, participantId } = await ask(from)
  await tell(from, participantId)
  const before = await textsTo(from)
  const wordsOf = async () => (await readRequest(ctx, requestId)).updates.map(({ words }) => words)
  const updates = await wordsOf()
  for (const words of ['thanks!', 'ta', 'Thank you', 'Diolch'])
    assert.deepEqual([words, (await arrive(from, words)).became], [words, 'kept'])
  assert.deepEqual(await wordsOf(), updates)
  assert.equal((await arrive(from, 'ok thanks')).became, 'information', 'it may answer what she was asked')
  assert.deepEqual(await wordsOf(), [...updates, 'ok thanks'])
  assert.deepEqual(await textsTo(from), before)
  const picture = { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/m/2', MediaContentType0: 'image/jpeg' }
  assert.equal((await arrive(from, 'Thanks', picture)).became, 'information', 'with a picture it says more')
  assert.match((await textsTo(from))[0]!.words, /now with your request/)
})

test('danger in a text is for first contact and the duty team, and not for the team of a request that we texted about', async () => {
  const from = newNumber()
  const { requestId, participantId } = await ask(from)
  await tell(from, participantId)
  const officer = database.ctx({
    actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'], name: 'Otto' }),
  })
  assert.equal((await arrive(from, 'It is deeper now')).requestId, requestId)
  const danger = await arrive(from, 'My husband beats me and I am afraid of him')
  assert.deepEqual([danger.became, danger.requestId], ['waiting', null])
  assert.deepEqual(
    (await listWork(officer)).filter(each => each.from === from),
    [],
  )
  await assert.rejects(readReceived(officer, danger.id), isNotFound)
  const { updates } = await readRequest(ctx, requestId)
  assert.ok(updates.every(({ words }) => !words.includes('beats')))
  assert.equal((await listWork(adviser)).find(({ id }) => id === danger.id)!.kind, 'urgent')
})

test('what she texts after danger is with whoever helps her, also where news of a request went out later', async () => {
  const from = newNumber()
  const { requestId, participantId } = await ask(from)
  await tell(from, participantId)
  const danger = await arrive(from, 'My husband beats me, don’t text back, he reads my phone')
  const next = await arrive(from, 'I am upstairs, come to the back door')
  assert.deepEqual([next.became, next.requestId, next.threadId], ['waiting', null, danger.threadId])
  const interactionId = await takeWaiting(adviser, danger.id)
  const { received } = await readThread(adviser, { interactionId })
  assert.equal(received.at(-1)!.words, 'I am upstairs, come to the back door')
  await tell(from, participantId)
  assert.equal((await arrive(from, 'The back door is open')).threadId, danger.threadId)
  await sql`update interactions.interactions set wrapped_at = now() where id = ${interactionId}::uuid`.execute(ctx.db)
  assert.equal((await arrive(from, 'The front door is open too')).requestId, null)
  const { updates } = await readRequest(ctx, requestId)
  assert.ok(updates.every(({ words }) => !words.includes('door')))
})

test('danger is not over with one call: for a week what she texts is for first contact, thanks too', async () => {
  const from = newNumber()
  const { requestId, participantId } = await ask(from)
  await tell(from, participantId)
  const danger = await arrive(from, 'My husband beats me')
  const interactionId = await takeWaiting(adviser, danger.id)
  const wrapped = (at: string) =>
    sql`update interactions.interactions set wrapped_at = now() - ${at}::interval where id = ${interactionId}::uuid`.execute(
      ctx.db,
    )
  await wrapped('6 days')
  await tell(from, participantId)
  assert.equal((await arrive(from, 'He took the keys')).requestId, null)
  await sql`update interactions.waiting set put_away_at = now() where thread_id = ${danger.threadId}::uuid and interaction_id is null`.execute(
    ctx.db,
  )
  assert.equal((await arrive(from, 'Thanks')).became, 'waiting')
  await sql`update interactions.waiting set put_away_at = now() where thread_id = ${danger.threadId}::uuid and interaction_id is null`.execute(
    ctx.db,
  )
  await wrapped('8 days')
  await tell(from, participantId)
  assert.equal((await arrive(from, 'It is deeper now')).requestId, requestId)
})

test('what threatens a place is for the team that has the request too, and waits for a colleague before all else', async () => {
  const from = newNumber()
  const { requestId, participantId } = await ask(from)
  await tell(from, participantId)
  const danger = await arrive(from, 'A tree has come down on the power lines now')
  assert.deepEqual([danger.became, danger.requestId], ['waiting', requestId])
  const { updates } = await readRequest(ctx, requestId)
  assert.ok(updates.some(({ words }) => words.includes('power lines')))
  assert.equal((await listWork(adviser)).find(({ id }) => id === danger.id)!.kind, 'urgent')
  assert.equal((await arrive(from, 'It is across the road')).requestId, requestId, 'what she adds is theirs as well')
  const other = newNumber()
  const hers = await ask(other)
  await tell(other, hers.participantId)
  assert.equal((await arrive(other, 'There is a fire in my house and my husband beats me')).requestId, null)
})

test('STOP is obeyed at once, for what waits too; START takes it back', async () => {
  const from = newNumber()
  await ask(from)
  const textOk = async () => {
    const { rows } = await sql<{ ok: boolean }>`select text_ok as ok from customers.contact_points
      where normal = ${from}`.execute(ctx.db)
    return rows[0]!.ok
  }
  await tell(from, newId())
  const [waits] = await textsTo(from)
  const stop = await arrive(from, 'Stop.')
  assert.deepEqual([stop.became, await textOk()], ['kept', false])
  const job = { from: '', replyTo: null, quietHours: null, lastTry: false }
  await sendMessage(ctx, { id: waits!.id, ...job })
  const [last] = await textsTo(from)
  assert.match(last!.words, /you get no more texts from us\. Text START/)
  await sendMessage(ctx, { id: last!.id, ...job })
  const states = new Map((await textsTo(from)).map(({ id, status }) => [id, status]))
  assert.deepEqual([states.get(waits!.id), states.get(last!.id)], ['failed', 'recorded'])
  await arrive(from, 'START')
  assert.equal(await textOk(), true)
  await tell(from, newId())
  const [again] = await textsTo(from)
  await sendMessage(ctx, { id: again!.id, ...job })
  assert.equal((await textsTo(from))[0]!.status, 'recorded')
  const welsh = newNumber()
  await arrive(welsh, 'dim mwy')
  assert.match((await textsTo(welsh))[0]!.words, /Tecstiwch DECHRAU/)
  const handled = newNumber()
  await arrive(handled, 'STOP', { OptOutType: 'STOP' })
  assert.deepEqual(await textsTo(handled), [], 'the provider has answered it itself')
})

test('words that hint at danger come first, and the numbers to ring go back at once', async () => {
  const from = newNumber()
  const mail = await arrive(from, 'My husband hits me and I am afraid')
  assert.equal((await listWork(adviser)).find(({ id }) => id === mail.id)!.kind, 'urgent')
  const { words } = (await textsTo(from))[0]!
  assert.match(words, /^In danger now\? .*999.* before all others\. Reference \d/)
  assert.doesNotMatch(words, /answers by|day/, 'no day is promised')
})

test('handed over twice, or twice at once, it is one text; two of the same words are two', async () => {
  const from = newNumber()
  const { body } = byTwilio(from, 'Yes')
  const twice = [receiveText(ctx, { provider: 'twilio', body }), receiveText(ctx, { provider: 'twilio', body })]
  const [one, other] = await Promise.all(twice)
  assert.equal(one, other)
  await receiveText(ctx, { provider: 'twilio', body: byTwilio(from, 'Yes').body })
  await Promise.all([readArrivals(ctx, reader), readArrivals(ctx, reader)])
  const { rows } = await listReceived(ctx, { which: 'all', text: from })
  assert.deepEqual([rows.length, new Set(rows.map(({ threadId }) => threadId)).size], [2, 1])
  assert.equal((await textsTo(from)).length, 1)
})

test('what is no text of a known provider waits for a person, whole', async () => {
  const id = await receiveText(ctx, { provider: 'notify', body: '{"surprise":1}' })
  await readAll()
  assert.deepEqual(
    (await listUnreadable(ctx)).map(each => each.id),
    [id],
  )
})

test('a short code is not answered', async () => {
  const code = await arrive('60006', 'Your code is 1')
  assert.deepEqual([code.became, await textsTo('60006')], ['waiting', []])
})

test('Notify’s form is read as Twilio’s is', () => {
  const body = JSON.stringify({
    id: '1',
    source_number: '447700900123',
    destination_number: '07700900111',
    message: 'Hello',
    date_received: '2026-11-28T10:00:00.000000Z',
  })
  assert.deepEqual(readText('notify', body), {
    id: '1',
    from: '+447700900123',
    to: '+447700900111',
    words: 'Hello',
    sentAt: new Date('2026-11-28T10:00:00Z'),
    pictures: [],
    isAnswered: false,
  })
  for (const [provider, wrong] of [
    ['notify', '{'],
    ['notify', 'null'],
    ['twilio', ''],
    ['nobody', body],
  ] as const)
    assert.equal(readText(provider, wrong), null, wrong)
})

test('only a text that is nothing but a keyword is one', () => {
  for (const words of ['STOP', ' stop! ', 'Stop all', 'stopio', '“STOP”'])
    assert.equal(keywordIn(words)?.act, 'stop', words)
  assert.deepEqual(keywordIn('cymorth'), { act: 'help', language: 'cy' })
  for (const words of ['Please stop the noise', 'STOP IT', 'constructor', '', '!!'])
    assert.equal(keywordIn(words), null, words)
})

test('what says STOP in other words and nothing else is STOP', () => {
  for (const words of [
    'Stop texting me',
    'stop texting me!!',
    'Please stop',
    'Please stop texting me. Thank you',
    'Can you please stop sending me texts?',
    'Stop sending these messages to my phone',
    'no more texts',
    'No more text messages please',
    "Don't text me again",
    'Do not text me any more',
    'I don’t want any more texts from you',
    'Unsubscribe me please',
    'do not contact me by text',
    'Please remove my number',
    'Take my number off your list',
    'stopp',
    'Stop sending me messages you idiots',
  ])
    assert.deepEqual(keywordIn(words), { act: 'stop', language: 'en' }, words)
  for (const words of [
    'Peidiwch â fy nhecstio i',
    'Stopiwch anfon negeseuon ataf',
    'Dim mwy o negeseuon testun os gwelwch yn dda',
    'Peidiwch ag anfon negeseuon',
    'Rhowch y gorau i decstio',
    'Rhowch y gorau i anfon negeseuon ataf',
    'Tynnwch fy rhif oddi ar eich rhestr',
  ])
    assert.deepEqual(keywordIn(words), { act: 'stop', language: 'cy' }, words)
  for (const words of [
    'Stop texting me, my bin is still not emptied',
    'Please stop the bus at Corsham',
    'no more',
    'No more thanks',
    'No more please, that was all',
    'Dim mwy diolch',
    'dim rhagor',
    'No more bins were left',
    "Don't text me, ring me on 01632 960123",
    'Please',
    'Thanks',
    'Take me off the list',
    'take me off your list',
    'leave me alone',
    'Do not contact me by text, ring me',
    'Please remove my number plate from the hedge',
    'Stop sending me messages you idiots, my bin is full',
    'He will not stop texting me and I am afraid',
  ])
    assert.equal(keywordIn(words), null, words)
})

test('what may be STOP waits for a colleague, and no text goes out, also where a request or a form could take it', async () => {
  const from = newNumber()
  const one = await ask(from)
  await tell(from, one.participantId)
  const before = (await textsTo(from)).length
  for (const words of [
    'take me off your list',
    'Leave me alone!',
    'stop it',
    'Gadewch lonydd i mi',
    'no more thanks',
    'Dim mwy diolch',
  ]) {
    const read = await arrive(from, words)
    assert.deepEqual([read.became, read.requestId], ['waiting', one.requestId], words)
  }
  assert.equal((await textsTo(from)).length, before)
  for (const words of ['Take the bins off my list', 'leave me alone with my bins', 'Please stop the noise'])
    assert.equal(mayMeanStop(words), false, words)
})

test('STOP is confirmed once, however often it comes', async () => {
  const from = newNumber()
  await arrive(from, 'Stop texting me')
  await arrive(from, 'STOP')
  await arrive(from, 'please stop')
  assert.deepEqual(
    (await textsTo(from)).map(({ words }) => /you get no more texts/.test(words)),
    [true],
  )
  await arrive(from, 'START')
  await arrive(from, 'STOP')
  assert.equal((await textsTo(from)).length, 3)
})

test('danger in a later text is answered with the numbers, once in six hours', async () => {
  const from = newNumber()
  await arrive(from, 'The street light is out')
  await arrive(from, 'My ex is outside with a knife and says he will kill me')
  const [numbers, acknowledged, ...others] = await textsTo(from)
  assert.match(numbers!.words, /^In danger now\? Do not wait for us\. .*999/)
  assert.match(acknowledged!.words, /street light|A colleague answers by/)
  await arrive(from, 'He is going to kill me')
  assert.deepEqual([others.length, (await textsTo(from)).length], [0, 2])
})

test('after STOP danger is still answered with the numbers, and colleagues are told to ring', async () => {
  const from = newNumber()
  await arrive(from, 'STOP')
  await arrive(from, 'My ex is outside with a knife and says he will kill me')
  const [numbers] = await textsTo(from)
  assert.match(numbers!.words, /^In danger now\? Do not wait for us\. [^?]*999[^?]*$/)
  assert.doesNotMatch(numbers!.words, /A colleague/)
  await sendMessage(ctx, { id: numbers!.id, lastTry: false, from: 'a@b.example', replyTo: null, quietHours: null })
  const [sent] = await textsTo(from)
  assert.notEqual(sent!.status, 'failed')
  const { rows } = await sql<{
    summary: string
  }>`select summary from interactions.waiting where sender = ${from}`.execute(ctx.db)
  assert.match(rows[0]!.summary, /^They stopped texts: our answer may not reach them\. Ring them\. My ex/)
  const { rows: notes } = await sql<{
    note: string
  }>`select note from duty.records where note like ${`${from}%`}`.execute(ctx.db)
  assert.match(notes[0]!.note, /They stopped texts: our answer may not reach them\. Ring them\.\nMy ex/)
})
