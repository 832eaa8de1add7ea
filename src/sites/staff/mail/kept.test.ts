// What is kept and is nobody's work: its page and the list say what it is.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { system } from '../../../platform/actor.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx({ actor: system('mail') })
const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Ada' })
const list = async () => wordsOf((await adviser.get('/staff/mail?which=all')).body)
const newest = async () =>
  (await ctx.db.selectFrom('correspondence.received').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id

test('a report that our mail did not arrive says whom it did not reach and why', async () => {
  const report = [
    '--r\r\nContent-Type: text/plain\r\n\r\nI am sorry. Your message could not be delivered.\r\n',
    '--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.home.example\r\n',
    'Final-Recipient: rfc822; meg@home.example\r\nAction: failed\r\nStatus: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n--r--',
  ].join('\r\n')
  await sendMail(ctx, {
    from: 'mailer-daemon@home.example',
    subject: 'Undelivered mail',
    words: report,
    headers: { 'MIME-Version': '1.0', 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r' },
  })
  const says = /meg@home\.example: 550 5\.1\.1 no such user/
  assert.match(wordsOf((await adviser.get(`/staff/mail/${await newest()}`)).body), says)
  assert.match(await list(), says)
})

test('a copy of a mail is called one', async () => {
  const mail = { from: 'jo@home.example', words: 'The lamp is dark', headers: { 'Message-ID': '<one@home.example>' } }
  await sendMail(ctx, mail)
  await sendMail(ctx, mail)
  assert.match(await list(), /A copy of the same/)
  assert.doesNotMatch(await list(), /Nothing to do/)
})
