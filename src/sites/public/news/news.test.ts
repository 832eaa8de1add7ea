import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { listMessages, sendMessage } from '../../../modules/channels/index.ts'
import { languageOfReader, publishNotice } from '../../../modules/notices/index.ts'
import { tellNotice } from '../../../modules/notifications/index.ts'

const ORIGIN = 'https://council.test'
const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx()
Object.assign(database.ports, { keepsTexts: true })
const web = await testWeb({ after }, database, ORIGIN)
const usual = { postcode: 'SN15 1ER', by: 'email', email: 'sam@example.test', topics: 'service:missed-bin' }

/** The paths of the links that went there, the newest first. */
async function linksTo(recipient: string): Promise<string[]> {
  const { rows } = await listMessages(ctx, { text: recipient, limit: 50 })
  return rows.flatMap(({ words }) => /\/news\/\S{44}(\/confirm)?/.exec(words)?.[0] ?? [])
}

test('the page of a service leads to it, with the service ticked and the postcode that was given', async () => {
  const visitor = web.visitor()
  await visitor.post('/postcode', { postcode: 'SN15 1ER' })
  const { body } = await visitor.get('/services/missed-bin')
  assert.match(body, /href="\/news\?service=missed-bin"/)
  const form = (await visitor.get('/news?service=missed-bin')).body
  assert.match(form, /value="SN15 1ER"/)
  assert.match(form, /value="service:missed-bin" checked/)
  assert.doesNotMatch((await visitor.get('/services/domestic-abuse')).body, /href="\/news/)
  assert.doesNotMatch((await visitor.get('/news?service=domestic-abuse')).body, /service:domestic-abuse/)
})

test('what is wrong is said at its box, and what was typed stays', async () => {
  const visitor = web.visitor()
  const wrong = async (fields: object) => (await visitor.post('/news?service=missed-bin', { ...usual, ...fields })).body
  assert.match(await wrong({ postcode: 'Calne' }), /Enter a full UK postcode/)
  assert.match(await wrong({ postcode: 'M1 1AE' }), /not in our area/)
  assert.match(await wrong({ by: '' }), /Choose email or text message/)
  assert.match(await wrong({ email: '' }), /Enter your email address/)
  assert.match(await wrong({ by: 'text', phone: '01632 960001' }), /Enter a UK mobile number/)
  assert.match(await wrong({ topics: 'theme:nothing' }), /Choose again/)
  assert.match(
    await wrong({ postcode: 'Calne' }),
    /name="email"[^>]*value="sam@example.test".*value="service:missed-bin" checked/s,
  )
  assert.deepEqual(await linksTo('sam@example.test'), [])
})

test('asked for, confirmed by a press, told once and ended by one click of a mail program', async () => {
  const visitor = web.visitor()
  const asked = await visitor.post('/news', usual)
  assert.equal(asked.location, '/news/asked?by=email')
  const known = await visitor.post('/news', usual)
  assert.equal(known.location, asked.location, 'nobody learns which addresses we know')
  const [confirm] = await linksTo('sam@example.test')
  for (const _ of ['a scanner', 'she herself'])
    assert.match((await web.visitor().get(confirm!)).body, /News for SN15 1ER, about:.*missed bin/is)
  const bins = { title: { en: 'Bins are late' }, words: { en: 'On Friday.' }, services: ['missed-bin'], tells: true }
  await tellNotice(ctx, await publishNotice(ctx, bins), { origin: ORIGIN, answersByEmail: false })
  assert.equal((await listMessages(ctx, { text: 'Bins are late' })).rows.length, 0, 'nobody has said yes')
  const confirmed = await web.visitor().post(confirm!, {})
  assert.match(confirmed.location, /\?done=confirmed$/)
  const own = (await web.visitor().get(confirmed.location)).body
  assert.match(own, /From now on we send you news.*Put your bin out as usual.*sam@example\.test/s)
  await tellNotice(ctx, await publishNotice(ctx, bins), { origin: ORIGIN, answersByEmail: false })
  const [message] = (await listMessages(ctx, { text: 'Bins are late' })).rows
  const from = { from: 'council@council.test', replyTo: null, quietHours: null, lastTry: false }
  await sendMessage(ctx, { id: message!.id, ...from })
  const { headers } = database.ports.mail.sent.at(-1)!
  assert.equal(headers!['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
  const stop = new URL(/^<(.+)>$/.exec(headers!['List-Unsubscribe']!)![1]!).pathname
  assert.match((await web.visitor().get(stop)).body, /Stop this news\?/)
  for (const _ of ['once', 'again']) {
    const { status, body } = await web.send(stop, 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded')
    assert.equal(status, 200)
    assert.match(body, /We do not send you this news any more/)
  }
  assert.match((await web.visitor().get(confirm!.replace('/confirm', ''))).body, /We send you no news/)
  assert.equal((await web.visitor().get(`${stop.slice(0, -6)}x/stop`)).status, 404)
})

test('she changes where she lives and what she wants to hear', async () => {
  const visitor = web.visitor()
  await visitor.post('/news', { ...usual, email: 'ada@example.test' })
  const [confirm] = await linksTo('ada@example.test')
  await visitor.post(confirm!, {})
  const own = confirm!.replace('/confirm', '')
  assert.match((await visitor.post(own, { postcode: 'nowhere' })).body, /Enter a full UK postcode/)
  const changed = await visitor.post(own, { postcode: 'SN11 8QR', topics: 'theme:getting-around' })
  assert.match(changed.location, /\?done=changed$/)
  const { body } = await visitor.get(changed.location)
  assert.match(body, /value="SN11 8QR"/)
  assert.match(body, /value="theme:getting-around" checked/)
  assert.equal(await languageOfReader(ctx, own.slice('/news/'.length)), 'en')
})

test('a service page with a notice leads to its news once', async () => {
  const late = { title: { en: 'Bins are late' }, words: { en: 'On Friday.' }, services: ['missed-bin'], tells: false }
  await publishNotice(ctx, late)
  const { body } = await web.visitor().get('/services/missed-bin')
  assert.equal(body.match(/href="\/news/g)?.length, 1)
})
