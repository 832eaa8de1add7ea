import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proveNothingIsLost } from './prove.ts'

// `npm run bench -- faults` in small: each part is killed once.
test('whatever is killed, everything acknowledged is there once and whole, and told once', async t => {
  const proof = await proveNothingIsLost({ submissions: 60, kills: 3, tell: sentence => t.diagnostic(sentence) })
  const { lost, doubled, halfMade, messagesMissing, messagesDoubled } = proof
  assert.deepEqual(
    { lost, doubled, halfMade, messagesMissing, messagesDoubled },
    { lost: 0, doubled: 0, halfMade: 0, messagesMissing: 0, messagesDoubled: 0 },
  )
  assert.ok(proof.retries > 0, 'nobody was ever left without an answer: the kills hit nothing')
})
