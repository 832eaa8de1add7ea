import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Language } from '../../text.ts'
import { checkAnswer, fieldsOf, readAnswer } from '../index.ts'
import type { Question } from '../question.ts'
import { ask, asking, FILE_ID, options } from '../testing.ts'

type Posted = Record<string, string | string[]>
const read = (question: Question, posted: Posted, changes = {}) =>
  readAnswer(question, posted, { ...asking, ...changes })
const answerTo = async (question: Question, posted: Posted) => {
  const result = await read(question, posted)
  assert.equal(result.errors, undefined, JSON.stringify(result))
  return 'answer' in result ? result.answer : undefined
}
const errorsTo = async (question: Question, posted: Posted) => (await read(question, posted)).errors

describe('written answers', () => {
  it('are trimmed to one line, in NFC, without control characters, with emoji kept', async () => {
    assert.equal(await answerTo(ask('text'), { q: ' Caffi\u0301\r\n\u0000 big\u0007 👩‍👧 ' }), 'Caff\u00ed big 👩‍👧')
  })
  it('keep their lines where the text is long', async () => {
    assert.equal(await answerTo(ask('long-text'), { q: 'one\r\n\r\ntwo\rthree\u2028four' }), 'one\n\ntwo\nthree\nfour')
  })
  it('count as empty when nothing of them can be seen', async () => {
    assert.deepEqual(await errorsTo(ask('text'), { q: ' \u200b\u00a0\ufeff ' }), { q: 'Write an answer' })
  })
  it('replace half an emoji, which the database would refuse', async () => {
    assert.equal(await answerTo(ask('text'), { q: 'hole \ud83d here' }), 'hole \ufffd here')
  })
  it('say by how much they are too long, counting as the page counts', async () => {
    assert.deepEqual(await errorsTo(ask('text', { max: 5 }), { q: 'sixsix' }), {
      q: 'Make it shorter by 1 character. The most is 5',
    })
    assert.deepEqual(await errorsTo(ask('text', { max: 3 }), { q: 'a👍👍' }), {
      q: 'Make it shorter by 2 characters. The most is 3',
    })
  })
  it('must match the whole pattern, and say so in the words of the pack', async () => {
    const plate = ask('text', { pattern: '[A-Z]{2}[0-9]{2}', patternError: { en: 'Enter the number plate' } })
    assert.equal(await answerTo(plate, { q: 'AB12' }), 'AB12')
    assert.deepEqual(await errorsTo(plate, { q: 'AB123' }), { q: 'Enter the number plate' })
  })
  it('may be left out where they are not required, and ask in the words of the pack where they are', async () => {
    assert.equal(await answerTo(ask('text', { required: false }), {}), undefined)
    assert.deepEqual(await errorsTo(ask('text', { requiredError: { en: 'Tell us what it is' } }), { q: ' ' }), {
      q: 'Tell us what it is',
    })
    const inWelsh = await read(ask('text'), {}, { language: 'cy' })
    assert.deepEqual(inWelsh.errors, { q: 'Ysgrifennwch ateb' })
  })
})

describe('an email address', () => {
  for (const good of ["o'neil+bins@example.co.uk", 'a@b.cymru', 'jos\u00e9@ex\u00e4mple.org'])
    it(`may be ${good}`, async () => assert.equal(await answerTo(ask('email'), { q: good }), good))
  for (const bad of [
    'plain',
    'a@b',
    'a b@c.de',
    'a@@b.de',
    'a..b@c.de',
    '.a@b.de',
    'a@b.de, c@d.de',
    'a@-b.de',
    '<a@b.de>',
  ])
    it(`cannot be ${bad}`, async () =>
      assert.deepEqual(await errorsTo(ask('email'), { q: bad }), { q: 'Enter an email address like name@example.com' }))
  it('keeps its case before the @ and loses it after', async () => {
    assert.equal(await answerTo(ask('email'), { q: 'Mo@Example.ORG' }), 'Mo@example.org')
  })
})

describe('a phone number', () => {
  for (const [typed, kept] of [
    ['07700 900 982', '+447700900982'],
    ['(01632) 960-001', '+441632960001'],
    ['+44 (0) 7700 900982', '+447700900982'],
    ['0044 7700 900982', '+447700900982'],
    ['+353 1 234 5678', '+35312345678'],
    ['01632 960001 ext 12', '+441632960001;ext=12'],
  ] as const)
    it(`${typed} is kept as ${kept}`, async () => assert.equal(await answerTo(ask('phone'), { q: typed }), kept))
  for (const bad of ['999', '07700 90098', 'no', '01632 ext 12', '07700 900982 or 01632 960001'])
    it(`cannot be ${bad}`, async () => assert.match((await errorsTo(ask('phone'), { q: bad }))!.q!, /^Enter a phone/))
})

