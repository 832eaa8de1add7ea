import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, system, testDatabase } from '../../../test/support/database.ts'
import { listMessages, readArrivals } from '../../modules/channels/index.ts'
import { arrivalReader, listReceived, receiveText } from '../../modules/correspondence/index.ts'
import { resumeDraft } from '../../modules/drafts/index.ts'
import { listWork } from '../../modules/interactions/index.ts'
import { readRequest } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { commandIn } from './commands.ts'
import { formByText } from './form-by-text.ts'
import { readTyped } from './read-typed.ts'

const ORIGIN = 'https://council.test'
const database = await testDatabase({ after }, { template: 'wiltshire' })
let now = new Date('2026-12-02T10:00:00Z')
const clock = { now: () => now }
const ctx = database.ctx({ actor: system('texts'), ...clock })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser', 'officer'], name: 'Ada' }), ...clock })
const reader = arrivalReader({ origin: ORIGIN, takeText: formByText({ origin: ORIGIN }) })

let numbers = 0
/** A phone: what it texts is read, and what it gets back is answered. */
function phone(of: Ctx = ctx, reads = reader) {
  const number = `+4477009002${String(++numbers).padStart(2, '0')}`
  const listTexts = async () => (await listMessages(of, { text: number, limit: 500 })).rows
  const says = async (words: string): Promise<string> => {
    // The list goes by time.
    now = new Date(now.getTime() + 1_000)
    const before = new Set((await listTexts()).map(({ id }) => id))
    const body = String(
      new URLSearchParams({ MessageSid: `SM${newId()}`, From: number, To: '+447700900999', Body: words }),
    )
    await receiveText(of, { provider: 'twilio', body })
    while (await readArrivals(of, reads));
    const added = (await listTexts()).filter(({ id }) => !before.has(id))
    assert.ok(added.length <= 1, 'one question a text')
    return added[0]?.words ?? ''
  }
  return { number, says }
}

test('BIN, postcode, number and the questions that are asked by text end in a request with a reference', async () => {
  const { number, says } = phone()
  assert.match(
    await says('bin'),
    /^Wiltshire Council: Report a missed bin\. For help, text HELP\. To stop, text END\.\nNews: Put your bin out as usual on a bank holiday\.\nWhich home was missed\?\nFirst text the postcode\.$/,
  )
  assert.equal(await says('sn151ga'), 'Now text the house number or name, and the street.')
  assert.match(
    await says('12 Mill Lane'),
    /^What was not taken\?\n1 Household rubbish\n2 Recycling with the blue lid\n.*several: 1 3$/s,
  )
  assert.match(await says('1, 2'), /^On which day was it missed\?\nText TODAY/)
  assert.match(await says('Yesterday'), /^Do we usually fetch your bin.*\n1 Yes\n2 No\nText one number\.$/)
  const done = await says('n')
  assert.match(
    done,
    /^Wiltshire Council: thank you\. Your reference is \d{3} \d{3} \d{3} \d{3}\. By .*\. See what happens: https:\/\/council\.test\/track\/\S+$/,
  )
  const reference = /(\d{3} ){3}\d{3}/.exec(done)![0].replaceAll(' ', '')
  const { id } = await ctx.db
    .selectFrom('requests.requests')
    .select('id')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  const { answers, participants } = await readRequest(ctx, id)
  assert.deepEqual(answers.bin, ['rubbish', 'recycling'])
  assert.deepEqual(
    [answers.day, answers.help, answers['out-by-seven'], answers.tag],
    ['2026-12-01', 'no', undefined, undefined],
  )
  assert.deepEqual(answers.address, { lines: ['12 Mill Lane'], postcode: 'SN15 1GA' })
  assert.deepEqual([participants[0]!.phone, participants[0]!.textOk], [number, true])
  assert.equal((await listWork(adviser)).filter(({ kind }) => kind === 'written').length, 0, 'nobody has to read it')
  const { rows } = await listReceived(adviser, { which: 'all', text: number })
  assert.ok(rows.every(({ because }) => because === 'Part of a form by text: Missed bin'))
  const messages = await listMessages(ctx, { text: number, limit: 500 })
  assert.ok(
    messages.rows.some(({ about }) => about === id),
    'the text with her reference is one about her request',
  )
  assert.match(await says('There is glass on the road as well'), /now with your request/)
  const { updates } = await readRequest(ctx, id)
  assert.equal(
    updates.at(-1)!.words,
    'There is glass on the road as well',
    'an answer to the last text goes to the request',
  )
})

