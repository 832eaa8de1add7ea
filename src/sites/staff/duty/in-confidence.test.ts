import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { takeCallEvent } from '../../../modules/interactions/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const ada = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })

let rings = 0
async function rung(caller: string): Promise<string> {
  const event = { id: newId(), call: `call-${++rings}`, type: 'ringing', dialled: '01632 960105', caller }
  await takeCallEvent(ctx, JSON.stringify({ ...event, at: new Date(), agent: ada.person.email }))
  return /\/staff\/desk\/([0-9a-f-]{36})/.exec((await ada.get('/staff/desk')).body)![1]!
}

const matterIn = (body: string): string => /id="matter-([0-9a-f-]{36})"/.exec(body)![1]!

test('what was said of danger, from the first word, is for who heard it and the duty team, who see who it is', async () => {
  const { requestId } = await buildRequest(ctx, { name: 'Mair Ashgrove', phone: '+447700900012', service: 'pothole' })
  const { customer_id: customerId } = await ctx.db
    .selectFrom('requests.participants')
    .select('customer_id')
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
  const id = await rung('07700 900012')
  const home = `/staff/desk/${id}`
  await ada.post(`${home}/person`, { customer: customerId!, how: 'unchecked', because: 'She whispers', typed: 'Mair' })
  const matter = matterIn((await ada.get(home)).body)
  await ada.post(`${home}/words`, { matter, [`asked-${matter}`]: 'My husband hits me', note: 'She whispers' })
  const raised = await ada.post('/staff/duty', { kind: 'domestic-abuse' })
  const { teams } = await ctx.db.selectFrom('duty.records').select('teams').executeTakeFirstOrThrow()
  const duty = await site.signedIn(['officer'], { teams, name: 'Dot Duty' })
  const shown = wordsOf((await duty.get(raised.location)).body)
  for (const known of [
    /They are with Ada Adviser now/,
    /Mair Ashgrove/,
    /07700 900012/,
    /My husband hits me/,
    /She whispers/,
  ])
    assert.match(shown, known)

  await ada.post(`${home}/wrap-up`, { matter, [`outcome-${matter}`]: 'handed-over', note: 'She whispers', promise: '' })
  const record = `/staff/customers/${customerId}`
  const readBy = async (who: typeof ada) => {
    await who.post(`${record}/opening`, { reason: 'request', words: '' })
    return wordsOf((await who.get(record)).body)
  }
  const other = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Bea Adviser' })
  const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olu Officer' })
  for (const each of [other, officer]) {
    const words = await readBy(each)
    assert.match(words, /Mair Ashgrove/)
    assert.doesNotMatch(words, /hits me|She whispers|Ada Adviser/)
    assert.equal((await each.get(raised.location)).status, 404)
  }
  for (const each of [ada, duty]) assert.match(await readBy(each), /My husband hits me/)
})

test('a conversation about nothing but danger ends without a word of what it was not about', async () => {
  const id = await rung('')
  await ada.post('/staff/duty', { kind: 'suicide' })
  const wrap = wordsOf((await ada.get(`/staff/desk/${id}/wrap-up`)).body)
  assert.doesNotMatch(wrap, /Wrong number|Nothing is written down/)
  assert.match(wrap, /Only you, the duty team and duty officers read this conversation/)
  const ended = await ada.post(`/staff/desk/${id}/wrap-up`, { note: '', promise: '' })
  assert.equal(ended.location, '/staff/desk?done=wrapped')
})
