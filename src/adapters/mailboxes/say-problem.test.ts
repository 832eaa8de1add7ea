import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayProblem } from './say-problem.ts'

const account = { host: 'imap.council.test', folder: 'INBOX' }
const withCode = (code: string) => Object.assign(new Error(`connect ${code}`), { code })

test('why a mailbox cannot be read is said with what to look at', () => {
  const said = (code: string) => sayProblem(withCode(code), account)
  assert.match(said('ECONNREFUSED'), /^imap\.council\.test does not answer \(ECONNREFUSED\): does it run, .*firewall/)
  assert.match(said('ENOTFOUND'), /^There is no server imap\.council\.test .*IMAP_ACCOUNTS\?$/)
  assert.match(said('SELF_SIGNED_CERT_IN_CHAIN'), /NODE_EXTRA_CA_CERTS/)
  assert.match(said('CERT_HAS_EXPIRED'), /out of date/)
  assert.equal(said('EWHATEVER'), 'connect EWHATEVER')
})
