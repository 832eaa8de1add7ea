import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayProblem } from './say-problem.ts'

const account = { host: 'imap.council.test', port: 993, secure: true, folder: 'INBOX' }
const withCode = (code: string, message = `connect ${code}`) => Object.assign(new Error(message), { code })

test('why a mailbox cannot be read is said with what to look at', () => {
  const said = (code: string) => sayProblem(withCode(code), account)
  assert.match(said('ECONNREFUSED'), /^imap\.council\.test does not answer \(ECONNREFUSED\): does it run, .*firewall/)
  assert.match(said('ENOTFOUND'), /^There is no server imap\.council\.test .*IMAP_ACCOUNTS\?$/)
  assert.match(said('SELF_SIGNED_CERT_IN_CHAIN'), /NODE_EXTRA_CA_CERTS\.\nconnect SELF_SIGNED_CERT_IN_CHAIN$/)
  assert.match(said('CERT_HAS_EXPIRED'), /out of date/)
  assert.match(said('EWHATEVER'), /^imap\.council\.test cannot be read now\. .*\nconnect EWHATEVER$/)
})

test('that there is no safe connection is said in plain words with what to do; the words of the program stand below', () => {
  const library = '80DC6D1D:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl3_record.c:350:\n'
  const wrongPort = withCode('ERR_SSL_WRONG_VERSION_NUMBER', library)
  const [words, raw, ...more] = sayProblem(wrongPort, account).split('\n')
  assert.match(words!, /^imap\.council\.test does not begin with a safe connection \(TLS\) on port 993\. .*imap:\/\//)
  assert.doesNotMatch(words!, /SSL|ssl3|error/)
  assert.match(raw!, /^80DC6D1D:error.*:wrong version number.* \(ERR_SSL_WRONG_VERSION_NUMBER\)$/)
  assert.deepEqual(more, [])
  const old = withCode('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'error:0A00042E:SSL routines:tlsv1 alert')
  assert.match(sayProblem(old, account), /^imap\.council\.test and we find no way to talk safely .*TLS 1\.2 or newer/)
  const inClear = { ...account, port: 143, secure: false }
  const offersNone = Object.assign(new Error('Server does not support STARTTLS'), { tlsFailed: true })
  assert.match(sayProblem(offersNone, inClear), /offers no safe connection on port 143, so no password is sent\./)
})
