import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listMessages, type NewMessage, queueMessages } from '../../../modules/channels/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { sendLink } from '../../../modules/identity/index.ts'
import { keepInConfidence, startConversation } from '../../../modules/interactions/index.ts'
import { changeTeam } from '../../../modules/organisation/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { Memory } from '../../../platform/memory.ts'
import type { Ports } from '../../../platform/ports.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { hidePrivate, readSafely } from './message/read-safely.ts'
import { sayDemonstration } from './what-goes-out.ts'

const site = await testStaffSite({ after })
let made = 0

async function addMessage(
  more: Partial<Pick<NewMessage, 'medium' | 'recipient' | 'subject' | 'words' | 'html' | 'about' | 'thread'>> = {},
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
  const says = { 0: /We did not try/, 1: /We tried once\./, 2: /We tried twice\./, 12: /We tried 12 times\./ }
  for (const [tries, words] of Object.entries(says)) {
    const failed = { status: 'failed', tries: Number(tries) }
    await site.database.db.updateTable('channels.messages').set(failed).where('id', '=', id).execute()
    assert.match(wordsOf((await admin.get(`/staff/messages/${id}`)).body), words)
  }
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
  assert.match(wordsOf(body), /It is about something that you may not read\. Only the team that has it/)
  assert.doesNotMatch(body, /He is ill|AbC-123_def|<iframe/)
  assert.equal((await admin.get(`/staff/messages/${id}/html`)).status, 404)
  const both = await site.signedIn(['administrator', 'duty-officer'])
  const seen = (await both.get(`/staff/messages/${id}`)).body
  assert.match(seen, /He is ill\. http:\/\/council\.test\/track\/…/)
  assert.doesNotMatch((await both.get(`/staff/messages/${id}/html`)).body, /AbC-123_def/)
})

test('that we have an ordinary mail is read by who may read messages, with where answers come to; of danger it is not', async () => {
  const admin = await site.signedIn(['administrator'])
  const ctx = site.database.ctx({ actor: system('mail') })
  const write = (from: string, words: string) => sendMail(ctx, { from, to: 'nobody@example.org', words })
  await write('lamp@home.example', 'The street light is broken at 4 Mill Lane SN15 1ER')
  await write('afraid@home.example', 'My husband hits me and I am afraid of him.')
  const taken = (to: string) =>
    ctx.db.selectFrom('channels.messages').select('id').where('recipient', '=', to).executeTakeFirstOrThrow()
  const list = (await admin.get('/staff/messages')).body
  assert.match(list, /lamp@home\.example/)
  assert.doesNotMatch(list, /afraid@home\.example/)
  const { body } = await admin.get(`/staff/messages/${(await taken('lamp@home.example')).id}`)
  assert.match(wordsOf(body), /Thank you for writing to/)
  const kept = (await admin.get(`/staff/messages/${(await taken('afraid@home.example')).id}`)).body
  assert.match(wordsOf(kept), /It is about something that you may not read\./)
  const resume = 'Your code for the form: 123 456 789\n\nFinish the form:\nhttps://council.test/resume?code=123456789\n'
  assert.equal(
    hidePrivate(`${resume}Reference 482 193 706 510`),
    'Your code for the form: …\n\nFinish the form:\nhttps://council.test/resume?code=…\nReference 482 193 706 510',
  )
})

test('what we answered to a team that works in confidence, or in danger, is for who may read what was written', async () => {
  const ctx = site.database.ctx()
  const admin = await site.signedIn(['administrator', 'adviser'])
  await changeTeam(withContext(ctx, { actor: admin.person }), 'waste', { private: true })
  const mail = { from: 'w@home.example', to: 'waste@example.org', subject: 'My son', words: 'He is ill' }
  await sendMail(site.database.ctx({ actor: system('mail') }), mail)
  const answered = await ctx.db
    .selectFrom('channels.messages')
    .select(['id', 'about', 'thread_id'])
    .where('recipient', '=', 'w@home.example')
    .executeTakeFirstOrThrow()
  const say = {
    recipient: 'w@home.example',
    subject: 'Re: My son',
    words: 'Come in\n\n> He is ill',
    html: '<b>He is ill</b>',
  }
  const talk = await startConversation(site.database.ctx({ actor: await site.person(['adviser']) }), {
    channel: 'phone',
    direction: 'in',
  })
  await keepInConfidence(ctx, talk, ['waste'])
  const messages = [
    await addMessage({ ...say, about: answered.about! }),
    await addMessage({ ...say, thread: answered.thread_id! }),
    await addMessage({ ...say, about: talk }),
  ]
  const list = (await admin.get('/staff/messages')).body
  assert.doesNotMatch(list, /My son|w@home\.example/)
  assert.match(list, /Kept for other teams/)
  assert.doesNotMatch((await admin.get('/staff/messages?text=My+son')).body, /href="\/staff\/messages\/[0-9a-f]/)
  for (const id of [answered.id, ...messages]) {
    const { body } = await admin.get(`/staff/messages/${id}`)
    assert.match(wordsOf(body), /It is about something that you may not read\./)
    assert.doesNotMatch(body, /My son|He is ill|w@home\.example|<iframe/)
    assert.equal((await admin.get(`/staff/messages/${id}/html`)).status, 404)
  }
  await ctx.db
    .updateTable('channels.messages')
    .set({ status: 'failed', sought_at: new Date(), settled_at: new Date(), answer: 'w@home.example is full' })
    .where('id', 'in', messages)
    .execute()
  const failed = (await admin.get('/staff/mail/failed')).body
  assert.match(failed, /Kept for other teams/)
  assert.doesNotMatch(failed, /My son|w@home\.example/)
  const duty = await site.signedIn(['administrator', 'duty-officer'])
  assert.match((await duty.get(`/staff/messages/${messages[0]}`)).body, /He is ill/)
  assert.match((await duty.get('/staff/messages?text=My+son')).body, /Re: My son/)
})
