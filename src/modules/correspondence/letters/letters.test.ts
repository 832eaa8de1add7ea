import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { scanOf, separator, sheet } from '../../../../test/support/paper.ts'
import { system } from '../../../platform/actor.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { Refused } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import type { ScannedPage, ScanPort } from '../../../platform/ports.ts'
import { formatCode, newReference } from '../../../platform/spoken-code/index.ts'
import {
  getArrival,
  listMessages,
  listUnreadable,
  listWaitingArrivals,
  readArrivals,
  retryArrival,
  sendMessage,
  threadToken,
} from '../../channels/index.ts'
import { addCustomer, saveContactPoint } from '../../customers/index.ts'
import { listWork, putAwayWaiting, readConversation, takeNext } from '../../interactions/index.ts'
import { openSubmission, readRequest, reporterFrom } from '../../requests/index.ts'
import { isNotFound, refusedAs } from '../../requests/requests.fixture.ts'
import {
  answerReceived,
  arrivalReader,
  listPages,
  listReceived,
  listWaitingLetters,
  noteTooLarge,
  openPage,
  type ReceivedView,
  readReceived,
  receiveLetter,
  takeLetter,
} from '../index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire', scans: 'real' })
const ctx = database.ctx({ actor: system('post') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'letter' })
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })

async function readPost(as: Ctx = ctx): Promise<void> {
  while (await readArrivals(as, reader, { media: ['letter'], atATime: 1 }));
}

/** What was made of a scan, in the order of its letters. */
async function lettersOf(arrivalId: string): Promise<ReceivedView[]> {
  const { rows } = await listReceived(adviser, { which: 'all' })
  const views = await Promise.all(rows.map(({ id }) => readReceived(adviser, id)))
  return views.filter(view => view.arrivalId === arrivalId).sort((a, b) => a.id.localeCompare(b.id))
}

let scans = 0
/** A letter as if the machine had read it so: no scan is drawn and read for what the reading does not matter. */
async function arrive(pages: Partial<ScannedPage>[], as: { fail?: string } = {}): Promise<ReceivedView[]> {
  const port: ScanPort = {
    async read(_bytes, onPage) {
      if (as.fail) throw new Refused(as.fail)
      for (const [at, page] of pages.entries())
        await onPage(
          {
            image: Buffer.from(`page ${scans}.${at}`),
            width: 10,
            height: 14,
            codes: [],
            words: '',
            confidence: 0,
            ...page,
          },
          pages.length,
        )
    },
    async stop() {},
  }
  const { arrivalId } = await receiveLetter(ctx, { name: 'scan.pdf', bytes: Buffer.from(`scan ${++scans}`) })
  await readPost(withContext(ctx, { ports: { ...ctx.ports, scans: port } }))
  return lettersOf(arrivalId)
}

test('a letter that hints at danger is the first that waits', async () => {
  const [lamp] = await arrive([{ words: LAMP, confidence: 95 }])
  const [danger] = await arrive([
    {
      words: 'Dear council, my husband hits me and I am afraid of him. I do not know where I can go with the children.',
      confidence: 95,
    },
  ])
  const listed = (await listWaitingLetters(adviser)).map(({ id, isUrgent }) => [id, isUrgent])
  assert.deepEqual(listed[0], [danger!.id, true])
  assert.deepEqual(
    listed.find(([id]) => id === lamp!.id),
    [lamp!.id, false],
  )
  for (const { id } of [lamp!, danger!]) await putAwayWaiting(adviser, id)
})

const LAMP = 'The street light outside my house at 4 Mill Lane does not work. It is very dark. Please mend it soon.'
const clear = (words: string) => ({ words, confidence: 93 })

async function report(): Promise<{ requestId: string; reference: string; participantId: string }> {
  const reporter = reporterFrom({ name: 'Rosa Sample', email: `rosa-${newId()}@resident.example` })
  const requests = [{ service: 'pothole', answers: {}, details: 'A deep hole' }]
  const [opened] = await openSubmission(ctx, { key: newId(), reporter, language: 'en', requests })
  return opened!
}

