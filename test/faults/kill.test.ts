import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withInstallation } from './installation.ts'
import { proveNoMailIsLost } from './mail-storm.ts'
import { proveNothingIsLost } from './prove.ts'

// `npm run bench -- faults` in small: each part is killed once, and the worker that takes mail once more.
test('whatever breaks, nothing is lost', t =>
  withInstallation('wrexham', async installation => {
    const tell = (sentence: string) => t.diagnostic(sentence)
    await t.test('everything acknowledged is there once and whole, and told once', async () => {
      const proof = await proveNothingIsLost(installation, { submissions: 60, kills: 3, tell })
      const { lost, doubled, halfMade, messagesMissing, messagesDoubled } = proof
      assert.deepEqual(
        { lost, doubled, halfMade, messagesMissing, messagesDoubled },
        { lost: 0, doubled: 0, halfMade: 0, messagesMissing: 0, messagesDoubled: 0 },
      )
      assert.ok(proof.retries > 0, 'nobody was ever left without an answer: the kills hit nothing')
    })
    await t.test('every mail that was taken is there once, with its work, and answered once', async () => {
      const storm = { mails: 250, clients: 20, kills: 1, tell }
      const { offeredAgain, seconds: _, ...wrong } = await proveNoMailIsLost(installation, storm)
      assert.deepEqual(wrong, { lost: 0, doubled: 0, halfMade: 0, answersMissing: 0, answersDoubled: 0 })
      assert.ok(offeredAgain > 0, 'every mail was taken at once: nothing was broken')
    })
  }))
