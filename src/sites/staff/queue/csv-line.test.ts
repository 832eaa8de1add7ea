import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from './csv-line.ts'

test('a cell that a spreadsheet would run as a formula begins with an apostrophe', () => {
  for (const text of ['=1+1', '+44 1632', '-2', '@SUM(A1)', '\t=1', '  =1', '\r=1', '＝1+1', "=cmd|'/C calc'!A0"])
    assert.equal(csvLine([text]), `"'${text.replaceAll('"', '""')}"\r\n`, JSON.stringify(text))
})

test('ordinary words stay as they are, quotes are doubled and lines stay in their cell', () => {
  assert.equal(csvLine(['She said "now"', 'one\ntwo', 'a,b;c', '']), '"She said ""now""","one\ntwo","a,b;c",""\r\n')
})

test('a reference in groups is no number and no formula', () => {
  assert.equal(csvLine(['048 219 370 651']), '"048 219 370 651"\r\n')
})
