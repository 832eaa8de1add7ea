import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { system } from '../../../platform/actor.ts'
import { newId } from '../../../platform/id.ts'
import type { Outlet } from '../../../platform/ports.ts'
import { refusedAs } from '../../requests/requests.fixture.ts'
import {
  listPrintBatches,
  listToPrint,
  makePrintBatch,
  type NewMessage,
  noteMadeByHand,
  openPrintBatch,
  queueMessages,
  readMessage,
  readPrintBatch,
  reprintLetter,
  type Sender,
  sendMessage,
} from '../index.ts'

const database = await testDatabase({ after }, { now: new Date('2026-12-01T10:00:00Z') })
const ctx = database.ctx({ actor: system('test') })
const clerk = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'] }) })
const sender: Sender = {
  languages: ['en'],
  lines: () => ['Sample Council', 'Town Hall', 'SN15 1ER', '01632 960100'],
}

/** A letter as the worker leaves it: what it sends is sent by nobody but the printer. */
async function letter(more: Partial<NewMessage> = {}, as = ctx): Promise<string> {
  const key = newId()
  const about = {
    recipient: 'Rosa Sample, 4 Mill Lane, Chippenham, SN15 1ER',
    language: 'en',
    subject: 'We have your letter',
  }
  await queueMessages(ctx, [{ key, medium: 'letter', ...about, words: 'Thank you.', thread: newId(), ...more }])
  const rows = await ctx.db
    .selectFrom('channels.messages')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  const job = { from: 'council@example.org', replyTo: null, quietHours: null, lastTry: true }
  await sendMessage(as, { ...job, id: rows.id })
  return rows.id
}

test('a letter is in one file and in no other, however many press at once', async () => {
  const ids = [await letter(), await letter(), await letter()]
  assert.deepEqual(
    (await listToPrint(ctx)).toPrint.map(({ id }) => id),
    ids,
  )
  const both = await Promise.allSettled([makePrintBatch(clerk), makePrintBatch(clerk)])
  const made = both.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  assert.equal(made.length, 1)
  const { list, day, number, letters } = await readPrintBatch(clerk, made[0]!)
  assert.deepEqual([day, number, letters, list.map(({ id }) => id)], ['2026-12-01', 1, 3, ids])
  const { status, answer } = await readMessage(ctx, ids[0]!)
  assert.deepEqual([status, answer], ['sent', 'Printed in letters-2026-12-01-1.pdf'])
  await assert.rejects(makePrintBatch(clerk), refusedAs('channels.nothing-to-print'))
  const { name, bytes } = await openPrintBatch(clerk, made[0]!, sender)
  assert.equal(name, 'letters-2026-12-01-1.pdf')
  const again = await openPrintBatch(clerk, made[0]!, { ...sender, lines: () => ['Another name'] })
  assert.ok(again.bytes.equals(bytes), 'the file stays as it was made')
})

test('printed again on purpose it is in the next file, and the first stays as it was', async () => {
  const id = await letter()
  const first = await makePrintBatch(clerk)
  await openPrintBatch(clerk, first, sender)
  await reprintLetter(clerk, id)
  await assert.rejects(reprintLetter(clerk, id), refusedAs('channels.not-printed'))
  const { status, answer } = await readMessage(ctx, id)
  assert.deepEqual([status, answer], ['recorded', 'Waits to be printed again'])
  const second = await makePrintBatch(clerk)
  assert.deepEqual(
    (await readPrintBatch(clerk, second)).list.map(each => [each.id, each.reprints]),
    [[id, 1]],
  )
  assert.equal((await listPrintBatches(clerk))[0]!.id, second)
})

const LONG = 'A line that is long enough to be turned. '.repeat(60)
const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length

test('large print is printed larger; braille is made by hand', async () => {
  const large = await letter({
    formats: ['large-print'],
    words: `${'A line that is long enough to be turned. '.repeat(60)}`,
  })
  const braille = await letter({ formats: ['braille', 'large-print'] })
  const { toPrint, byHand } = await listToPrint(ctx)
  assert.deepEqual([toPrint.map(({ id }) => id), byHand.map(({ id }) => id)], [[large], [braille]])
  const batch = await makePrintBatch(clerk)
  const { bytes } = await openPrintBatch(clerk, batch, sender)
  const plain = await letter({ words: LONG })
  const { bytes: plainBytes } = await openPrintBatch(clerk, await makePrintBatch(clerk), sender)
  assert.ok(
    sheetsOf(bytes) > sheetsOf(plainBytes),
    `${sheetsOf(bytes)} sheets for ${large}, ${sheetsOf(plainBytes)} for ${plain}`,
  )
  await noteMadeByHand(clerk, braille)
  await assert.rejects(noteMadeByHand(clerk, braille), refusedAs('channels.not-by-hand'))
  assert.equal((await readMessage(ctx, braille)).status, 'sent')
})

test('where a provider prints letters, only those that it cannot make as needed wait here', async () => {
  const never = async (): Promise<never> => assert.fail('nothing is asked')
  const letters: Outlet = {
    name: 'provider',
    pencePerPart: null,
    send: async ({ id }) => ({ providerId: id, state: 'sent', answer: 'taken' }),
    find: never,
    ask: never,
  }
  const provided = database.ctx({ actor: system('test'), ports: { ...database.ports, letters } })
  const plain = await letter({}, provided)
  const large = await letter({ formats: ['large-print'] }, provided)
  assert.equal((await readMessage(ctx, plain)).answer, 'taken')
  assert.deepEqual(
    (await listToPrint(ctx)).toPrint.map(({ id }) => id),
    [large],
  )
})

test('a letter in both languages says in both who writes and how to write back', async () => {
  await letter({ language: 'cy', words: 'Diolch.\n\n---\n\n# We have your letter\n\nThank you.' })
  const words = await printed(bilingual)
  assert.match(words, /Cyngor Sampl\s+Sample Council\s+SN15 1ER/)
  assert.match(words, /Ydych chi am ysgrifennu.*Do you want to write back/s)
  assert.doesNotMatch(words, /Rhagfyr 2026 \//, 'each language has its page')
})

test('around what a colleague wrote all stands in each language of the council, whichever hers is', async () => {
  const answer = { language: 'cy', words: 'We come on Friday.', byPerson: true, reference: '482193706518' }
  await letter(answer)
  const words = await printed(bilingual)
  assert.match(words, /Cyngor Sampl\s+Sample Council\s+SN15 1ER/)
  assert.match(words, /1 Rhagfyr 2026 \/ \w* ?1 December 2026/)
  assert.match(words, /Ein cyfeirnod: [\d ]+\s+Our reference:/)
  assert.match(words, /Ydych chi am ysgrifennu.*Do you want to write back/s)
  await letter({ ...answer, language: 'en' })
  assert.doesNotMatch(await printed(sender), /Ydych chi|Rhagfyr/, 'of a council of one language in that')
})

const bilingual: Sender = {
  languages: ['en', 'cy'],
  lines: language => [language === 'cy' ? 'Cyngor Sampl' : 'Sample Council', 'SN15 1ER'],
}

/** What waits, on paper, as words. */
async function printed(as: Sender): Promise<string> {
  const { bytes } = await openPrintBatch(clerk, await makePrintBatch(clerk), as)
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes)
  const words = [...document.pages()].map(page => page.getText()).join('\n')
  library.destroy()
  return words
}
