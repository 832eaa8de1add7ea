import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { DEMO_PASSWORD } from '../../../modules/identity/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const administrator = () => site.signedIn(['administrator'], { name: 'Administrator' })

test('somebody invited gets a link by email, chooses a password with it once, and is in', async () => {
  const admin = await administrator()
  const fields = { name: 'Nia Morgan', email: 'Nia@council.test', roles: ['employee', 'officer'], teams: ['highways'] }
  const invited = await admin.post('/staff/people/new', fields)
  assert.match(invited.location, /^\/staff\/people\/[0-9a-f-]{36}\?done=invited$/)
  const page = wordsOf((await admin.get(invited.location)).body)
  const link = /http:\/\/council\.test(\/staff\/welcome\/[\w-]+)/.exec(page)![1]!
  assert.doesNotMatch(wordsOf((await admin.get(invited.location)).body), /welcome/, 'the link is shown once')
  const mail = await site.database.db.selectFrom('channels.messages').selectAll().executeTakeFirstOrThrow()
  assert.equal(mail.recipient, 'nia@council.test')
  assert.ok(mail.words.includes(link))

  const nia = site.visitor()
  assert.match(wordsOf((await nia.get(link)).body), /Hello Nia Morgan/)
  const password = 'kettle marble thursday'
  assert.equal((await nia.post(link, { password, again: password })).location, '/staff/sign-in?done=password-set')
  assert.match(wordsOf((await nia.get(link)).body), /does not work any more/)
  const again = await site.visitor().post(link, { password: 'another good one', again: 'another good one' })
  assert.equal(again.status, 422)
  assert.equal((await nia.post('/staff/sign-in', { email: 'nia@council.test', password })).location, '/staff')
  assert.match(wordsOf((await nia.get('/staff/account')).body), /Any employee, Officer Teams Highways/)
})

test('an invitation without a name, an address or anything to do says what is missing and keeps the rest', async () => {
  const admin = await administrator()
  const nothing = await admin.post('/staff/people/new', { name: '', email: '' })
  assert.ok(nothing.body.includes('href="#name"') && nothing.body.includes('href="#email"'))
  const roleless = await admin.post('/staff/people/new', { name: 'Kim', email: 'kim@council.test', teams: ['waste'] })
  assert.equal(roleless.status, 422)
  assert.match(wordsOf(roleless.body), /Tick at least one thing they do here/)
  assert.match(roleless.body, /value="waste" checked/)
  const duty = (await admin.post('/staff/people/new', { name: '', email: '', roles: 'duty-officer' })).body
  assert.match(duty, /value="duty-officer" checked/)
  assert.doesNotMatch(duty, /value="officer" checked/, 'what is part of its name is not ticked with it')
  const taken = await admin.post('/staff/people/new', { name: 'Kim', email: admin.person.email, roles: 'employee' })
  assert.match(wordsOf(taken.body), /Somebody has this email address already/)
})

test('a last day is asked for, kept as a day, and shown', async () => {
  const admin = await administrator()
  const { id, name, email } = await site.person(['officer'], { name: 'For a while' })
  const change = (year: string) =>
    admin.post(`/staff/people/${id}/change`, {
      ...{ name, email, roles: 'officer', 'until-day': '31', 'until-month': '7', 'until-year': year },
    })
  assert.match(wordsOf((await change('2020')).body), /The last day must be today or later/)
  assert.match((await change('soon')).body, /value="soon"/)
  const year = String(new Date().getFullYear() + 1)
  assert.equal((await change(year)).location, `/staff/people/${id}?done=changed`)
  assert.match(wordsOf((await admin.get(`/staff/people/${id}`)).body), new RegExp(`Until .*31 July ${year}. Then they`))
  assert.match(
    (await admin.get(`/staff/people/${id}/change`)).body,
    new RegExp(`name="until-year"[^>]*value="${year}"`),
  )
})

test('somebody switched off is out at once, in the middle of her work', async () => {
  const admin = await administrator()
  const officer = await site.signedIn(['officer'], { name: 'Switched off' })
  const path = `/staff/people/${officer.person.id}`
  assert.match(wordsOf((await admin.get(`${path}/access/off`)).body), /Switch off Switched off\?/)
  assert.equal((await officer.get('/staff/account')).status, 200, 'asking is not doing')
  assert.equal((await admin.post(`${path}/access/off`, {})).location, `${path}?done=off`)
  assert.equal((await officer.get('/staff/account')).status, 303)
  const anew = await site.visitor().post('/staff/sign-in', { email: officer.person.email, password: DEMO_PASSWORD })
  assert.equal(anew.status, 422)
  await admin.post(`${path}/access/on`, {})
  assert.equal((await officer.get('/staff/account')).status, 303, 'an old session does not come back')
})

test('roles and teams change at once', async () => {
  const admin = await administrator()
  const officer = await site.signedIn(['officer'], { name: 'Becomes an administrator' })
  assert.equal((await officer.get('/staff/people')).status, 404)
  const { name, email, id } = officer.person
  const fields = { name, email, roles: ['employee', 'administrator'], teams: ['waste', 'highways'] }
  assert.equal((await admin.post(`/staff/people/${id}/change`, fields)).location, `/staff/people/${id}?done=changed`)
  assert.equal((await officer.get('/staff/people')).status, 200)
  await admin.post(`/staff/people/${id}/change`, { ...fields, roles: 'employee', teams: [] })
  assert.equal((await officer.get('/staff/people')).status, 404)
})

test('nobody switches herself off, and the last administrator stays one', async t => {
  const alone = await testStaffSite(t)
  const admin = await alone.signedIn(['administrator'], { name: 'Only one' })
  const { id, name, email } = admin.person
  assert.doesNotMatch((await admin.get(`/staff/people/${id}`)).body, /access\/off/)
  const off = await admin.post(`/staff/people/${id}/access/off`, {})
  assert.equal(off.status, 422)
  assert.match(wordsOf(off.body), /You cannot switch yourself off/)
  const demoted = await admin.post(`/staff/people/${id}/change`, { name, email, roles: 'employee' })
  assert.equal(demoted.status, 422)
  assert.match(wordsOf(demoted.body), /last administrator/)
  assert.equal((await admin.get('/staff/people')).status, 200)
})

test('an administrator sends a new link and turns two-step sign-in off for somebody', async () => {
  const admin = await administrator()
  const officer = await site.person(['officer'], { name: 'Lost the phone' })
  const path = `/staff/people/${officer.id}`
  const sent = await admin.post(`${path}/access/link`, {})
  assert.match(wordsOf((await admin.get(sent.location)).body), /A link is on its way/)
  assert.equal((await admin.post(`${path}/access/two-step`, {})).location, `${path}?done=two-step`)
  assert.equal((await admin.get(`${path}/access/anything`)).status, 404)
  assert.equal((await admin.get('/staff/people/not-an-id')).status, 404)
})

test('people are found by a name, an address or a team', async () => {
  const admin = await administrator()
  await site.person(['officer'], { name: 'Zoe Quill', teams: ['waste'] })
  for (const query of ['text=quil', 'text=zoe.q', 'team=waste&text=zoe']) {
    assert.match((await admin.get(`/staff/people?${query}`)).body, /Zoe Quill/, query)
  }
  assert.doesNotMatch((await admin.get('/staff/people?team=highways&text=zoe')).body, /Zoe Quill/)
  assert.match(wordsOf((await admin.get('/staff/people?text=nobody-at-all')).body), /Nobody fits/)
})
