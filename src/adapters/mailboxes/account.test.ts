import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMailAccounts } from './account.ts'

test('addresses of mailboxes, with characters that addresses cannot hold', () => {
  const [one, two, three] = parseMailAccounts(
    ' imaps://streetscene%40council.test:p%40ss%20w%2F1%25@imap.host.test/Post%20in/New?move=Done\n imap://post:x@localhost:1143 imaps://a:b@host.test/INBOX ',
  )
  assert.deepEqual(one, {
    name: 'streetscene@council.test@imap.host.test/Post in/New',
    host: 'imap.host.test',
    port: 993,
    secure: true,
    user: 'streetscene@council.test',
    folder: 'Post in/New',
    moveTo: 'Done',
    signIn: { password: 'p@ss w/1%' },
  })
  assert.deepEqual([two!.name, two!.secure, two!.port], ['post@localhost:1143/INBOX', false, 1143])
  assert.equal(three!.name, 'a@host.test/INBOX')
  assert.deepEqual(parseMailAccounts(''), [])
})

test('what is wrong is said without repeating any of it', () => {
  for (const [text, why] of [
    ['imaps://user@host.test/INBOX', /lacks its user or password/],
    ['https://user:secret@host.test', /must be addresses like imaps/],
    ['imaps://user:100%secret@host.test', /written %25/],
    ['imaps://u:secret@host.test imaps://u:secret2@host.test/INBOX', /twice/],
    ['imaps://u:secret@host.test?client=x', /token=ADDRESS and client=ID/],
    ['user:secret', /must be addresses/],
  ] as const)
    assert.throws(
      () => parseMailAccounts(text),
      (error: Error) => why.test(error.message) && !/secret|host\.test/.test(error.message),
      text,
    )
})
