import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type MaskOptions, maskPersonal } from './mask-personal.ts'

const BLNS = new URL('../../../../shared/data/lists/blns.json', import.meta.url)

const mask = (text: string, options: MaskOptions = {}) => maskPersonal(text, { language: 'en', ...options }).text

test('words of a report that name nobody stay as they are', () => {
  const plain = [
    'Deep pothole on the A350 by the M4 junction 17, 300 x 200 mm and 2m long.',
    'B4039 towards SN15, near the number 12 bus stop, since 10:30 on 3 March 2026.',
    'Between 01/02/2024 10:30 and 2024-02-03 11:45:10 nobody came. Ref 123-456-789, UPRN 100121234567.',
    'I rang 101, then 999, then 116 123. Reference number: 01234567890. The light is column 12.',
    'It is at 51.4594, -2.1161 or 0.1278, 51.5074. It cost £1,000,000 and 12.50 a day.',
    'The bin at SN15 1ER was not emptied. See www.wiltshire.gov.uk/bins?page=2 or wiltshire.gov.uk.',
    'Call the council. I am Welsh and I am angry. Thanks for your help. Miss the bus again.',
    'St John Street, Victoria Park, George Lane and Charles Road are blocked. Oak Dr Corsham too.',
    'Work starts on Saturday 12 March Road closures follow. 30 mph road, 20 mph limit, 24/7.',
    'BA14 HAS NO LIGHTS. SN15 the road. A4 CAR PARK. THE A36 AND THE A350 ARE SHUT.',
    'Meet @ 5pm. 2 large green bins near 3 wheelie bins. Open 9-5, 10am to 4pm, 1-2 days.',
    'I AM FURIOUS ABOUT THE ROAD. PLEASE CALL SOMEBODY. I live in Chippenham.',
    'Mae twll mawr ar y ffordd A483 ger Wrecsam ers 3 Mawrth. Mae 2 ohonyn nhw.',
  ]
  for (const text of plain) assert.deepEqual(maskPersonal(text), { text, masked: [] })
})

test('email addresses go, also those written round a filter', () => {
  const addresses = [
    'jane.smith+bins@example.org',
    'siân@enghraifft.cymru',
    "o'neil_1@mail.example.co.uk",
    'jane (at) example.org',
    'jane [at] example [dot] org',
    'jane at example dot org',
    'jane dot smith at example dot co dot uk',
    'jane.smith at gmail.com',
    'jane @ example . org',
    'jane＠example．org',
    'ja\u200bne@exam\u00adple.org',
  ]
  for (const address of addresses)
    assert.equal(mask(`Write to ${address}, OK?`), 'Write to [email address removed], OK?', address)
})

test('names on social networks and links that lead to somebody go', () => {
  const cases: [string, string][] = [
    ['find @jane_smith.', 'find [social media name removed].'],
    ['insta: jane_92 ', 'insta: [social media name removed] '],
    ['my Facebook name is JaneSmithy!', 'my Facebook name is [social media name removed]!'],
    ['see https://www.facebook.com/jane.smith.9, yes', 'see [link removed], yes'],
    ['https://example.org/reset?token=abc', '[link removed]'],
    ['(https://user:pass@example.org/)', '([link removed])'],
    ['example.org/track/1f0e9d8c7b6a5f4e3d2c1b0a', '[link removed]'],
    ['https://example.org/a/7b0c1f9e-1111-4222-8333-123456789abc/b', '[link removed]'],
    ['https://www.gov.uk/report-pothole-2024-list', 'https://www.gov.uk/report-pothole-2024-list'],
    ['look at www.example.org/council-tax-bands', 'look at www.example.org/council-tax-bands'],
  ]
  for (const [text, expected] of cases) assert.equal(mask(text), expected)
})

test('vehicle registrations go, unless they are to be kept', () => {
  for (const mark of ['AB12 CDE', 'ab12cde', 'AB12CDE', 'K123 LMN', 'K1 LMN', 'LMN 123K', 'A123BCD']) {
    assert.equal(mask(`The car ${mark} is left here`), 'The car [vehicle registration removed] is left here', mark)
  }
  assert.equal(mask('reg number: P1 MPY on the verge'), 'reg number: [vehicle registration removed] on the verge')
  assert.equal(mask('rhif cofrestru ABZ 1234'), 'rhif cofrestru [vehicle registration removed]')
  assert.equal(mask('the van, A123 BCD'), 'the van, [vehicle registration removed]')
  assert.equal(mask('AB12 CDE, owner 07700 900123', { keep: ['vehicle'] }), 'AB12 CDE, owner [phone number removed]')
})