test('a wrong answer says what to do and asks again; a second one offers another way', async () => {
  const { says } = phone()
  await says('BIN')
  const first = await says('nowhere')
  assert.match(first, /postcode.*\.\nWhich home was missed\?\nFirst text the postcode\.$/s)
  assert.doesNotMatch(first, /WEB/)
  assert.match(await says('still nowhere'), /Text WEB to go on online, or ring /)
  assert.match(await says('EH1 1YZ'), /^EH1 1YZ is outside our area.*First text the postcode/s, 'said at once')
  await says('SN15 1GA')
  await says('1 Mill Lane')
  assert.match(await says('9'), /What was not taken\?/)
  assert.match(await says('3'), /On which day/)
  assert.match(await says('31 2'), /^Enter a real date.*\nOn which day/s)
  for (const each of ['1', 'yes'])
    assert.match(
      await says(each),
      /^We need the day and the month\.\n.*On which day was it missed\?\nText TODAY, YESTERDAY or a date: 27 3$/s,
      'what is no date is not said to be a day that there is not',
    )
  assert.match(await says('BACK'), /What was not taken\?/)
})

test('a machine that answers each text is answered four times, then what it wrote is for a colleague', async () => {
  const { number, says } = phone()
  await says('BIN')
  const answers: string[] = []
  for (let times = 0; times < 8; times++) answers.push(await says('I am driving and will reply later'))
  assert.equal(answers.filter(each => /First text the postcode/.test(each)).length, 4)
  assert.match(answers[4]!, /^Wiltshire Council: we have your text/)
  assert.deepEqual(answers.slice(5), ['', '', ''])
  const waiting = (await listWork(adviser)).filter(({ kind }) => kind === 'written')
  assert.ok(waiting.length > 0, `${number} waits for a colleague`)
})

test('a keyword begins in other forms, and its postcode is taken with it', async () => {
  assert.match(await phone().says('Bins.'), /Which home was missed\?\nFirst text the postcode/)
  const one = phone()
  assert.match(await one.says('Bin sn15 1ga'), /^Wiltshire Council: Report a missed bin.*\nNow text the house number/s)
  await one.says('12 Mill Lane')
  assert.match(await one.says('1 and 2'), /^On which day/)
  assert.match(await phone().says('BIN was not emptied'), /we have your text/)
})

test('HELP tells the way out, WEB gives a code that goes on where she is, END ends it', async () => {
  const { says } = phone()
  await says('BIN')
  assert.match(await says('help'), /You are at: Report a missed bin.*999.*First text the postcode/s)
  await says('SN15 1GA')
  await says('1 Mill Lane')
  const online = await says('web')
  const code = /^\d{3} \d{3} \d{3}$/m.exec(online)![0]
  assert.match(online, /https:\/\/council\.test\/resume/)
  const { id } = await resumeDraft(database.ctx(clock), { code, address: '192.0.2.1' })
  const { answers } = await ctx.db
    .selectFrom('drafts.drafts')
    .select('answers')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(Object.keys(answers as object), ['address'])
  assert.match(await says('end'), /nothing was sent to us\. Text BIN to begin again/)
  assert.match(await says('1'), /^Wiltshire Council: we have your text/, 'afterwards a text is a text')
})

test('what cannot be asked by text goes on online', async () => {
  const whole = (await testDatabase({ after }, { template: 'wiltshire' })).ctx({ actor: system('texts'), ...clock })
  await sql`update catalogue.service_versions set definition = definition #- '{text,leave}' where slug = 'missed-bin'`.execute(
    whole.db,
  )
  const { says } = phone(whole)
  for (const words of ['BIN', 'SN15 1GA', '1 Mill Lane', '1', 'today', '1', '1', '1', '1']) await says(words)
  assert.match(await says('2'), /^The next question needs a screen\.\nGo on online/)
})

test('STOP is obeyed inside a form; what comes hours later, or hints at danger, is for a colleague', async () => {
  const one = phone()
  await one.says('BIN')
  assert.match(await one.says('STOP'), /no more texts/)
  const two = phone()
  await two.says('BIN')
  assert.match(await two.says('My husband hits me and I am afraid'), /^In danger now\?/)
  assert.match(await two.says('END'), /the form was not sent\. What else you texted us is with a colleague/)
  const short = phone()
  await short.says('BIN')
  assert.match(await short.says('I want to die'), /^In danger now\?/)
  const three = phone()
  await three.says('BIN')
  now = new Date(now.getTime() + 3 * 3_600_000)
  assert.match(await three.says('SN15 1GA'), /we have your text/)
})

