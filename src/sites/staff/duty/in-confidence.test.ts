import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listReceived } from '../../../modules/correspondence/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { listOwnOffers, noteSignOfLife, takeCallEvent } from '../../../modules/interactions/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
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

  const outcome = { [`outcome-${matter}`]: 'handed-over' }
  const ended = await ada.post(`${home}/wrap-up`, { matter, ...outcome, note: 'She whispers', promise: '' })
  assert.match(ended.location, /done=wrapped/, 'the duty team has it')
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
  assert.doesNotMatch(wrap, /Wrong number|The box for what they ask is empty/)
  assert.match(wrap, /Only you, the duty team and duty officers read this conversation/)
  const ended = await ada.post(`/staff/desk/${id}/wrap-up`, { note: '', promise: '' })
  assert.equal(ended.location, '/staff/desk?done=wrapped')
})

test('danger does not go along with what is handed over: the line that was written for it does, and both ends are in confidence', async () => {
  const id = await rung('07700 900777')
  const home = `/staff/desk/${id}`
  const matter = matterIn((await ada.get(home)).body)
  await ada.post(`${home}/words`, { matter, [`asked-${matter}`]: 'My bin is full, and he hit me', note: 'Whispering' })
  await ada.post('/staff/duty', { kind: 'domestic-abuse' })
  const waste = await site.signedIn(['officer'], { teams: ['waste'], name: 'Will Waste' })
  await noteSignOfLife(site.database.ctx({ actor: waste.person }))
  const offering = wordsOf((await ada.get(`${home}/handover?matter=${matter}`)).body)
  assert.match(offering, /What was said does not go along/)
  assert.doesNotMatch(offering, /They get everything/)
  const summary = 'Her bin was not emptied'
  await ada.post(`${home}/handover`, { matter, team: 'waste', to: waste.person.id, summary })
  const offers = await listOwnOffers(site.database.ctx({ actor: waste.person }))
  const page = `/staff/desk/work/handovers/${offers[0]!.id}`
  const read = wordsOf((await waste.get(page)).body)
  assert.match(read, /Her bin was not emptied.*What they said is for the duty team/)
  assert.doesNotMatch(read, /hit me|Whispering/)
  await waste.post(page, { act: 'accept' })
  const { location } = await waste.post(page, { act: 'go-on' })
  const went = wordsOf((await waste.get(location)).body)
  assert.match(went, /Her bin was not emptied/)
  assert.doesNotMatch(went, /hit me/)
  const copies = await ctx.db.selectFrom('interactions.interactions').select(['id', 'confided_to']).execute()
  assert.equal(copies.find(each => each.id === location.split('/').at(-1))!.confided_to, null, 'nothing of it is there')
  await waste.post('/staff/duty', { kind: 'suicide' })
  const after = await ctx.db.selectFrom('interactions.interactions').select(['id', 'confided_to']).execute()
  for (const each of [id, location.split('/').at(-1)])
    assert.ok(after.find(one => one.id === each)!.confided_to, 'the first one and the one that goes on')
  await ada.post(`${home}/wrap-up`, { matter, [`outcome-${matter}`]: 'handed-over', note: '', promise: '' })
})

test('whoever is of the duty team and goes on with it has the words, and they stay in confidence', async () => {
  const id = await rung('07700 900778')
  const home = `/staff/desk/${id}`
  const matter = matterIn((await ada.get(home)).body)
  await ada.post(`${home}/words`, { matter, [`asked-${matter}`]: 'He hit me again', note: '' })
  const raised = await ada.post('/staff/duty', { kind: 'domestic-abuse' })
  const { teams } = await ctx.db
    .selectFrom('duty.records')
    .select('teams')
    .where('id', '=', raised.location.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  const duty = await site.signedIn(['officer'], { teams, name: 'Deb Duty' })
  await noteSignOfLife(site.database.ctx({ actor: duty.person }))
  await ada.post(`${home}/handover`, { matter, team: teams[0]!, to: duty.person.id, summary: 'Ring her' })
  const [offer] = await listOwnOffers(site.database.ctx({ actor: duty.person }))
  const page = `/staff/desk/work/handovers/${offer!.id}`
  await duty.post(page, { act: 'accept' })
  const { location } = await duty.post(page, { act: 'go-on' })
  assert.match(wordsOf((await duty.get(location)).body), /He hit me again/)
  const { confided_to: kept } = await ctx.db
    .selectFrom('interactions.interactions')
    .select('confided_to')
    .where('id', '=', location.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  assert.deepEqual(kept, teams)
  await ada.post(`${home}/wrap-up`, { matter, [`outcome-${matter}`]: 'handed-over', note: '', promise: '' })
})

test('a mail that turned out to be of danger is for whoever has it and the duty team, and leads there', async () => {
  await sendMail(site.database.ctx({ actor: system('mail') }), {
    from: 'dv@resident.example',
    subject: 'At home',
    words: 'Things are bad with him, zebrafish',
  })
  const as = site.database.ctx({ actor: ada.person })
  const [mail] = (await listReceived(as, { text: 'zebrafish' })).rows
  const { location } = await ada.post('/staff/desk/work/next', { kind: 'written', item: mail!.id })
  const raised = await ada.post('/staff/duty', { kind: 'domestic-abuse' })
  const leader = await site.person(['team-leader'], { teams: ['highways'] })
  assert.deepEqual((await listReceived(site.database.ctx({ actor: leader }), { text: 'zebrafish' })).rows, [])
  assert.equal((await ada.get(`/staff/mail/${mail!.id}`)).status, 200)
  const { teams } = await ctx.db
    .selectFrom('duty.records')
    .select('teams')
    .where('id', '=', raised.location.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  const duty = await site.signedIn(['officer'], { teams, name: 'Dan Duty' })
  const { body } = await duty.get(raised.location)
  assert.match(body, new RegExp(`href="/staff/mail/${mail!.id}"`))
  assert.match(wordsOf(body), /Ada Adviser has what they wrote now/)
  assert.match(wordsOf((await duty.get(`/staff/mail/${mail!.id}`)).body), /zebrafish/)
  assert.match(location, /staff\/desk\//)
})
