import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const designer = () => site.signedIn(['designer'])

test('services are found by the words people use, by verb and by theme', async () => {
  const visitor = await designer()
  assert.match(
    wordsOf((await visitor.get('/staff/services?text=crater')).body),
    /1 of \d+ services .* Pothole Report Highways 1 \(pack/,
  )
  assert.doesNotMatch((await visitor.get('/staff/services?text=crater&verb=pay')).body, /pothole/)
  assert.match((await visitor.get('/staff/services?theme=getting-around')).body, /\/staff\/services\/pothole/)
  assert.match(wordsOf((await visitor.get('/staff/services?text=zzzz')).body), /No service fits/)
})

test('one service is shown with what we ask, promise, say, keep and for how long', async () => {
  const words = wordsOf((await (await designer()).get('/staff/services/pothole')).body)
  for (const part of [
    /How wide is it\? One of a list: Smaller than a dinner plate · Bigger/,
    /2 working days we will look at it/,
    /Say: Is anyone in danger now\?/,
    /Ask: Where is the pothole\?/,
    /Within 50 metres, in the last 12 weeks/,
    /36 months: someone who is hurt/,
    /1 \(Now\)/,
  ])
    assert.match(words, part)
})

test('every service of the pack can be shown', async () => {
  const visitor = await designer()
  const { services } = await readCatalogue(site.database.ctx())
  for (const slug of services.keys()) {
    const { status, body } = await visitor.get(`/staff/services/${slug}`)
    assert.equal(status, 200, slug)
    assert.doesNotMatch(body, /undefined|\[object Object\]|NaN/, slug)
  }
  assert.equal((await visitor.get('/staff/services/no-such-service')).status, 404)
})
