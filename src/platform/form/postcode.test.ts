import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatPostcode } from './postcode.ts'

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