test('a batch is read for real: each letter by itself, our own page leads to its request, handwriting waits for a person', async () => {
  const { requestId, participantId } = await report()
  const token = await threadToken(ctx, participantId)
  const scan = await scanOf(
    sheet(`Dear council\n\n${LAMP}\n\nYours sincerely\n\nRosa Sample`),
    separator(),
    sheet('Thank you. We have got what you sent us.', token),
    sheet(
      'The hole that I told you about is deeper now. A cyclist fell into it this morning at the corner of Mill Lane.',
    ),
    separator(),
    sheet(''),
  )
  const { arrivalId, isNew } = await receiveLetter(ctx, { name: 'monday.pdf', bytes: scan })
  assert.equal(isNew, true)
  assert.deepEqual(
    (await listWaitingArrivals(ctx, 'letter')).map(({ name }) => name),
    ['monday.pdf'],
  )
  await readPost()
  const { pages, pagesRead, state } = await getArrival(ctx, arrivalId)
  assert.deepEqual([state, pages, pagesRead], ['read', 6, 6])
  const [lamp, hole, blank, ...others] = await lettersOf(arrivalId)
  assert.equal(others.length, 0)
  assert.deepEqual([lamp!.became, lamp!.pages.length], ['waiting', 1])
  assert.match(lamp!.words, /street light outside my house at 4 Mill Lane does not work/)
  assert.deepEqual([hole!.became, hole!.requestId, hole!.pages.length], ['information', requestId, 2])
  assert.match(hole!.words, /^The hole that I told you about is deeper now/)
  const { updates } = await readRequest(ctx, requestId)
  assert.equal(updates.at(-1)!.words, hole!.words)
  assert.deepEqual([blank!.became, blank!.words, blank!.confidence], ['waiting', '', 0])
  const work = await listWork(adviser)
  assert.ok(work.some(({ id, words }) => id === blank!.id && words.startsWith('A letter that nobody has read yet')))
  const next = await takeNext(adviser)
  assert.deepEqual(next, { kind: 'letter', id: lamp!.id }, 'it is opened to be read')
  assert.ok(
    (await listWork(adviser)).some(({ id }) => id === lamp!.id),
    'and is not taken yet',
  )
  const again = await receiveLetter(ctx, { name: 'again.pdf', bytes: scan })
  assert.deepEqual(again, { arrivalId, isNew: false })
})

test('what a machine is not sure of is never taken for the words of the letter', async () => {
  const [letter] = await arrive([{ words: `Teh sreet lihgt ${LAMP}`, confidence: 51 }])
  assert.deepEqual([letter!.words, letter!.confidence], ['', 51])
  const [page] = await listPages(adviser, letter!.id)
  assert.equal(page!.words.length > 0, true)
  const token = await threadToken(ctx, (await report()).participantId)
  const [unsure] = await arrive([{ codes: [`FP1:REPLY:${token.toUpperCase()}`] }, { words: 'scrawl', confidence: 20 }])
  assert.equal(unsure!.became, 'waiting')
  assert.notEqual(unsure!.requestId, null, 'the colleague sees which request it is about')
})

test('danger in what a machine is not sure of, or in a few words alone, comes before all else', async () => {
  const [few] = await arrive([{ words: 'My husband hits me. Help', confidence: 88 }])
  const [unsure] = await arrive([{ words: `${LAMP} I want to kill myself tonight`, confidence: 51 }])
  for (const { id, words } of [few!, unsure!]) {
    assert.equal(words, '')
    assert.equal((await listWork(adviser)).find(each => each.id === id)!.kind, 'urgent')
  }
})

