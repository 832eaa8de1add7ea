import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addDays, mondayOf, todayOf } from '../../../modules/rota/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const FRONT = { teams: ['customer-services'] }
const leader = await site.signedIn(['adviser', 'team-leader'], { ...FRONT, name: 'Lea Leader' })
const ada = await site.signedIn(['employee', 'adviser'], { ...FRONT, name: 'Ada Adviser' })
const tom = await site.signedIn(['employee', 'adviser'], { ...FRONT, name: 'Tom Adviser' })
/** Next week: every day of it is to come. */
const MONDAY = addDays(mondayOf(todayOf(ctx)), 7)
const [TUESDAY, WEDNESDAY] = [addDays(MONDAY, 1), addDays(MONDAY, 2)]
const rota = (week = MONDAY) => `/staff/rota?team=customer-services&week=${week}`
const read = async (visitor: typeof ada, path: string) => wordsOf((await visitor.get(path)).body)

test('a leader plans people for a week; what is wrong is said at its box and nothing typed is lost', async () => {
  assert.match(await read(leader, rota()), /Nobody is planned in this week/)
  const empty = await leader.post(rota(), { act: 'plan', from: 'early', until: '' })
  assert.equal(empty.status, 422)
  assert.match(wordsOf(empty.body), /Enter a time such as 9am or 12:30pm .*Enter the time/)
  assert.match(empty.body, /value="early"/)
  const nobody = await leader.post(rota(), { act: 'plan', from: '9am', until: '5pm', days: TUESDAY })
  assert.match(wordsOf(nobody.body), /Choose who works/)
  const given = { act: 'plan', staff: [ada.person.id, tom.person.id], days: [TUESDAY], from: '9am', until: '12:30pm' }
  assert.equal((await leader.post(rota(), { ...given, channel: 'phone' })).location, `${rota()}&done=planned`)
  const again = await leader.post(rota(), { ...given, from: '10am' })
  assert.equal(again.status, 422)
  assert.match(wordsOf(again.body), /Ada Adviser is planned on Tuesday \d+ \w+( \d+)? at that time already/)
  assert.match(again.body, new RegExp(`value="${tom.person.id}" checked`), 'whom she chose stays chosen')
  const week = await read(leader, rota())
  assert.match(week, /Ada Adviser .*9am to 12:30pm Phone .*Tom Adviser/)
  assert.match(week, /Nobody is planned .*12:30pm to/)
  assert.match(week, /Lea Leader planned 2 shifts/)
})

test('the week is copied on, shifts are taken off, and an adviser can only look', async () => {
  const next = addDays(MONDAY, 7)
  assert.equal((await leader.post(rota(next), { act: 'copy' })).location, `${rota(next)}&done=copied`)
  const { body } = await leader.get(rota(next))
  const [shift] = [...body.matchAll(/name="shifts" value="([^"]+)"/g)].map(([, id]) => id!)
  assert.equal((await leader.post(rota(next), { act: 'off' })).status, 422)
  await leader.post(rota(next), { act: 'off', shifts: shift! })
  assert.match(await read(leader, rota(next)), /Lea Leader took off Ada Adviser, Tuesday/)
  const seen = await ada.get(rota(next))
  assert.doesNotMatch(seen.body, /name="shifts"|Plan people/)
  assert.equal((await ada.post(rota(next), { act: 'copy' })).status, 404)
  assert.equal((await ada.get('/staff/rota?team=highways')).status, 404, 'not her team')
  const councillor = await site.signedIn(['councillor'], { name: 'Cllr' })
  assert.equal((await councillor.get('/staff/rota')).status, 404)
})

test('whoever is away says so on the rota with who covers, and their hours are a gap', async () => {
  const parts = (name: string) => {
    const [year, month, day] = TUESDAY.split('-')
    return { [`${name}-day`]: day!, [`${name}-month`]: month!, [`${name}-year`]: year! }
  }
  const away = { act: 'away', ...parts('from'), ...parts('until'), cover: ada.person.id }
  assert.equal((await tom.post('/staff/knowledge/away', away)).status, 303)
  assert.match(await read(ada, rota()), /Tom Adviser .*Away: ask Ada Adviser/)
})

test('each sees her own shifts and with whom she could swap', async () => {
  await leader.post(rota(), { act: 'plan', staff: leader.person.id, days: WEDNESDAY, from: '9am', until: '5pm' })
  const yours = await read(ada, '/staff/you')
  assert.match(yours, /When you work .*Tuesday .*9am to 12:30pm Phone Lea Leader/)
  const contact = `/staff/knowledge/contacts/person-${ada.person.id}`
  assert.match(await read(tom, contact), /On the rota Not now\. Next on Tuesday \d+ \w+( \d+)? at 9am/)
  assert.match(await read(leader, '/staff/you'), /Wednesday .*9am to 5pm .*Ada Adviser/)
})

test('demand stands beside the rota, by hour, for leaders alone', async () => {
  const page = `/staff/rota/demand?day=${TUESDAY}`
  assert.match(await read(leader, page), /Nothing has come in on a Tuesday yet/)
  assert.equal((await leader.post(page, { pace: 'many' })).status, 422)
  assert.equal((await leader.post(page, { pace: '0' })).status, 422)
  assert.equal((await leader.post(page, { pace: '4' })).location, `${page}&done=pace`)
  const words = await read(leader, page)
  assert.match(words, /9am to 10am 0 0 0 0 1 Yes/, 'Tom is away')
  assert.match(words, /1pm to 2pm 0 0 0 0 0 Nobody is planned/)
  assert.equal((await ada.get(page)).status, 404)
  assert.match(await read(leader, '/staff/board'), /What comes in, beside who is planned/)
})
