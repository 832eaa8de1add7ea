import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const path = '/staff/webhooks'

test('all that is missing is said at once, each at its box, and what was typed is there', async () => {
  const admin = await site.signedIn(['administrator'])
  const summaryOf = (body: string) => [...body.matchAll(/<a href="#(\w+)">/g)].map(([, box]) => box)
  assert.deepEqual(summaryOf((await admin.post(path, {})).body), ['name', 'url', 'news'])
  const filled = { name: 'Waste depot', url: 'https://depot.example/hook', news: 'request.opened' }
  assert.deepEqual(summaryOf((await admin.post(path, { ...filled, url: 'http://depot.example' })).body), ['url'])
  const { body } = await admin.post(path, { ...filled, personal: 'yes' })
  assert.deepEqual(summaryOf(body), ['because'])
  assert.match(body, /value="Waste depot"/)
  assert.match(body, /value="request\.opened"[^>]*checked/)
  const { location } = await admin.post(path, filled)
  assert.match(location!, /^\/staff\/webhooks\/[0-9a-f-]{36}\?done=made$/)
  assert.match(wordsOf((await admin.get(path)).body), /Waste depot Is told/)
})

test('one that ended can be begun again, and what did not arrive is sent again with one press', async () => {
  const admin = await site.signedIn(['administrator'])
  const { db } = site.database.ctx()
  const filled = { name: 'Library', url: 'https://library.example/hook', news: 'request.opened' }
  const page = (await admin.post(path, filled)).location!.replace(/\?.*/, '')
  await admin.post(`${page}/act`, { act: 'test' })
  await db.updateTable('webhooks.deliveries').set({ status: 'failed' }).execute()
  await admin.post(`${page}/act`, { act: 'stop' })
  assert.doesNotMatch(wordsOf((await admin.get(page)).body), /Send again all/)
  const { location } = await admin.post(`${page}/act`, { act: 'again' })
  const shown = wordsOf((await admin.get(location)).body)
  assert.match(shown, /is told again from now on.*Is told.*Send again all that did not arrive/)
  await admin.post(`${page}/act`, { act: 'failed' })
  const [delivery] = await db.selectFrom('webhooks.deliveries').select('status').execute()
  assert.equal(delivery!.status, 'queued')
})
