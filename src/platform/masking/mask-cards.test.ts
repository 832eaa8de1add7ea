import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskCards } from './index.ts'

const GONE = '[card number removed]'

test('the number of a payment card goes, however it is written, and what stands round it stays', () => {
  const cases: [string, string][] = [
    ['4111 1111 1111 1111', GONE],
    ['I paid with 4111111111111111.', `I paid with ${GONE}.`],
    ['5555-5555-5555-4444, 12/27, 123', `${GONE}, 12/27, 123`],
    ['4111 1111 1111 1111 12/27', `${GONE} 12/27`],
    ['Amex 3782 822463 10005', `Amex ${GONE}`],
    ['4222222222222 is a short one', `${GONE} is a short one`],
    ['6759649826438453', GONE],
    ['2223 0031 2200 3222', GONE],
    ['4111\u00a01111\u00a01111\u00a01111', GONE],
    ['4111\u20131111\u20131111\u20131111', GONE],
    ['４１１１ １１１１ １１１１ １１１１', GONE],
    ['4111 1111\n1111 1111', GONE],
    ['4111 \r\n1111 1111 1111', GONE],
    ['4111.1111.1111.1111', GONE],
    ['4111 1111 1111 1111 and 5555 5555 5555 4444', `${GONE} and ${GONE}`],
    ['Mae fy ngherdyn yn 4111 1111 1111 1111', "Mae fy ngherdyn yn [rhif cerdyn wedi'i dynnu]"],
  ]
  for (const [text, masked] of cases) {
    assert.equal(maskCards(text), masked)
    assert.equal(maskCards(masked), masked, 'once masked, it stays as it is')
  }
})

test('other numbers stay', () => {
  const plain = [
    'ring 07700 900123 or 01249 706111',
    '+44 7700 900123, +44 1249 706111',
    '01225 456789 01249 706111',
    'reference 4111 1111 1110',
    'UPRN 100121234567',
    '2026-11-25T10:00:00.000Z to 2026-11-26 2026-11-27',
    'GB29 NWBK 6016 1331 9268 19',
    'council tax 4111111111111112',
    '51.458512, -2.115873',
    '41111111\n11111111',
    '4111.11111111.1111',
    '01890a5d-ac96-774b-bcce-b302099a8057',
    `a mark ${'4111 '.repeat(12)}`,
  ]
  for (const text of plain) assert.equal(maskCards(text), text)
})
