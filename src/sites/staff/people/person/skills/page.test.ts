import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addCustomer, addNeed, openCustomer } from '../../../../../modules/customers/index.ts'
import { identifyCustomer, takeCallEvent } from '../../../../../modules/interactions/index.ts'
import { listSkills, readOrganisation } from '../../../../../modules/organisation/index.ts'
import { withContext } from '../../../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const FRONT = { teams: ['customer-services'] }
const leader = await site.signedIn(['adviser', 'team-leader'], { ...FRONT, name: 'Lea Leader' })
const ada = await site.signedIn(['adviser'], { ...FRONT, name: 'Ada Adviser' })
const tom = await site.signedIn(['adviser'], { ...FRONT, name: 'Tom Adviser' })
const skillsOf = async ({ person }: typeof ada) =>
  (await listSkills(ctx, person.id)).flatMap(({ skill, endedAt }) => (endedAt ? [] : [skill])).sort()

test('a leader says what a colleague can help with; it is kept since when and by whom, and what was before', async () => {
  const page = `/staff/people/${ada.person.id}/skills`
  const before = await leader.get(page)
  assert.match(wordsOf(before.body), /What Ada Adviser can help with/)
  assert.equal(
    (await leader.post(page, { skills: ['getting-around', 'welsh', 'magic'] })).location,
    `${page}?done=saved`,
  )
  assert.deepEqual(await skillsOf(ada), ['getting-around', 'welsh'], 'what is no skill is not kept')
  assert.match(wordsOf((await leader.get(page)).body), /Welsh Since \w+ \d+ \w+, said by Lea Leader/)
  await leader.post(page, { skills: ['welsh'] })
  assert.match(wordsOf((await leader.get(page)).body), /Before Getting around: .* ended by Lea Leader/)
  const team = wordsOf((await ada.get('/staff/teams/customer-services')).body)
  assert.match(team, /Ada Adviser .*?Adviser .*?Welsh/)
  assert.doesNotMatch(team, /Change skills/, 'an adviser changes nobody’s')
})

test('nobody says it of people they do not lead: the page is not found', async () => {
  const other = await site.signedIn(['team-leader'], { teams: ['highways'], name: 'Other Leader' })
  const page = `/staff/people/${ada.person.id}/skills`
  assert.equal((await other.get(page)).status, 404)
  assert.equal((await other.post(page, { skills: 'bsl' })).status, 404)
  assert.equal((await ada.get(page)).status, 404)
  assert.deepEqual(await skillsOf(ada), ['welsh'])
  const administrator = await site.signedIn(['administrator'], { name: 'Admin' })
  assert.equal((await administrator.get(page)).status, 200)
})

test('the desk of a reception is preselected from what she can help with', async () => {
  await leader.post(`/staff/people/${tom.person.id}/skills`, { skills: ['getting-around', 'bsl'] })
  const { body } = await tom.get('/staff/reception?choose=yes')
  const ticked = [...body.matchAll(/name="skills" type="checkbox" value="([^"]+)" checked/g)].map(([, value]) => value)
  assert.deepEqual(ticked, ['getting-around', 'bsl'])
  const all = await leader.get('/staff/reception?choose=yes')
  assert.match(all.body, /value="support" checked/, 'of whom nobody has said anything, all of it')
})

test('handing over puts first who is free and can help, and says what is needed', async () => {
  await tom.get('/staff/desk/work')
  await ada.get('/staff/desk/work')
  const { location: desk } = await leader.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const id = desk.split('/').at(-1)!
  const as = withContext(ctx, { actor: leader.person })
  const named = { kind: 'person' as const, name: 'Carys Sample', phone: '', email: '', born: '' }
  const customerId = await addCustomer(as, { ...named, source: 'customer' })
  await openCustomer(as, { customerId, reason: 'speaking' })
  await addNeed(as, { customerId, source: 'customer', kind: 'bsl', detail: '' })
  await identifyCustomer(as, id, { how: 'unchecked', customerId, because: 'She told me' })
  const { body } = await leader.get(`${desk}/handover?team=customer-services`)
  assert.match(wordsOf(body), /It needs: British Sign Language/)
  assert.match(
    wordsOf(body),
    /Tom Adviser Available\. Can help with this Ada Adviser Available\. Helps with other things/,
  )
})

test('a ringing call sinks for who does not know the theme of its line, and is marked, while a free colleague does', async () => {
  const line = (await readOrganisation(ctx)).goldenNumbers.find(({ theme }) => theme === 'getting-around')!
  const ringing = { id: 'ring', call: 'ring', type: 'ringing', at: new Date().toISOString(), agent: null }
  const { problem } = await takeCallEvent(ctx, JSON.stringify({ ...ringing, dialled: line.number, caller: null }))
  assert.equal(problem, null)
  await leader.post(`/staff/people/${ada.person.id}/skills`, { skills: ['support'] })
  assert.match(
    wordsOf((await ada.get('/staff/desk/work')).body),
    /Colleagues who are free know this better: Getting around/,
  )
  const toms = wordsOf((await tom.get('/staff/desk/work')).body)
  assert.match(toms, /Of those who are free, only you can help with: Getting around/)
})