describe('a number', () => {
  it('may be typed with its sign of money, spaces and commas', async () => {
    const money = ask('number', { decimals: 2, prefix: { en: '£' } })
    assert.equal(await answerTo(money, { q: '£1,234.50' }), 1234.5)
    assert.equal(await answerTo(money, { q: '１２' }), 12)
  })
  it('keeps its limits', async () => {
    const people = ask('number', { min: 1, max: 12 })
    assert.equal(await answerTo(people, { q: '12' }), 12)
    assert.deepEqual(await errorsTo(people, { q: '0' }), { q: 'Enter 1 or more' })
    assert.deepEqual(await errorsTo(people, { q: '13' }), { q: 'Enter 12 or less' })
    assert.deepEqual(await errorsTo(people, { q: '2.5' }), { q: 'Enter a whole number, like 3' })
    assert.deepEqual(await errorsTo(ask('number', { decimals: 2 }), { q: '2.345' }), {
      q: 'Use at most 2 digits after the point',
    })
  })
  for (const bad of ['1e5', '0x10', 'Infinity', 'two', '1.2.3', '-', '.', '99999999999999999999'])
    it(`cannot be ${bad}`, async () =>
      assert.deepEqual(await errorsTo(ask('number'), { q: bad }), { q: 'Enter a number in digits, like 3' }))
})

describe('a date', () => {
  const typed = (day: string, month: string, year: string) => ({ 'q-day': day, 'q-month': month, 'q-year': year })
  it('may have its month as a word, in either language', async () => {
    for (const month of ['3', '03', 'March', 'mar', 'Mawrth'])
      assert.equal(await answerTo(ask('date'), typed('7', month, '2026')), '2026-03-07')
  })
  it('must be real', async () => {
    assert.match((await errorsTo(ask('date'), typed('29', '2', '2026')))!.q!, /no such day/)
    assert.match((await errorsTo(ask('date'), typed('1', '13', '2026')))!.q!, /no such day/)
    assert.equal(await answerTo(ask('date'), typed('29', '2', '2028')), '2028-02-29')
  })
  it('says which boxes are missing', async () => {
    assert.deepEqual(await errorsTo(ask('date'), typed('', '2', '')), {
      'q-day': 'Add the day',
      'q-year': 'Add the year',
    })
    assert.deepEqual(await errorsTo(ask('date'), typed('', '', '')), { q: 'Enter a date' })
  })
  it('wants the whole year', async () => {
    assert.match((await errorsTo(ask('date'), typed('1', '2', '85')))!['q-year']!, /4 digits/)
  })
  it('may have to be past or future: today is both', async () => {
    const [past, future] = [ask('date', { past: true }), ask('date', { future: true })]
    assert.equal(await answerTo(past, typed('25', '11', '2026')), '2026-11-25')
    assert.equal(await answerTo(future, typed('25', '11', '2026')), '2026-11-25')
    assert.match((await errorsTo(past, typed('26', '11', '2026')))!.q!, /today or a day before/)
    assert.match((await errorsTo(future, typed('24', '11', '2026')))!.q!, /today or a day after/)
  })
  it('may have to be near', async () => {
    const born = ask('date', { within: { years: 20 } })
    assert.equal(await answerTo(born, typed('25', '11', '2006')), '2006-11-25')
    assert.match((await errorsTo(born, typed('24', '11', '2006')))!.q!, /at most 20 years/)
    const child = ask('date', { past: true, within: { years: 20 } })
    assert.match((await errorsTo(child, typed('24', '11', '2006')))!.q!, /in the last 20 years/)
    const planned = ask('date', { future: true, within: { years: 1 } })
    assert.match((await errorsTo(planned, typed('26', '11', '2027')))!.q!, /in the next year/)
  })
})