test('a polite no is the answer that was asked for, and texts go on; where nothing was asked a colleague decides', async () => {
  const { says } = phone()
  await says('BIN')
  await says('SN15 1GA')
  assert.match(await says('12 Mill Lane'), /^What was not taken/)
  for (const words of ['no more thanks', 'No more', 'dim mwy diolch'])
    assert.match(await says(words), /What was not taken|by text/, words)
  assert.match(await says('1'), /^On which day/)
  const { number, says: says2 } = phone()
  assert.equal(await says2('No more, thank you'), '')
  const [row] = (await listReceived(adviser, { which: 'all', text: number })).rows
  assert.deepEqual([row!.became, row!.because], ['waiting', null])
})

test('one or two words that can only mean danger leave the form; an answer stays one, and HELP ME says whom to ring', async () => {
  for (const words of ['suicide', 'he hit me', 'Raped', 'gas leak']) {
    const { says } = phone()
    await says('BIN')
    assert.match(await says(words), /^In danger now\?/, words)
  }
  const { says } = phone()
  await says('BIN')
  for (const words of ['help me', 'Please help me!', 'HELPWCH FI'])
    assert.match(await says(words), /In danger\? Ring 999/, words)
  await says('SN15 1GA')
  assert.match(await says('12 Fire'), /^What was not taken/)
  assert.match(await phone().says('help me'), /^In danger now\?/, 'with no form it is all that they say')
})

test('the keyword decides the language, and a name is asked where one is needed', async () => {
  const welsh = await testDatabase({ after }, { template: 'wrexham' })
  const of = welsh.ctx({ actor: system('texts'), ...clock })
  const { says } = phone(of)
  assert.match(await says('Biniau'), /Tecstiwch|tecstiwch/)
  assert.match(await says('diwedd'), /Tecstiwch BINIAU i ddechrau eto/)
  assert.match(await says('BIN'), /First text the postcode|Text a postcode/)
})

const TYPING = {
  soFar: {},
  language: 'en' as const,
  phone: '+447700900123',
  today: Temporal.PlainDate.from('2026-12-02'),
}

