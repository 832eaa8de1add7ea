import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRetryAfter } from './retry-after.ts'

test('how long a provider wants us to wait is read as seconds or as a date, and never as more than an hour', () => {
  const now = Date.parse('2026-12-03T10:00:00Z')
  for (const [said, expected] of [
    ['12', 12],
    [' 0 ', 0],
    ['Thu, 03 Dec 2026 10:00:30 GMT', 30],
    ['Thu, 03 Dec 2026 09:00:00 GMT', 0],
    ['999999', 3600],
    ['soon', null],
    ['', null],
    [null, null],
  ] as const)
    assert.equal(readRetryAfter(said, now), expected, String(said))
})
