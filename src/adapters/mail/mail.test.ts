import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { createMailer } from './index.ts'
import { readTokenServer } from './mail-server.ts'

const asked: URLSearchParams[] = []
let isGiven = true
const giver = createServer(async (request, response) => {
  asked.push(new URLSearchParams(await text(request)))
  const token = `token-${asked.length}`
  response.writeHead(isGiven ? 200 : 401).end(JSON.stringify(isGiven ? { access_token: token, expires_in: 3600 } : {}))
}).listen(0, '127.0.0.1')
await once(giver, 'listening')

const signedIn: string[] = []
const got: string[] = []
const server = new SMTPServer({
  authMethods: ['XOAUTH2'],
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth({ username, accessToken }, _session, done) {
    signedIn.push(`${username} ${accessToken}`)
    done(null, { user: username })
  },
  onData: (stream, _session, done) => void text(stream).then(mail => done(null, void got.push(mail))),
}).listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => {
  giver.close()
  server.close()
})
const port = (of: { address(): unknown }): number => (of.address() as AddressInfo).port
const url = `smtp://desk%40council.example:se%26cret@127.0.0.1:${port(server)}?client=firstpoint&scope=mail&token=http://127.0.0.1:${port(giver)}/token`
const mail = {
  id: '01a224e0-0000-7000-8000-000000000001',
  to: 'rosa@resident.example',
  subject: 'Hello',
  text: 'Words',
}

test('a mail server is signed in to by a token, which is asked for once while it holds', async () => {
  const mailer = createMailer({ url, from: null })
  const from = '"Example Council" <desk@council.example>'
  assert.equal((await mailer.send({ ...mail, from })).status, 'sent')
  assert.equal((await mailer.send({ ...mail, from })).status, 'sent')
  assert.deepEqual([...new Set(signedIn)], ['desk@council.example token-1'])
  assert.deepEqual(Object.fromEntries(asked[0]!), {
    grant_type: 'client_credentials',
    client_id: 'firstpoint',
    client_secret: 'se&cret',
    scope: 'mail',
  })
  assert.match(got[0]!, /^From: "?Example Council"? <desk@council\.example>/m)
  assert.match(got[0]!, /^Message-ID: <01a224e0-0000-7000-8000-000000000001@council\.example>/m)
  assert.match(got[0]!, /^X-Firstpoint-Message: 01a224e0-0000-7000-8000-000000000001\r$/m)
})

test('who is given no token is told so, and the mail is not lost', async () => {
  isGiven = false
  const mailer = createMailer({ url, from: null })
  await assert.rejects(
    mailer.send({ ...mail, from: 'desk@council.example' }),
    /no token is given for the account \(401\)/,
  )
})

test('the address of a mail server says how it signs in, and what is wrong is said without repeating any of it', () => {
  assert.equal(readTokenServer('smtp://u:p@host.test:587'), null)
  assert.deepEqual(readTokenServer('smtps://u:s@host.test?client=c&token=https://give.test/t'), {
    ...{ host: 'host.test', port: 465, secure: true, user: 'u' },
    signIn: { tokenUrl: 'https://give.test/t', client: 'c', secret: 's', scope: '' },
  })
  for (const wrong of [
    'smtp://u:secret@host.test?client=c',
    'smtp://host.test?client=secret&token=https://give.test/t',
  ])
    assert.throws(
      () => readTokenServer(wrong),
      (error: Error) => /must have/.test(error.message) && !/secret@|host\.test/.test(error.message),
    )
})

test('no password goes to another machine that offers no STARTTLS, and a relay without sign-in needs none', async () => {
  const tried: string[] = []
  const plain = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ username }, _session, done) {
      tried.push(username!)
      done(null, { user: username })
    },
    onData: (stream, _session, done) => void text(stream).then(() => done(null)),
  }).listen(0, '127.0.0.2')
  await once(plain, 'listening')
  after(() => plain.close())
  const from = 'desk@council.example'
  const at = (who: string) => createMailer({ url: `smtp://${who}127.0.0.2:${port(plain)}`, from: null })
  await assert.rejects(at('desk:secret@').send({ ...mail, from }), /STARTTLS/)
  const token = '?client=firstpoint&scope=mail&token=http://127.0.0.1:1/token'
  const byToken = createMailer({ url: `smtp://desk:secret@127.0.0.2:${port(plain)}${token}`, from: null })
  await assert.rejects(byToken.send({ ...mail, from }), /STARTTLS/)
  assert.deepEqual(tried, [])
  assert.equal((await at('').send({ ...mail, from })).status, 'sent')
})
