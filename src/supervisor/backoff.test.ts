import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pauseBeforeStart } from './backoff.ts'

test('the pause doubles with every stop in a row and never exceeds ten seconds', () => {
  assert.deepEqual([1, 2, 3, 4].map(pauseBeforeStart), [200, 400, 800, 1600])
  assert.equal(pauseBeforeStart(7), 10_000)
  assert.equal(pauseBeforeStart(500), 10_000)
})