describe('a choice', () => {
  it('is only from what is offered', async () => {
    assert.equal(await answerTo(ask('radios', { options }), { q: 'large' }), 'large')
    assert.deepEqual(await errorsTo(ask('radios', { options }), { q: 'huge' }), {
      q: 'Choose one of the answers shown',
    })
    assert.deepEqual(await errorsTo(ask('yes-no'), { q: 'maybe' }), { q: 'Choose one of the answers shown' })
    assert.deepEqual(await errorsTo(ask('select', { options }), {}), { q: 'Choose one answer from the list' })
  })
  it('of several is kept in the order offered, each once', async () => {
    assert.deepEqual(await answerTo(ask('checkboxes', { options }), { q: ['large', 'small', 'large'] }), [
      'small',
      'large',
    ])
    assert.deepEqual(await answerTo(ask('checkboxes', { options }), { q: 'large' }), ['large'])
    assert.ok((await errorsTo(ask('checkboxes', { options }), { q: ['small', 'none'] }))!.q)
  })
  it('of none goes with nothing else', async () => {
    const question = ask('checkboxes', { options, none: { en: 'None of these' } })
    assert.deepEqual(await answerTo(question, { q: 'none' }), ['none'])
    assert.deepEqual(await errorsTo(question, { q: ['small', 'none'] }), {
      q: 'Choose what is true, or ‘None of these’, but not both',
    })
  })
  it('to declare something is made by ticking', async () => {
    assert.equal(await answerTo(ask('declaration'), { q: 'yes' }), true)
    assert.deepEqual(await errorsTo(ask('declaration'), {}), { q: 'Tick the box to carry on' })
  })
})

describe('an address', () => {
  it('is its lines and a postcode written as it should be', async () => {
    const posted = { 'q-line-1': ' 1 High Street ', 'q-line-2': '', 'q-line-3': 'Melton', 'q-postcode': 'ab12de' }
    assert.deepEqual(await answerTo(ask('address'), posted), {
      lines: ['1 High Street', 'Melton'],
      postcode: 'AB1 2DE',
    })
  })
  it('loses no line of a client that sends many, and takes one text that ends with the postcode', async () => {
    const sent = { lines: ['Flat 1', 'Mill House', 'Mill Lane', 'Melton', 'Loamshire'], postcode: 'AB1 2DE' }
    const kept = { lines: ['Flat 1', 'Mill House', 'Mill Lane, Melton, Loamshire'], postcode: 'AB1 2DE' }
    assert.deepEqual(await checkAnswer(ask('address'), sent, asking), { answer: kept })
    const text = '1 High Street, Melton AB1 2DE'
    const split = { lines: ['1 High Street', 'Melton'], postcode: 'AB1 2DE' }
    assert.deepEqual(await checkAnswer(ask('address'), text, asking), { answer: split })
    assert.equal(fieldsOf(ask('address'), split)['q-line-3'], 'Melton')
  })
  it('has its town from the postcode where that box of the page was left empty', async () => {
    const townOf = () => 'Melton'
    const lines = async (town: string) => {
      const posted = { 'q-line-1': '1 High Street', 'q-line-3': town, 'q-postcode': 'AB1 2DE' }
      const read = await readAnswer(ask('address'), posted, { ...asking, townOf })
      return read.errors ?? read.answer
    }
    assert.deepEqual(await lines(''), { lines: ['1 High Street', 'Melton'], postcode: 'AB1 2DE' })
    assert.deepEqual(await lines('Box'), { lines: ['1 High Street', 'Box'], postcode: 'AB1 2DE' })
  })
  it('says which part is missing, wrong or unknown', async () => {
    assert.deepEqual(await errorsTo(ask('address'), {}), { 'q-line-1': 'Enter the address' })
    assert.deepEqual(await errorsTo(ask('address'), { 'q-line-1': 'x' }), { 'q-postcode': 'Enter the postcode' })
    const wrong = await errorsTo(ask('address'), { 'q-postcode': 'AB1' })
    assert.deepEqual(Object.keys(wrong!), ['q-postcode', 'q-line-1'])
    assert.match(
      (await errorsTo(ask('address'), { 'q-line-1': 'x', 'q-postcode': 'AB1 0AA' }))!['q-postcode']!,
      /AB1 0AA is outside our area/,
    )
    const elsewhere = { ...asking, councilsAt: () => ['Melton Council'] }
    const said = { lines: ['1 High Street'], postcode: 'AB1 0AA' }
    const { problems } = await checkAnswer(ask('address'), said, elsewhere)
    assert.match(problems![0]!.text, /The council there is Melton Council/)
    assert.deepEqual(await checkAnswer(ask('address', { anywhere: true }), said, elsewhere), { answer: said })
  })
})

