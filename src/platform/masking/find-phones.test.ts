import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskPersonal } from './mask-personal.ts'

const mask = (text: string) => maskPersonal(text, { language: 'en' }).text

test('telephone numbers of this country go, in any writing', () => {
  const numbers = [
    '07700 900123',
    '07700900123',
    '(01632) 960 123',
    '01632-960-123',
    '01632.960.123',
    '0 1 6 3 2 9 6 0 1 2 3',
    '020 7946 0123',
    '+44 7700 900123',
    '+44 (0)7700 900 123',
    '(+44) 7700 900123',
    '0044 7700 900123',
    '447700900123',
    '0800 123 456',
    '01632 960123 ext. 45',
    '07700/900/123',
    '07700 – 900 – 123',
    '０７７００ ９００１２３',
    'O77OO 9OO I23',
    '0️⃣7️⃣7️⃣0️⃣0️⃣ 900123',
    '0\u200b7700 900\u2060123',
    'oh seven seven double oh nine double oh one two three',
    'zero seven seven zero zero, nine hundred, one two three',
    '07700 nine oh oh one 2 3',
    'sero saith saith dwbl sero naw sero sero un dau tri',
  ]
  for (const number of numbers) assert.equal(mask(`Ring ${number}, OK?`), 'Ring [phone number removed], OK?', number)
})

test('numbers abroad go where they begin as such, whatever follows', () => {
  assert.equal(mask('from +33 6 12 34 56 78 since 2024'), 'from [phone number removed] since 2024')
  assert.equal(mask('0033 6 12 34 56 78'), '[phone number removed]')
  assert.equal(mask('+1 212 555 0123'), '[phone number removed]')
})

test('two numbers one after the other both go', () => {
  assert.equal(mask('07700 900123 07700 900456'), '[phone number removed] [phone number removed]')
  assert.equal(mask('01632 960123/07700 900456'), '[phone number removed]/[phone number removed]')
})

test('a short number goes after a word for telephones only', () => {
  assert.equal(mask('tel. 960123'), 'tel. [phone number removed]')
  assert.equal(mask('ring me on 96 01 23'), 'ring me on [phone number removed]')
  assert.equal(mask('ffoniwch fi ar 960123'), 'ffoniwch fi ar [phone number removed]')
  assert.equal(mask('report 960123 of last week'), 'report 960123 of last week')
  assert.equal(mask('call 101 or 116123'), 'call 101 or 116123')
})

test('digits that are no telephone number stay', () => {
  const others = [
    '12345678901',
    '07700 900123456',
    'code A07700900123',
    'case number 07700900123',
    'order: 01632960123',
    '01/02/2024 10:30 and 03/04/2024 11:45',
    '2024-01-02 03:04:05 06',
    '0.1278 51.5074',
    'one two three four five six seven eight nine ten',
    'nought out of ten, double parked, oh dear',
  ]
  for (const text of others) assert.equal(mask(text), text)
})
