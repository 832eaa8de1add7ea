import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const phone = '07700 900123'

test('a handover is refused by a colleague, and a call back is promised and kept', async () => {
  const ada = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
  const olu = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olu Officer' })
  const { location: desk } = await ada.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const matter = /id="matter-([0-9a-f-]{36})"/.exec((await ada.get(desk)).body)![1]!
  const typed = { [`asked-${matter}`]: 'The wall fell', note: '' }
  const offer = await ada.post(`${desk}/pass`, { ...typed, pass: `handover ${matter}` })
  assert.match(wordsOf((await ada.get(`${offer.location}&team=highways`)).body), /Nobody of this team is free just now/)
  assert.equal((await olu.get('/staff/desk/work')).status, 200, 'her list is open: she is there')
  const form = await ada.get(`${offer.location}&team=highways`)
  const to = /name="to" type="radio" value="([0-9a-f-]{36})"/.exec(form.body)![1]!
  const empty = await ada.post(`${desk}/handover`, { matter, team: 'highways', to, summary: '' })
  assert.equal(empty.status, 422)
  assert.match(wordsOf(empty.body), /Say in one line what they need/)
  await ada.post(`${desk}/handover`, { matter, team: 'highways', to, summary: 'Wall on the road' })
  const list = await olu.get('/staff/desk/work')
  assert.match(wordsOf(list.body), /Handed to you Wall on the road from Ada Adviser/)
  const id = /name="item" value="([0-9a-f-]{36})"/.exec(list.body)![1]!
  const opened = await olu.post('/staff/desk/work/next', { kind: 'handover', item: id })
  assert.match(wordsOf((await olu.get(opened.location)).body), /The wall fell/)
  assert.equal((await olu.post(opened.location, { act: 'give-back', word: '' })).status, 422)
  await olu.post(opened.location, { act: 'give-back', word: 'Ring her tomorrow' })
  assert.match(wordsOf((await ada.get(desk)).body), /Came back from Olu Officer: Ring her tomorrow/)
  const promise = await ada.get(`${desk}/call-back?matter=${matter}&team=highways`)
  const slot = /name="slot" type="radio" value="([^"]+)"/.exec(promise.body)![1]!
  const given = { matter, team: 'highways', slot, phone, summary: 'About the wall' }
  const wrong = await ada.post(`${desk}/call-back`, { ...given, phone: '123' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong.body), /That is not a number we can ring/)
  await ada.post(`${desk}/call-back`, given)
  assert.match(wordsOf((await ada.get(desk)).body), /Call back (Today|Tomorrow|\w+day)/i)
  const wrapUp = (await ada.get(`${desk}/wrap-up`)).body
  assert.match(wrapUp, /value="call-back" checked/)
  assert.match(wrapUp, /Promised that Highways rings back on \w+ \d+ \w+/)
  assert.match(wrapUp, />Highways rings back on \w+ \d+ \w+/)
  const waits = await olu.get('/staff/desk/work')
  assert.match(wordsOf(waits.body), /Nothing waits for you\. Promised for later Call back About the wall Highways/)
  const [, promised] = /href="(\/staff\/desk\/work\/call-backs\/[0-9a-f-]{36})"/.exec(waits.body)!
  const times = await olu.get(`${promised}/time`)
  assert.match(wordsOf(times.body), /Promised now: (today|tomorrow|\w+day)/i)
  const another = [...times.body.matchAll(/name="slot" type="radio" value="([^"]+)"/g)].at(-1)![1]!
  assert.notEqual(another, slot)
  assert.equal((await olu.post(`${promised}/time`, { slot: '' })).status, 422)
  assert.equal((await olu.post(`${promised}/time`, { slot: another })).location, promised)
  assert.equal((await olu.post(`${promised}/cancel`, { because: '' })).status, 422)
  await site.database
    .ctx()
    .db.updateTable('interactions.call_backs')
    .set({ next_at: new Date(0) })
    .execute()
  const next = await olu.post('/staff/desk/work/next', {})
  assert.match(next.location, /call-backs/)
  await olu.post(next.location, { result: 'spoke', note: 'She is content', number: '1' })
  assert.match(wordsOf((await olu.get(next.location)).body), /Promise kept .*She is content .*We spoke/)
  assert.match(wordsOf((await olu.get('/staff/desk/work')).body), /Nothing waits for you/)
  assert.equal((await olu.get(`${promised}/time`)).status, 404, 'it is over')
})