describe('the number of a payment card', () => {
  const CARD = '4111 1111 1111 1111'
  const GONE = '[card number removed]'
  const field = ask('text', { id: 'why' })
  const cases: [string, Question, unknown, unknown][] = [
    ['text', ask('text'), `Card ${CARD}`, `Card ${GONE}`],
    ['a number sent as text', ask('text'), 4111111111111111, GONE],
    ['long text', ask('long-text'), `Card\n${CARD}`, `Card\n${GONE}`],
    ['a name', ask('name'), `Ann ${CARD}`, `Ann ${GONE}`],
    [
      'an address',
      ask('address'),
      { lines: [CARD, 'Mill Lane'], postcode: 'AB1 2DE' },
      { lines: [GONE, 'Mill Lane'], postcode: 'AB1 2DE' },
    ],
    [
      'a place',
      ask('place'),
      { lat: 51.5, lng: -2, words: `By ${CARD}`, source: 'pin' },
      { lat: 51.5, lng: -2, words: `By ${GONE}`, source: 'pin' },
    ],
    ['a street', ask('place'), { near: CARD }, { lat: null, lng: null, words: GONE, source: 'street' }],
    ['a group', ask('group', { fields: [field] }), [{ why: CARD }], [{ why: GONE }]],
  ]
  for (const [what, question, typed, kept] of cases)
    it(`is not kept in ${what}, which stays the same when judged again`, async () => {
      assert.deepEqual(await checkAnswer(question, typed, asking), { answer: kept })
      assert.deepEqual(await checkAnswer(question, kept, asking), { answer: kept })
    })
  it('stays where a question asks for such a number by its pattern', async () => {
    const asked = ask('text', { pattern: '[0-9]{16}' })
    assert.deepEqual(await checkAnswer(asked, '4111111111111111', asking), { answer: '4111111111111111' })
  })
})

describe('a place', () => {
  const pin = { 'q-lat': '51.4601234567', 'q-lng': '-2.11', 'q-source': 'pin' }
  it('is the pin on the map, to 10 centimetres', async () => {
    assert.deepEqual(await answerTo(ask('place'), { ...pin, 'q-words': 'by the gate' }), {
      lat: 51.460123,
      lng: -2.11,
      words: 'by the gate',
      source: 'pin',
    })
  })
  it('keeps a street that was typed beside the pin, but no postcode that the pin has left', async () => {
    const near = async (text: string) => (await answerTo(ask('place'), { ...pin, 'q-near': text })) as { words: string }
    assert.equal((await near('Mill Lane')).words, 'Mill Lane')
    assert.deepEqual(await near('AB1 2DE'), { lat: 51.460123, lng: -2.11, words: '', source: 'pin' })
    const beside = { 'q-lat': '51.501', 'q-lng': '-2', 'q-source': 'pin', 'q-near': 'AB1 2DE' }
    assert.equal(((await answerTo(ask('place'), beside)) as { postcode: string }).postcode, 'AB1 2DE')
  })
  it('is a postcode with words where there is no map', async () => {
    assert.deepEqual(await answerTo(ask('place'), { 'q-near': 'ab1 2de', 'q-words': 'outside number 12' }), {
      lat: 51.5,
      lng: -2,
      words: 'outside number 12',
      source: 'postcode',
      postcode: 'AB1 2DE',
    })
    assert.match((await errorsTo(ask('place'), { 'q-near': 'AB1 2DE' }))!['q-words']!, /where exactly/)
  })
  it('is a street without a point where nobody knows the postcode', async () => {
    assert.deepEqual(await answerTo(ask('place'), { 'q-near': 'Mill Lane, Melton', 'q-words': 'by the bridge' }), {
      lat: null,
      lng: null,
      words: 'by the bridge, Mill Lane, Melton',
      source: 'street',
    })
  })
  it('is good words beside a postcode that nobody knows, but not beside one that is surely elsewhere', async () => {
    const typed = { 'q-near': 'AB9 9AA', 'q-words': 'Church Street, outside number 3' }
    const words = 'Church Street, outside number 3, AB9 9AA'
    assert.deepEqual(await answerTo(ask('place'), typed), { lat: null, lng: null, words, source: 'street' })
    const elsewhere = { ...asking, councilsAt: () => ['Far'] }
    assert.match((await readAnswer(ask('place'), typed, elsewhere)).errors!['q-near']!, /The council there is Far/)
  })
  it('is more than a town and a letter', async () => {
    const isOnlyAround = (near: string) => near === 'Melton'
    const errors = async (words: string) =>
      (await readAnswer(ask('place'), { 'q-near': 'Melton', 'q-words': words }, { ...asking, isOnlyAround })).errors
    assert.match((await errors('x'))!['q-words']!, /a little more/)
    assert.match((await errors('Melton'))!['q-words']!, /too wide/)
    assert.equal(await errors('by the school'), undefined)
  })
  it('cannot be an unknown postcode or outside', async () => {
    assert.match((await errorsTo(ask('place'), { 'q-near': 'AB9 9AA', 'q-words': 'x' }))!['q-near']!, /do not know/)
    assert.match(
      (await errorsTo(ask('place'), { 'q-near': 'ZZ9 9ZZ', 'q-words': 'x' }))!['q-near']!,
      /outside our area/,
    )
    assert.match((await errorsTo(ask('place'), { 'q-near': 'AB12 3', 'q-words': 'x' }))!['q-near']!, /full postcode/)
    assert.match((await errorsTo(ask('place'), { ...pin, 'q-lat': '53' }))!['q-near']!, /outside our area/)
    assert.match((await errorsTo(ask('place'), { 'q-lat': '91', 'q-lng': '0' }))!['q-near']!, /Show us where/)
  })
  it('outside is told with whose it is, of a point only probably', async () => {
    const councilsAt = () => ['Middle', 'Far']
    const errors = async (posted: Posted, language: Language = 'en') =>
      (await readAnswer(ask('place'), posted, { ...asking, language, councilsAt })).errors!['q-near']
    const outside = { ...pin, 'q-lat': '53' }
    assert.match((await errors(outside))!, /The council there is probably Middle or Far\. .*ask them/)
    assert.match((await errors(outside, 'cy'))!, /mae’n debyg, yw Middle neu Far/)
    const typed = { 'q-near': 'ab99aa', 'q-words': 'x' }
    assert.match((await errors(typed))!, /^AB9 9AA is outside our area\. The council there is Middle or Far\./)
  })
})

