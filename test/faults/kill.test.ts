import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type ImapServer, startImapServer } from '../support/imap-server.ts'
import { fillMailbox, proveBacklogIsKept } from './imap-backlog.ts'
import { type Installation, withInstallation } from './installation.ts'
import { proveNoMailIsLost } from './mail-storm.ts'
import { proveNothingIsLost } from './prove.ts'

// `npm run bench -- faults` in small: each part is killed once, the worker that takes mail once more, and a mail server is away.
test('whatever breaks, nothing is lost', async t => {
  const server = await startImapServer()
  t.after(() => server.stop())
  await server.goAway()
  await withInstallation('wrexham', installation => prove(t, installation, server), { IMAP_ACCOUNTS: server.account() })
})

async function prove(t: TestContext, installation: Installation, server: ImapServer): Promise<void> {
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
  await t.test(
    'all that waited while the mail server was away is there once, the bad ones where a person sees them',
    async () => {
      fillMailbox(server, 500)
      const { breaks: _, seconds: __, ...wrong } = await proveBacklogIsKept(installation, { server, mails: 500, tell })
      assert.deepEqual(wrong, { lost: 0, doubled: 0, unseen: 0, badUnseen: 0, unmarked: 0 })
    },
  )
}
