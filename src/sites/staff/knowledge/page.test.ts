import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const adviser = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const leader = await site.signedIn(['team-leader'], { name: 'Lea Leader', teams: ['waste'] })
const employee = await site.signedIn(['employee'], { name: 'Emp Loyee', teams: ['waste'] })
const read = async (path: string, visitor = adviser) => wordsOf((await visitor.get(path)).body)

const written = {
  question: 'Do you take old skates?',
  answer: 'Yes, at every centre.',
  also: 'roller skates',
  audience: 'staff',
  team: 'waste',
  'review-day': '3',
  'review-month': '12',
  'review-year': '2099',
  why: 'Asked twice today',
}

describe('the one box', () => {
  test('shows answers and contacts, what number answers now, and why something comes last', async () => {
    assert.match(
      await read('/staff/knowledge?text=bailiff'),
      /There is a bailiff at the door.* Answer Say first: you do not/,
    )
    assert.match(
      await read('/staff/knowledge?text=power cut'),
      /Power cuts and damaged lines Gas, water, electricity .*105/,
    )
    assert.match(
      await read('/staff/knowledge?text=allotments&postcode=SN15 1ER'),
      /Devizes .* For another area: Devizes/,
    )
    assert.match(await read('/staff/knowledge?text=zzzz'), /We found nothing for this/)
    for (const typed of ['ŵ', 'w', 'a b', '?']) {
      const { body } = await adviser.get(`/staff/knowledge?text=${encodeURIComponent(typed)}`)
      assert.doesNotMatch(body, /fp-found__name|We found nothing/, typed)
      assert.match(wordsOf(body), /Type a word, or at least two letters of it/, typed)
    }
    assert.match(await read('/staff/knowledge?text=bin&postcode=XX1 1XX'), /We do not know this postcode/)
    assert.doesNotMatch((await employee.get('/staff/knowledge')).body, /Write an answer/)
  })
})

describe('an answer', () => {
  test('is written by an adviser, published by a leader, found wrong, answered and withdrawn', async () => {
    const wrong = await adviser.post('/staff/knowledge/articles/new', { ...written, why: '' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /Say why[\s\S]*value="Do you take old skates\?"/)
    const saved = await adviser.post('/staff/knowledge/articles/new', { ...written, act: 'publish' })
    const path = saved.location.split('?')[0]!
    assert.match(saved.location, /done=saved/)
    assert.equal((await employee.get(path)).status, 404)
    assert.equal((await adviser.get(`${path}/publication`)).status, 404)
    assert.match(await read('/staff/knowledge/mine', leader), /Drafts that wait Do you take old skates\? Ada Adviser/)
    const seen = /name="seen" value="(\d+)"/.exec((await leader.get(`${path}/publication`)).body)![1]!
    assert.match((await leader.post(`${path}/publication`, { seen, why: 'I asked' })).location, /done=published/)
    assert.match(await read(path, employee), /Do you take old skates\? .*Was this right\?.*Thursday 3 December 2099/)

    assert.equal((await employee.post(path, { right: 'no', words: '' })).status, 422)
    assert.match((await employee.post(path, { right: 'no', words: 'Not in Devizes' })).location, /done=wrong/)
    const list = (await leader.get('/staff/knowledge/mine')).body
    const report = /href="(\/staff\/knowledge\/reports\/[^"]+)"/.exec(list)![1]!
    assert.equal((await adviser.get(report)).status, 404)
    assert.match((await leader.post(report, { answer: 'In Devizes too' })).location, /done=answered/)
    assert.match(
      await read('/staff/knowledge/mine', employee),
      /You said: Not in Devizes Lea Leader answered : In Devizes too/,
    )

    await leader.post(`${path}/withdrawal`, { why: 'We sold the skates' })
    assert.match(await read('/staff/knowledge?text=skates'), /We found nothing/)
    assert.match(await read(path), /Withdrawn .*Lea Leader withdrew it\. We sold the skates/)
  })

  test('changed by two at once is said, and what was typed is kept', async () => {
    const { location } = await leader.post('/staff/knowledge/articles/new', { ...written, act: 'publish' })
    const path = location.split('?')[0]!
    await leader.post(`${path}/change`, { ...written, answer: 'No.', seen: '1', act: 'publish' })
    const late = await adviser.post(`${path}/change`, { ...written, answer: 'Perhaps.', seen: '1', act: 'draft' })
    assert.equal(late.status, 422)
    assert.match(late.body, /Somebody changed it at the same time[\s\S]*Perhaps\./)
    assert.match(await read(path), /No\./)
  })
})