describe('files', () => {
  it('are ids, each once, at most as many as the question takes', async () => {
    const photos = ask('photos', { max: 1 })
    const other = FILE_ID.replace('057', '058')
    assert.deepEqual(await answerTo(photos, { q: [FILE_ID, FILE_ID] }), [FILE_ID])
    assert.match((await errorsTo(photos, { q: [FILE_ID, other] }))!.q!, /Keep 1 photo/)
    assert.ok((await errorsTo(photos, { q: '../../etc/passwd' }))!.q)
    assert.deepEqual(await errorsTo(ask('documents'), {}), { q: 'Add at least one document' })
  })
})

describe('a group', () => {
  const children = ask('group', {
    item: { en: 'Child' },
    min: 1,
    max: 3,
    fields: [
      { id: 'full-name', type: 'text', label: { en: 'Full name' }, requiredError: { en: 'Enter the full name' } },
      { id: 'born', type: 'date', label: { en: 'Date of birth' } },
    ],
  })
  const child = (index: number, name: string) => ({
    [`q-${index}-full-name`]: name,
    [`q-${index}-born-day`]: '1',
    [`q-${index}-born-month`]: '2',
    [`q-${index}-born-year`]: '2020',
  })
  it('is a list of its items, without those left empty', async () => {
    const posted = { 'q-count': '3', ...child(0, 'Ada'), ...child(2, 'Ben') }
    const kept = [
      { 'full-name': 'Ada', born: '2020-02-01' },
      { 'full-name': 'Ben', born: '2020-02-01' },
    ]
    assert.deepEqual(await answerTo(children, posted), kept)
  })
  it('says which item and which box to mend', async () => {
    assert.deepEqual(await errorsTo(children, { 'q-count': '2', ...child(0, 'Ada'), 'q-1-born-day': '1' }), {
      'q-1-full-name': 'Child 2: Enter the full name',
      'q-1-born-month': 'Child 2: Add the month',
      'q-1-born-year': 'Child 2: Add the year',
    })
  })
  it('has at least and at most so many', async () => {
    assert.deepEqual(await errorsTo(children, {}), {
      'q-0-full-name': 'Child 1: Enter the full name',
      'q-0-born': 'Child 1: Enter a date',
    })
    const inItsWords = { ...children, requiredError: { en: 'Tell us about at least one child' } }
    assert.deepEqual(await errorsTo(inItsWords, {}), { 'q-0-full-name': 'Tell us about at least one child' })
    const two = { ...children, min: 2 }
    assert.deepEqual(await errorsTo(two, child(0, 'Ada')), { 'q-0': 'Fill in at least 2' })
    const many = Object.assign({ 'q-count': '900' }, ...Array.from({ length: 9 }, (_, index) => child(index, 'Cy')))
    assert.equal(((await answerTo(children, many)) as unknown[]).length, 3)
  })
})
