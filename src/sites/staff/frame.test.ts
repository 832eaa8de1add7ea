// What stands round every page is the same on each, whatever the page itself shows.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listReceived } from '../../modules/correspondence/index.ts'
import { sendMail } from '../../modules/correspondence/mail.fixture.ts'
import { startConversation, takeWaiting } from '../../modules/interactions/index.ts'
import { ROLES } from '../../modules/organisation/index.ts'
import { system } from '../../platform/actor.ts'
import { show } from '../../platform/page/page.ts'
import { pages } from './pages.ts'
import { testStaffSite } from './testing.ts'

const site = await testStaffSite({ after })

test('no value of a page takes the place of what stands round each: the compiler says so', () => {
  // @ts-expect-error
  assert.ok(show({ frame: {} }))
})

test('the way back to the conversation and the strip of danger are the same on every page', async () => {
  const ada = await site.signedIn([...ROLES], { name: 'Ada Adviser', teams: ['customer-services'] })
  const as = site.database.ctx({ actor: ada.person })
  const words = { from: 'ann@resident.example', subject: 'My street', words: 'The light is out.' }
  await sendMail(site.database.ctx({ actor: system('mail') }), words)
  const [mail] = (await listReceived(as, { which: 'all' })).rows
  await takeWaiting(as, mail!.id)
  const conversation = await startConversation(as, { channel: 'desk', direction: 'in' })
  await ada.get(`/staff/desk/${conversation}`)
  await ada.post('/staff/duty', { kind: 'suicide' })
  const plain = pages.filter(page => page.load && !page.public && !page.path.includes(':')).map(({ path }) => path)
  const more = [
    `/staff/duty?conversation=${conversation}`,
    `/staff/mail/${mail!.id}`,
    '/staff/take/services/domestic-abuse',
  ]
  let framed = 0
  for (const path of [...plain, ...more]) {
    if (path === '/staff/desk/live') continue
    const { status, body } = await ada.get(path)
    if (status !== 200 || !body.includes('id="duty-strip"')) continue
    framed++
    assert.ok(body.includes('data-every="3"'), `${path}: the strip`)
    for (const [, back] of body.matchAll(/href="([^"]*)" data-alt="b"/g))
      assert.equal(back, `/staff/desk/${conversation}`, path)
  }
  assert.ok(framed > 50, `${framed} pages were looked at`)
  for (const path of more) assert.match((await ada.get(path)).body, /data-alt="b"/, path)
})