describe('a contact', () => {
  const zoo = { kind: 'business', name: 'Zoo of Zeals', does: 'Takes in animals', team: 'licensing' }

  test('is added, checked in one tap, changed and taken out', async () => {
    const wrong = await adviser.post('/staff/knowledge/contacts/new', { ...zoo, number1: 'ring me' })
    assert.match(wordsOf(wrong.body), /Enter a telephone number with digits and spaces only/)
    assert.match(
      wordsOf((await adviser.post('/staff/knowledge/contacts/new', zoo)).body),
      /Enter a telephone number, an email/,
    )
    const added = await adviser.post('/staff/knowledge/contacts/new', { ...zoo, number1: '01632 960999', for1: 'Gate' })
    const path = added.location.split('?')[0]!
    assert.match(await read(path), /Zoo of Zeals Business .*Gate: 01632 960999 .*Still right\?.*Ada Adviser said so on/)
    assert.match((await employee.post(path, { right: 'yes' })).location, /done=right/)
    assert.match(await read(path), /Emp Loyee said so on/)
    assert.equal((await employee.get(`${path}/change`)).status, 404)
    const form = (await adviser.get(`${path}/change`)).body
    assert.match(form, /value="01632 960999"/)
    await adviser.post(`${path}/change`, { ...zoo, number1: '01632 960998', for1: 'Gate', email: 'zoo@example.org' })
    assert.match(await read('/staff/knowledge?text=01632960998'), /Zoo of Zeals/)
    await adviser.post(`${path}/removal`, {})
    assert.equal((await adviser.get(path)).status, 404)
  })

  test('that is a team, a desk, a number or what to do in danger is read from where it is kept', async () => {
    assert.match(
      await read('/staff/knowledge/contacts/team-highways'),
      /Highways Team .*highways@example\.org .*Monday to Thursday/,
    )
    assert.match(await read('/staff/knowledge/contacts/number-waste'), /Bins and recycling Our number .*01632 960106/)
    assert.match(
      await read('/staff/knowledge/contacts/duty-flood'),
      /Flood In danger What to say Keep out of flood water/,
    )
    assert.equal((await adviser.get('/staff/knowledge/contacts/team-nobody')).status, 404)
  })
})

test('‘Can I speak to Jane in Housing?’: who is found is handed the conversation, or who covers for her', async () => {
  assert.doesNotMatch(await read('/staff/knowledge?text=loyee'), /Hand the conversation over/, 'none is in hand')
  const jane = await site.signedIn(['officer'], { name: 'Jane Jarvis', teams: ['housing-options'] })
  const tom = await site.signedIn(['officer'], { name: 'Tom Truelove', teams: ['housing-options'] })
  const { location: path } = await adviser.post('/staff/desk', { channel: 'phone', direction: 'in' })
  await adviser.get(path)
  const ask = async () => (await adviser.get('/staff/knowledge?text=Jane+Jarvis')).body
  const to = (id: string) => `${path}/handover?team=housing-options&amp;to=${id}`
  assert.match(wordsOf(await ask()), /Hand the conversation over to Jane Jarvis/)
  assert.ok((await ask()).includes(to(jane.person.id)))
  const found = await adviser.get(to(jane.person.id).replace('&amp;', '&'))
  assert.match(wordsOf(found.body), /Jane Jarvis is not free just now\. Away/)
  const days = { 'from-day': '1', 'from-month': '1', 'from-year': '2020', 'until-day': '3', 'until-month': '12' }
  await jane.post('/staff/knowledge/away', { act: 'away', ...days, 'until-year': '2098', cover: tom.person.id })
  await tom.post('/staff/desk/work/presence', { chosen: 'available' })
  assert.match(wordsOf(await ask()), /Hand the conversation over to Tom Truelove/)
  const covered = (await adviser.get(to(tom.person.id).replace('&amp;', '&'))).body
  assert.match(covered, new RegExp(`value="${tom.person.id}" checked`))
  assert.match(wordsOf(covered), /Jane Jarvis Away until Wednesday 3 December 2098: ask Tom Truelove/)
  assert.match(
    wordsOf((await adviser.get('/staff/knowledge/contacts/team-housing-options')).body),
    /over to Housing options/,
  )
})

describe('‘I am away’', () => {
  const days = { 'from-day': '1', 'from-month': '1', 'from-year': '2020', 'until-day': '3', 'until-month': '12' }

  test('is said by oneself and by one’s leader, shows whom to ask, and ends', async () => {
    const wrong = await employee.post('/staff/knowledge/away', { act: 'away', ...days, 'until-year': '2019' })
    assert.match(wordsOf(wrong.body), /The last day must not be before the first/)
    const fields = { act: 'away', ...days, 'until-year': '2098', cover: leader.person.id }
    assert.match((await employee.post('/staff/knowledge/away', fields)).location, /done=away/)
    const person = `/staff/knowledge/contacts/person-${employee.person.id}`
    assert.match(await read(person), /Away until Wednesday 3 December 2098: ask Lea Leader/)
    assert.match(await read('/staff/knowledge?text=loyee'), /Emp Loyee Colleague Away until .*: ask Lea Leader/)
    assert.equal((await adviser.get(`/staff/knowledge/away?who=${employee.person.id}`)).status, 404)
    assert.match(await read(`/staff/knowledge/away?who=${employee.person.id}`, leader), /Emp Loyee is away/)
    const absence = /name="absence" value="([^"]+)"/.exec((await leader.get('/staff/knowledge/away')).body)![1]!
    assert.equal((await adviser.post('/staff/knowledge/away', { act: 'back', absence })).status, 404)
    assert.match((await leader.post('/staff/knowledge/away', { act: 'back', absence })).location, /done=back/)
    assert.doesNotMatch(await read(person), /Away until/)
  })
})