test('what people type is read as they mean it', () => {
  const date = (typed: string) => {
    const read = readTyped({ id: 'day', type: 'date', label: { en: 'Day' } }, typed, TYPING)
    return 'posted' in read ? Object.values(read.posted).join('-') : null
  }
  assert.deepEqual(['today', 'Friday', 'dydd Mercher', 'Ddoe!', '27/3', '27 March 2025', '1.12.25', 'soon'].map(date), [
    '2-12-2026',
    '27-11-2026',
    '2-12-2026',
    '1-12-2026',
    '27-3-2026',
    '27-March-2025',
    '1-12-2025',
    null,
  ])
  const options = [
    { value: 'a', label: { en: 'Apples & pears' } },
    { value: 'b', label: { en: 'Bread' } },
  ]
  const choice = (typed: string) => readTyped({ id: 'x', type: 'radios', label: { en: 'X' }, options }, typed, TYPING)
  for (const typed of ['2', '2.', ' bread ', 'BREAD!']) assert.deepEqual(choice(typed), { posted: { q: 'b' } }, typed)
  for (const typed of ['0', '3', 'a', '1 2']) assert.notDeepEqual(choice(typed), { posted: { q: 'b' } }, typed)
  type Options = { value: string; label: { en: string; cy?: string } }[]
  const tag = [
    { value: 'none', label: { en: 'No tag', cy: 'Dim tag' } },
    { value: 'wrong', label: { en: 'Yes, wrong things', cy: 'Do, pethau anghywir' } },
    { value: 'unknown', label: { en: 'I do not know', cy: 'Wn i ddim' } },
  ]
  const meant = (typed: string, options: Options = tag, en = 'Did they leave a tag?', language: 'en' | 'cy' = 'en') => {
    const read = readTyped({ id: 'tag', type: 'radios', label: { en }, options }, typed, { ...TYPING, language })
    return 'posted' in read ? read.posted.q : null
  }
  for (const typed of ['no', 'None.', 'na', 'N']) assert.equal(meant(typed), 'none', typed)
  for (const typed of ['yes', 'Yeah!']) assert.equal(meant(typed), 'wrong', typed)
  for (const typed of ['na', 'naddo', 'dim']) assert.equal(meant(typed, tag, 'X', 'cy'), 'none', typed)
  assert.equal(meant('do', tag, 'X', 'cy'), 'wrong')
  const heavy = { value: 'heavy', label: { en: 'Yes, too heavy', cy: 'Do, rhy drwm' } }
  assert.equal(meant('yes', [...tag, heavy]), 'yes', 'two begin so')
  assert.equal(meant('ok'), 'ok')
  // By the services of our own packs.
  const spoken = [
    { value: 'safe', label: { en: 'Yes' } },
    { value: 'not-safe', label: { en: 'No, and I have rung 999 or the council' } },
  ]
  assert.equal(meant('no', spoken, 'Is the person safe right now?'), 'no', 'it says more than she did')
  const afraid = [
    { value: 'not-yet', label: { en: 'Not yet' } },
    { value: 'afraid', label: { en: 'No, I do not feel safe' } },
  ]
  for (const options of [afraid, afraid.slice(1)]) assert.equal(meant('no', options, 'Have you talked to them?'), 'no')
  const lamp = [
    { value: 'out', label: { en: 'Out', cy: 'Wedi diffodd' } },
    { value: 'dim', label: { en: 'Dim or flickering', cy: 'Gwan' } },
    { value: 'unknown', label: { en: 'Do not know' } },
  ]
  for (const typed of ['no', 'yes', 'do']) assert.equal(meant(typed, lamp, 'Is the light out?'), typed, 'no Welsh')
  assert.equal(meant('do', lamp, 'Is the light out?', 'cy'), 'do', 'said in English only')
  const cold = [{ value: 'cold', label: { en: 'No heating', cy: 'Dim gwres' } }, heavy]
  for (const typed of ['no', 'none']) assert.equal(meant(typed, cold, 'What is wrong?'), typed, 'it asks what')
  const these = [...cold, { value: 'none', label: { en: 'None of these', cy: 'Dim un o’r rhain' } }]
  assert.equal(meant('none', these, 'What is wrong?'), 'none')
  const address = (typed: string) => readTyped({ id: 'home', type: 'address', label: { en: 'Home' } }, typed, TYPING)
  for (const typed of ['sn15 1ga', 'SN15 1GA please', 'It’s SN151GA, thanks', '4 Mill Lane, SN15 1GA'])
    assert.deepEqual(address(typed), { soFar: { postcode: 'SN15 1GA' } }, typed)
  assert.ok('posted' in address('by 4 am please'))
  const place = (typed: string) => readTyped({ id: 'where', type: 'place', label: { en: 'Where' } }, typed, TYPING)
  assert.deepEqual(place('SN15 1GA please'), { posted: { 'q-near': 'SN15 1GA' } })
  assert.deepEqual(place('Mill Lane SN15 1GA'), { posted: { 'q-near': 'Mill Lane SN15 1GA' } })
  assert.equal(commandIn('Yn ôl'), 'back')
  assert.equal(commandIn('constructor'), null)
})

test('the keyword with polite words or its own nouns begins the form; END twice is no matter', async () => {
  for (const words of ['BIN please', 'bin collection', 'Hi, missed bins!', 'BIN please SN15 1GA'])
    assert.match(await phone().says(words), /Report a missed bin/, words)
  assert.match(await phone().says('BIN please come'), /we have your text/)
  const { number, says } = phone()
  await says('BIN')
  await says('END')
  assert.match(await says('end'), /^Wiltshire Council: there is no form to stop\. For no more texts, text STOP/)
  const { rows } = await listReceived(adviser, { which: 'all', text: number })
  assert.ok(rows.every(({ became }) => became === 'kept'))
})

test('after STOP a keyword is for a colleague: no question would arrive', async () => {
  const { number, says } = phone()
  await says('STOP')
  assert.equal(await says('BIN'), '')
  const { rows } = await listReceived(adviser, { which: 'all', text: number })
  assert.equal(rows[0]!.became, 'waiting')
})

test('STOP ends the form in hand, also in Welsh: START does not go on with it', async () => {
  const { number, says } = phone()
  await says('BIN')
  await says('PEIDIO')
  await says('DECHRAU')
  assert.equal(await says('Diolch'), '')
  const { rows } = await listReceived(adviser, { which: 'all', text: number })
  assert.equal(rows[0]!.because, 'They thanked us, and said nothing else')
})

test('thanks are no answer: what is not answered yet is asked again', async () => {
  const { says } = phone()
  await says('BIN')
  for (const words of ['Diolch', 'thank you!', 'ok thanks'])
    assert.match(await says(words), /^The form is not finished yet\.\n.*Which home was missed\?/s, words)
  await says('SN15 1GA')
  assert.match(await says('thanks'), /^The form is not finished yet\..*house number/s, 'the postcode is kept')
})
