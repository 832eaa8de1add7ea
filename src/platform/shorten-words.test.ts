import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shortenWords } from './shorten-words.ts'

test('words are shortened to their first lines, between words, and say that there is more', () => {
  assert.equal(shortenWords('A hole\n\n  as deep as a bath \n'), 'A hole\nas deep as a bath')
  assert.equal(shortenWords('1\n2\n3\n4'), '1\n2\n3 …')
  assert.equal(shortenWords(`${'word '.repeat(40)}`), `${'word '.repeat(32).trim()} …`)
  assert.equal(shortenWords('x'.repeat(500)), `${'x'.repeat(160)} …`)
  assert.equal(shortenWords(`Long ${'x'.repeat(500)}`), `Long ${'x'.repeat(155)} …`)
  assert.equal(shortenWords(''), '')
})
