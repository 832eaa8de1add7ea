import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatPostcode, isFirstHalf, isPartOfPostcode, postcodesIn, withoutPostcodes } from './postcode.ts'

test('a postcode is read however it is typed, also with letters where digits stand', () => {
  for (const [typed, code] of Object.entries({
    'sn15 1er': 'SN15 1ER',
    SN11OBS: 'SN11 0BS',
    'SN1O OAA': 'SN10 0AA',
    suicide: null,
    'sw1a 2aa': 'SW1A 2AA',
    'co1 1aa': 'CO1 1AA',
    'EC1A IBB': 'EC1A 1BB',
    'so it is': null,
    SN15: null,
    'SN15 1EI': null,
  }))
    assert.equal(formatPostcode(typed), code, typed)
})

test('postcodes are found among words, and halves of them known', () => {
  const words = 'Meet at 5 pm by 12 High St, sn15 1er or SN151GA.\nThe A4\n5th of May'
  assert.deepEqual(postcodesIn(words), ['sn15 1er', 'SN151GA'])
  assert.deepEqual(postcodesIn('by 4 am'), [])
  assert.equal(withoutPostcodes('SN15  1ER, Chippenham', ''), ', Chippenham')
  assert.deepEqual(['SN15', 'sn1', 'SN15 1', 'SN15 1E', 'SN15 1ER', 'Mill'].map(isFirstHalf), [
    true,
    true,
    false,
    false,
    false,
    false,
  ])
  assert.deepEqual(['SN15', 'SN15 1', 'AB1 2E', 'SN15 1ER', 'Mill'].map(isPartOfPostcode), [
    true,
    true,
    true,
    false,
    false,
  ])
})