test('a reference with the right check digit leads to its request, and whoever wrote it is still nobody', async () => {
  const { requestId, reference } = await report()
  const wrong = newReference().replace(/.$/, last => String((Number(last) + 1) % 10))
  const [letter] = await arrive([clear(`${LAMP} My reference is ${wrong} or ${formatCode(reference)}.`)])
  assert.deepEqual([letter!.became, letter!.requestId], ['waiting', requestId])
})

test('a token that nobody of us made leads nowhere', async () => {
  const [letter] = await arrive([{ codes: [`FP1:REPLY:${'AB'.repeat(24)}`], ...clear('x') }, clear(LAMP)])
  assert.deepEqual([letter!.became, letter!.requestId], ['waiting', null])
})

test('what cannot be made pages of waits with the reason, and can be read again', async () => {
  assert.deepEqual(await arrive([], { fail: 'scans.locked' }), [])
  const [row] = await listUnreadable(ctx)
  assert.match(row!.problem!, /locked with a password/)
  await retryArrival(ctx, row!.id)
  assert.equal((await getArrival(ctx, row!.id)).state, 'waiting')
  await readPost()
  assert.match((await getArrival(ctx, row!.id)).problem!, /no PDF, TIFF, JPEG or PNG/)
  assert.deepEqual(await arrive([{ codes: ['FP1:NEXT-LETTER'] }]), [])
  assert.match((await listUnreadable(ctx))[0]!.problem!, /nothing in it but separator sheets/)
})

test('what is no scan, empty or too large to be kept waits for a person too, who still reads why after a retry', async () => {
  const listed = async () => (await listUnreadable(ctx)).map(({ name }) => name)
  const before = (await listed()).length
  await receiveLetter(ctx, { name: 'list.txt', bytes: Buffer.from('no scan') })
  const empty = { name: 'empty.pdf', bytes: Buffer.from('') }
  for (const is of ['0 1', '0 1', '0 2']) await receiveLetter(ctx, { ...empty, is })
  const thick = { name: 'thick.pdf', is: '100000001 1', where: 'refused/thick-2.pdf' }
  for (const _ of ['told', 'told again']) await noteTooLarge(ctx, thick)
  await readPost()
  const names = await listed()
  assert.equal(names.length, before + 4, 'another empty one of the same name is another')
  for (const name of ['list.txt', 'empty.pdf', 'thick.pdf.txt']) assert.ok(names.includes(name), name)
  const { id } = (await listUnreadable(ctx)).find(({ name }) => name === 'thick.pdf.txt')!
  await retryArrival(ctx, id)
  await readPost()
  const { state, problem } = await getArrival(ctx, id)
  assert.equal(state, 'unreadable')
  assert.match(problem!, /larger than 100 MB\. Scan it again, fewer pages at a time\..*: refused\/thick-2\.pdf$/)
})

test('the same letter scanned twice is one matter', async () => {
  const twice = [{ ...clear(LAMP), image: Buffer.from('the same picture') }]
  const [first] = await arrive(twice)
  const [copy] = await arrive(twice)
  assert.deepEqual([copy!.isCopy, copy!.became, copy!.threadId], [true, 'kept', first!.threadId])
})

async function customerAt(address: string): Promise<string> {
  const given = { name: 'Rosa Sample', phone: '', email: '', born: '', kind: 'person' as const, source: 'customer' }
  const customerId = await addCustomer(adviser, given)
  const at = { kind: 'address' as const, value: address, postcode: 'SN15 1ER', source: 'customer' }
  const how = { preferred: true, safe: true, textOk: false, messageOk: false, neutral: false }
  await saveContactPoint(ctx, { customerId, ...at, ...how })
  return customerId
}