test('numbers of cards, banks, the state and the health service go, and dates of birth', () => {
  const cases: [string, string][] = [
    ['card 4111 1111 1111 1111 12/27', 'card [card number removed] 12/27'],
    ['378282246310005', '[card number removed]'],
    ['not a card: 4111 1111 1111 1112', 'not a card: 4111 1111 1111 1112'],
    ['AB 12 34 56 C', '[National Insurance number removed]'],
    ['my NI is ab123456c', 'my NI is [National Insurance number removed]'],
    ['national insurance number JX 12 34 56', 'national insurance number [National Insurance number removed]'],
    [
      'sort code 12-34-56, account number 12345678',
      'sort code [bank details removed], account number [bank details removed]',
    ],
    ['NHS number 943 476 5919', 'NHS number [NHS number removed]'],
    ['born on 3rd of April 1980', 'born on [date of birth removed]'],
    ['DOB: 03/04/80', 'DOB: [date of birth removed]'],
    ['dyddiad geni 3 Ebrill 1980', 'dyddiad geni [date of birth removed]'],
  ]
  for (const [text, expected] of cases) assert.equal(mask(text), expected)
})

test('what was taken out is told in order, with its place in the original', () => {
  const text = 'I’m Siobhan\u200b, 0️⃣7️⃣700 900123, jane@example.org'
  const { masked } = maskPersonal(text)
  assert.deepEqual(
    masked.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
    [
      ['name', 'Siobhan\u200b'],
      ['phone', '0️⃣7️⃣700 900123'],
      ['email', 'jane@example.org'],
    ],
  )
})

test('the words put in are in the language of the text, or in the one asked for', () => {
  assert.equal(
    maskPersonal('Mae twll yn y ffordd, ffoniwch 01978 298989').text,
    "Mae twll yn y ffordd, ffoniwch [rhif ffôn wedi'i dynnu]",
  )
  assert.equal(maskPersonal('The hole is deep, 01978 298989').text, 'The hole is deep, [phone number removed]')
  assert.equal(maskPersonal('01978 298989', { language: 'cy' }).text, "[rhif ffôn wedi'i dynnu]")
})

test('a text that was masked is not changed by masking it again', () => {
  const piece = fc.constantFrom(
    '07700 900123',
    'My name is',
    'Jane',
    'Smith',
    'jane@example.org',
    'at number 12',
    'High Street',
    'SN15 1ER',
    'AB12 CDE',
    'Mr',
    'call',
    '4111111111111111',
    '\n',
    ',',
    'Fy enw i yw',
    'Flat 3',
    'the road',
    '@jane',
    'https://x.org/?token=1',
  )
  const text = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(' '))
  fc.assert(
    fc.property(text, written => {
      const once = mask(written, { names: ['Jane Smith'] })
      assert.equal(mask(once, { names: ['Jane Smith'] }), once)
    }),
    { seed: 20261203, numRuns: 500 },
  )
})

test('any text at all can be masked, and what is not masked stays', t => {
  const strings = existsSync(BLNS) ? (JSON.parse(readFileSync(BLNS, 'utf8')) as string[]) : []
  if (strings.length === 0) t.diagnostic('the shared strings are not here: made-up ones only')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => stays(text)),
    { seed: 20261203, numRuns: 500 },
  )
  for (const text of strings) stays(text)
})

function stays(text: string): void {
  const result = maskPersonal(text, { names: [text, 'Jane'] })
  let at = 0
  for (const { start, end } of result.masked) {
    assert.ok(start >= at && end > start && end <= text.length)
    assert.ok(result.text.includes(text.slice(at, start)))
    at = end
  }
}

test('long texts made to be slow are masked all the same', () => {
  // A pattern that is not linear would keep this test for minutes.
  const pieces = [
    'a',
    '@',
    'a@',
    '0',
    '0 ',
    'oh ',
    '+12345678 ',
    '00 1',
    ' at a dot b',
    'https://',
    'www.a/',
    'Aa ',
    'Jane ',
    'my name is ',
    'Mr ',
    'AB12 ',
    'at number 1 ',
    '1, 2 and ',
    'SN15 1ER ',
    'a.',
    '-',
    '\n',
    ' ',
    'reg no ',
    '\u200b',
    '０',
    '1.1.',
    '4111 1111 1111 1112 ',
    'double ',
    'call me on ',
    'born on the ',
    'facebook name ',
    'o',
  ]
  for (const piece of pieces) {
    const text = piece.repeat(100_000 / piece.length)
    assert.equal(typeof mask(text, { names: ['Jane Smith', 'Aa Bb'] }), 'string', piece)
  }
})
