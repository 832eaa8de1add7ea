import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })

test('a leader plans visits to villages; people find the nearest by their postcode, and read why one is cancelled', async () => {
  const leader = await site.signedIn(['team-leader'], { name: 'Tour Leader' })
  const adviser = await site.signedIn(['adviser'], { name: 'Tour Adviser' })
  const year = new Date().getFullYear() + 1
  const day = { 'day-day': '7', 'day-month': '6', 'day-year': String(year) }
  const visit = (village: string, postcode: string) => ({
    ...{ village, place: 'Village hall', postcode, ...day, from: '10am', until: '12:30pm' },
  })
  const outside = await leader.post('/staff/tour', visit('London', 'SW1A 1AA'))
  assert.equal(outside.status, 422)
  assert.match(wordsOf(outside.body), /not in the council’s area/)
  assert.match(outside.body, /name="village"[^>]*value="London"/)
  assert.equal((await adviser.post('/staff/tour', visit('Salisbury', 'SP1 1JQ'))).status, 404)
  for (const [village, postcode] of [
    ['Chippenham', 'SN15 1ER'],
    ['Salisbury', 'SP1 1JQ'],
  ] as const)
    assert.equal((await leader.post('/staff/tour', visit(village, postcode))).location, '/staff/tour?done=added')

  const public_ = site.visitor()
  const near = wordsOf((await public_.get('/villages?postcode=sp11jq')).body)
  assert.match(near, /Nearest to SP1 1JQ Salisbury .*7 June.*10am to 12:30pm.*Less than a mile away.*Chippenham/)
  assert.match(near, /About \d\d miles away/)
  assert.match(wordsOf((await public_.get('/villages?postcode=SW1A1AA')).body), /outside our area/)

  const { body } = await leader.get('/staff/tour')
  const cancelling = /href="(\/staff\/tour\/[^"]+\/cancelling)"/.exec(body)![1]!
  assert.equal((await leader.post(cancelling, { because: '' })).status, 422)
  assert.equal(
    (await leader.post(cancelling, { because: 'The road is closed' })).location,
    '/staff/tour?done=cancelled',
  )
  assert.match(wordsOf((await public_.get('/villages')).body), /Cancelled The road is closed/)
  assert.equal((await leader.get(cancelling)).status, 404)
})