test('a colleague reads a letter, says who and what, and the writer hears by letter that it is here', async () => {
  const customerId = await customerAt('4 Mill Lane, Chippenham')
  const [letter] = await arrive([{ words: '', confidence: 0 }])
  const indexed = { receivedId: letter!.id, customerId, service: 'street-light', words: ' Her street light is dark ' }
  await assert.rejects(takeLetter(adviser, { ...indexed, words: ' ' }), refusedAs('correspondence.letter-unread'))
  const interactionId = await takeLetter(adviser, indexed)
  const { caller, matters, channel } = await readConversation(adviser, interactionId)
  assert.deepEqual([channel, caller?.customerId], ['letter', customerId])
  assert.deepEqual(
    matters.map(({ asked, service }) => [asked, service]),
    [['Her street light is dark', 'street-light']],
  )
  await assert.rejects(takeLetter(adviser, indexed), refusedAs('interactions.gone-already'))
  const [taken, ...others] = (await listMessages(ctx, { about: letter!.id })).rows
  assert.equal(others.length, 0)
  assert.deepEqual(
    [taken!.medium, taken!.recipient, taken!.reference],
    ['letter', 'Rosa Sample, 4 Mill Lane, Chippenham, SN15 1ER', letter!.reference],
  )
  assert.match(taken!.words, /^Thank you for your letter.*# What happens next.*answers you by \w+day \d/s)
  const job = { id: taken!.id, from: 'council@example.org', replyTo: null, quietHours: null, lastTry: true }
  await sendMessage(ctx, job)
  const [sent] = (await listMessages(ctx, { about: letter!.id })).rows
  assert.deepEqual([sent!.status, sent!.answer], ['recorded', 'Waits to be printed'])
  await answerReceived(adviser, { interactionId, receivedId: letter!.id, words: 'We mend it on Friday.', key: newId() })
  const answer = (await listMessages(ctx, { about: letter!.id })).rows.find(({ words }) => words.includes('Friday'))
  assert.deepEqual([answer!.medium, answer!.recipient], ['letter', taken!.recipient])
})

test('who writes of danger in a letter and must not be written to is sent none', async () => {
  const customerId = await customerAt('9 Mill Lane, Chippenham')
  const [letter] = await arrive([{ words: '', confidence: 0 }])
  const words = 'My husband beats me. Please do not write back, he opens my post.'
  await takeLetter(adviser, { receivedId: letter!.id, customerId, service: null, words })
  assert.deepEqual((await listMessages(ctx, { about: letter!.id })).rows, [])
  const [next] = await arrive([{ words: '', confidence: 0 }])
  const indexed = { receivedId: next!.id, customerId, service: 'street-light', words: 'The street light is dark' }
  const interactionId = await takeLetter(adviser, indexed)
  const answer = { interactionId, receivedId: next!.id, words: 'Friday', key: newId() }
  await assert.rejects(answerReceived(adviser, answer), refusedAs('correspondence.not-safe'))
  assert.deepEqual((await listMessages(ctx, { about: next!.id })).rows, [], 'nor in answer to her next letter')
})

test('a letter of nobody known is answered by no letter', async () => {
  const [letter] = await arrive([clear(LAMP)])
  const unknown = { receivedId: letter!.id, customerId: null, service: null, words: 'A dark lamp' }
  const interactionId = await takeLetter(adviser, unknown)
  const answer = { interactionId, receivedId: letter!.id, words: 'Friday', key: newId() }
  await assert.rejects(answerReceived(adviser, answer), refusedAs('correspondence.no-address'))
  assert.deepEqual((await listMessages(ctx, { about: letter!.id })).rows, [])
})

test('pages are seen by who may take conversations, and by nobody else', async () => {
  const [letter] = await arrive([clear(LAMP)])
  const [page] = await listPages(adviser, letter!.id)
  assert.ok(await openPage(adviser, letter!.id, page!.fileId))
  await assert.rejects(openPage(adviser, letter!.id, newId()), isNotFound)
  const employee = database.ctx({ actor: await addStaff(ctx, { roles: ['employee'] }) })
  await assert.rejects(openPage(employee, letter!.id, page!.fileId), isNotFound)
})
