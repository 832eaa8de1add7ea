// What people and programs are told while the database does not answer.
import assert from 'node:assert/strict'
import { after, describe, mock, test } from 'node:test'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { participantToken } from '../modules/requests/index.ts'
import { newId } from '../platform/id.ts'
import { createLog } from '../platform/log.ts'
import { createWeb } from '../web.ts'
import { testStaffSite, wordsOf } from './staff/testing.ts'

const site = await testStaffSite({ after })
const officer = await site.signedIn(['officer'])
const somebody = site.visitor()
await somebody.get('/')
const track = `/track/${await participantToken(site.database.ctx(), newId())}`
const stranger = site.visitor()
await stranger.get('/staff/sign-in')
site.loseDatabase()

/** A web process that never saw its database. */
async function freshWeb() {
  const config = { ...readConfig({ LOG_LEVEL: 'silent' }), databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' }
  const app = await createApp(config, { ports: site.database.ports, log: createLog('silent') })
  const server = await createWeb(app, { overwhelmedAfter: Number.POSITIVE_INFINITY })
  after(async () => {
    await server.close()
    await app.close()
  })
  return server
}

describe('while the database is away', () => {
  for (const [name, visitor, url] of [
    ['public', somebody, track],
    ['staff', officer, '/staff/queue'],
  ] as const)
    test(`the ${name} site says so in its own layout and asks to try again`, async () => {
      const { status, headers, body } = await visitor.get(url)
      assert.deepEqual([status, headers['retry-after'], headers['cache-control']], [503, '30', 'no-store'])
      assert.match(String(headers['content-type']), /^text\/html/)
      assert.match(wordsOf(body), /Wiltshire.*Sorry, this is not working just now.*Try again in a few minutes/)
      assert.ok(body.includes(`href="${url}"`))
    })

  test('the public site says whom to ring', async () => {
    assert.match(wordsOf((await somebody.get(track)).body), /If it cannot wait, ring us: 01632 960100/)
  })

  test('the way out is on pages that may be about somebody’s safety, and on no others', async () => {
    assert.ok((await somebody.get(track)).body.includes('govuk-js-exit-this-page-button'))
    assert.ok(!(await somebody.get('/reports')).body.includes('govuk-js-exit-this-page-button'))
  })

  test('what was typed is on the page, to be sent again', async () => {
    for (const [visitor, url] of [
      [somebody, `${track}/information`],
      [officer, `/staff/requests/${newId()}/note`],
    ] as const) {
      const { status, body } = await visitor.post(url, { words: 'The "hole" is <deep>' })
      assert.equal(status, 503)
      assert.ok(body.includes(`action="${url}"`), url)
      assert.ok(body.includes('name="words" value="The &quot;hole&quot; is &lt;deep&gt;"'), url)
      assert.match(wordsOf(body), /What you typed is kept on this page.*Send it again/)
    }
  })

  test('so are the words of a form that came with photos', async () => {
    const photo = { field: 'photos', name: 'x.jpg', bytes: Buffer.from('x') }
    const { body } = await officer.post(`/staff/requests/${newId()}/closure`, { words: 'Mended today' }, [photo])
    assert.ok(body.includes('name="words" value="Mended today"'))
    assert.match(wordsOf(body), /add photos again/)
  })

  test('a password that was typed is on no page', async () => {
    const { status, body } = await stranger.post('/staff/sign-in', { email: 'a@b.example', password: 'hunter2-long' })
    assert.equal(status, 503)
    assert.doesNotMatch(body, /hunter2/)
  })

  test('a web process that never saw its database says the same, without the council’s name and colours', async () => {
    const web = await freshWeb()
    for (const url of ['/', '/staff/sign-in']) {
      const { statusCode, body } = await web.inject({ url, headers: { accept: 'text/html' } })
      assert.equal(statusCode, 503)
      assert.match(wordsOf(body), /Your council.*Sorry, this is not working just now/)
    }
    const colours = await web.inject('/brand.css')
    assert.deepEqual([colours.statusCode, colours.headers['cache-control']], [200, 'no-store'])
    for (const url of ['/api/v1/requests', '/open311/v2/requests.json', '/open311/v2/requests.xml']) {
      const { statusCode, headers, body } = await web.inject(url)
      assert.deepEqual([statusCode, headers['retry-after']], [503, '30'], url)
      assert.match(body, /We cannot do this just now/)
    }
    const asProgram = await web.inject({ url: '/', headers: { accept: 'application/json' } })
    assert.deepEqual([asProgram.statusCode, asProgram.json().error], [503, 'away'])
  })
})

test('with too much to do nobody is told that she tried too often, and what she typed is on the page', async () => {
  const web = await freshWeb()
  mock.method(web, 'isUnderPressure', () => true)
  const now = performance.now()
  const clock = mock.method(performance, 'now', () => now + 60_000)
  const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
  const url = `${track}/information`
  const { statusCode, body } = await web.inject({ method: 'POST', url, headers, payload: 'words=A+deep+hole' })
  clock.mock.restore()
  assert.equal(statusCode, 503)
  assert.match(wordsOf(body), /Sorry, this is not working just now.*What you typed is kept on this page/)
  assert.ok(body.includes('name="words" value="A deep hole"'))
})
