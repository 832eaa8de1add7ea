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
