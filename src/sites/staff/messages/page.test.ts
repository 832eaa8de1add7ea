import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listMessages, type NewMessage, queueMessages } from '../../../modules/channels/index.ts'
import { sendLink } from '../../../modules/identity/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { Memory } from '../../../platform/memory.ts'
import type { Ports } from '../../../platform/ports.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { readSafely } from './message/read-safely.ts'
import { sayDemonstration } from './what-goes-out.ts'

const site = await testStaffSite({ after })
let made = 0

async function addMessage(
  more: Partial<Pick<NewMessage, 'medium' | 'recipient' | 'subject' | 'words' | 'html' | 'about'>> = {},
) {
  const ctx = site.database.ctx()
  const key = `message-${++made}`
  const defaults = { recipient: 'jo@home.example', subject: 'We have your report', words: 'Thank you.' }
  await ctx.transaction(ctx => queueMessages(ctx, [{ key, medium: 'email', language: 'en', ...defaults, ...more }]))
  return (await ctx.db.selectFrom('channels.messages').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
}

test('messages are found by address, subject and status', async () => {
  const admin = await site.signedIn(['administrator'])
  await addMessage({ recipient: 'ada@home.example', subject: 'About your bin' })
  for (const query of ['text=ada', 'text=your+bin', 'text=ada&status=queued'])
    assert.match((await admin.get(`/staff/messages?${query}`)).body, /About your bin/, query)
  const none = await admin.get('/staff/messages?text=ada&status=failed')
  assert.match(wordsOf(none.body), /No message fits/)
})

test('what texts cost lately is added up; what was kept here or long ago costs nothing', async () => {
  const admin = await site.signedIn(['administrator'])
  assert.doesNotMatch((await admin.get('/staff/messages')).body, /In the last 30 days/)
  const { db } = site.database.ctx()
  const paid = { provider: 'notify', provider_id: 'x', parts: 2, cost_pence: '4.8' }
  for (const more of [{}, {}, { provider: null, provider_id: null }, { created_at: new Date('2020-01-01') }]) {
    const id = await addMessage({ medium: 'text', recipient: '+447700900123' })
    await db
      .updateTable('channels.messages')
      .set({ ...paid, ...more })
      .where('id', '=', id)
      .execute()
  }
  assert.match(
    wordsOf((await admin.get('/staff/messages')).body),
    /In the last 30 days 2 texts went out, paid as 4 parts: about £0\.10\./,
  )
})

test('a demonstration says of each medium whether it really goes out', () => {
  const out = { name: 'x' } as unknown as NonNullable<Ports['texts']>
  const mail = (isSending: boolean) => ({ isSending }) as Ports['mail']
  assert.match(sayDemonstration({ mail: mail(false), texts: null, letters: null }), /nothing is really sent/)
  assert.equal(
    sayDemonstration({ mail: mail(true), texts: out, letters: null }),
    'This is a demonstration, but emails and texts really go out, to whoever is named. The rest is kept here and not sent: letters.',
  )
})

test('a long list is shown in parts', async () => {
  const admin = await site.signedIn(['administrator'])
  for (let i = 0; i < 51; i++) await addMessage({ subject: `Many ${i}` })
  const first = await admin.get('/staff/messages?text=many')
  const next = /href="(\/staff\/messages\?[^"]+)" rel="next"/.exec(first.body)![1]!.replaceAll('&amp;', '&')
  const second = await admin.get(next)
  assert.match(second.body, />Many 0</)
  assert.doesNotMatch(second.body, />Many 50</)
})

test('a message is shown as text, and its HTML in a sealed frame', async () => {
  const admin = await site.signedIn(['administrator'])
  const html = '<script>alert(1)</script><b>Hello</b>'
  const id = await addMessage({ words: 'Hello <b>you</b>', html })
  const { body } = await admin.get(`/staff/messages/${id}`)
  assert.match(body, /Hello &lt;b&gt;you&lt;\/b&gt;/)
  assert.match(body, /<iframe [^>]*src="\/staff\/messages\/[^"]+\/html" sandbox /)
  const framed = await admin.get(`/staff/messages/${id}/html`)
  assert.equal(framed.body, html)
  assert.match(String(framed.headers['content-security-policy']), /^sandbox; default-src 'none'/)
  assert.equal((await admin.get(`/staff/messages/${await addMessage()}/html`)).status, 404)
})

test('a message that failed is sent again at the press of a button; another is not', async () => {
  const admin = await site.signedIn(['administrator'])
  const id = await addMessage()
  const refused = await admin.post(`/staff/messages/${id}/retry`, {})
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused.body), /did not fail/)
  await site.database.db
    .updateTable('channels.messages')
    .set({ status: 'failed', tries: 12 })
    .where('id', '=', id)
    .execute()
  assert.match(wordsOf((await admin.get(`/staff/messages/${id}`)).body), /We tried 12 times/)
  const retried = await admin.post(`/staff/messages/${id}/retry`, {})
  assert.match(wordsOf((await admin.get(retried.location)).body), /waits to be sent again/)
})

const LINK = 'http://council.test/track/AbC-123_def'

async function inADemonstration(is: boolean) {
  const ctx = site.database.ctx()
  await ctx.db
    .updateTable('platform.settings')
    .set({ value: String(is) })
    .where('name', '=', 'demo')
    .execute()
  return withContext(ctx, { memory: new Memory() })
}

test('outside a demonstration nobody reads a link or code that lets one act as somebody else', async () => {
  const officer = await site.person(['officer'])
  const ctx = site.database.ctx()
  const link = await sendLink(ctx, { staffId: officer.id, purpose: 'forgotten', origin: 'http://council.test' })
  const { rows } = await listMessages(ctx, { text: officer.email })
  const toCustomer = await addMessage({
    words: `Follow it:\n${LINK}\nYour code:\n123 456 789`,
    html: `<a href="${LINK}">`,
  })
  assert.ok((await readSafely(ctx, rows[0]!.id)).words.includes(link))
  assert.ok((await readSafely(ctx, toCustomer)).words.includes(LINK))
  const elsewhere = await inADemonstration(false)
  assert.match((await readSafely(elsewhere, rows[0]!.id)).words, /council\.test\/staff\/welcome\/…\n/)
  const { words, html } = await readSafely(elsewhere, toCustomer)
  assert.equal(words, 'Follow it:\nhttp://council.test/track/…\nYour code:\n…')
  assert.equal(html, '<a href="http://council.test/track/…">')
  await inADemonstration(true)
})

test('what was written about a sensitive request is for those who may see it, and its link for nobody', async () => {
  const admin = await site.signedIn(['administrator'])
  const { requestId: about } = await buildRequest(site.database.ctx(), { sensitive: true })
  const id = await addMessage({ words: `He is ill. ${LINK}`, html: `<b>He is ill</b> ${LINK}`, about })
  const { body } = await admin.get(`/staff/messages/${id}`)
  assert.match(wordsOf(body), /It is about a sensitive request\. Only the team that has it/)
  assert.doesNotMatch(body, /He is ill|AbC-123_def|<iframe/)
  assert.equal((await admin.get(`/staff/messages/${id}/html`)).status, 404)
  const both = await site.signedIn(['administrator', 'duty-officer'])
  const seen = (await both.get(`/staff/messages/${id}`)).body
  assert.match(seen, /He is ill\. http:\/\/council\.test\/track\/…/)
  assert.doesNotMatch((await both.get(`/staff/messages/${id}/html`)).body, /AbC-123_def/)
})
