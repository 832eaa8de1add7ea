import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { DEMO_PASSWORD } from '../../../modules/identity/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })

test('who is not signed in is sent to sign in, and afterwards to where she wanted to go', async () => {
  const officer = await site.person(['officer'])
  const visitor = site.visitor()
  const turnedAway = await visitor.get('/staff/teams/highways?done=changed')
  assert.equal(turnedAway.location, '/staff/sign-in?back=%2Fstaff%2Fteams%2Fhighways%3Fdone%3Dchanged')
  const signedIn = await visitor.post(turnedAway.location, { email: officer.email, password: DEMO_PASSWORD })
  assert.equal(signedIn.location, '/staff/teams/highways?done=changed')
  assert.equal((await visitor.get(signedIn.location)).status, 200)
})

test('the way back never leads off the staff site', async () => {
  const officer = await site.person(['officer'])
  for (const back of [
    'https://evil.example/',
    '//evil.example',
    '/staff/../../evil',
    '/\\evil.example',
    '/staff/x\\y',
    '/services',
  ]) {
    const path = `/staff/sign-in?back=${encodeURIComponent(back)}`
    const { location } = await site.visitor().post(path, { email: officer.email, password: DEMO_PASSWORD })
    assert.ok(location === '/staff' || location.startsWith('/staff/'), `${back} led to ${location}`)
    assert.ok(!location.includes('\\'))
  }
})

test('the cookie of a session is for the server and the staff site only', async () => {
  const officer = await site.person(['officer'])
  const { setCookies } = await site.visitor().post('/staff/sign-in', { email: officer.email, password: DEMO_PASSWORD })
  const cookie = setCookies.find(each => each.startsWith('fp_staff.session_token='))!
  for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/staff', 'Max-Age=43200'])
    assert.ok(cookie.includes(flag), flag)
})

test('at an https address every cookie is sent over https only', async t => {
  const web = await testWeb(t, site.database, 'https://council.test')
  const officer = await site.person(['officer'])
  const visitor = web.visitor()
  const first = await visitor.get('/staff/sign-in')
  const { setCookies } = await visitor.post('/staff/sign-in', { email: officer.email, password: DEMO_PASSWORD })
  for (const cookie of [...first.setCookies, ...setCookies]) assert.match(cookie, /; Secure/)
})

test('a form without its token is refused, and what was typed stays', async () => {
  const officer = await site.person(['officer'])
  const visitor = site.visitor()
  const fields = { email: officer.email, password: 'kettle marble thursday', _csrf: 'forged' }
  const refused = await visitor.post('/staff/sign-in', fields)
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused.body), /This page was open too long/)
  assert.ok(refused.body.includes(`value="${officer.email}"`))
  assert.equal(refused.body.includes('kettle marble'), false, 'a password is never written back into a page')
})

test('a wrong password and an unknown address read the same; what is missing is said at its box', async () => {
  const officer = await site.person(['officer'])
  const wrong = await site.visitor().post('/staff/sign-in', { email: officer.email, password: 'wrong' })
  const unknown = await site
    .visitor()
    .post('/staff/sign-in', { email: officer.email.replace('officer', 'nobody1'), password: 'wrong' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong.body), /The email address or the password is not right/)
  const said = (body: string) => /error-summary__body[\s\S]*?<\/ul>/.exec(body)![0]
  assert.equal(said(wrong.body), said(unknown.body))
  const empty = await site.visitor().post('/staff/sign-in', { email: '', password: '' })
  assert.ok(empty.body.includes('href="#email"') && empty.body.includes('href="#password"'))
})

test('five wrong tries lock the account, and the page says for how long', async () => {
  const officer = await site.person(['officer'], { name: 'Locked officer' })
  const visitor = site.visitor()
  let answer = await visitor.get('/staff/sign-in')
  for (let i = 0; i < 5; i++) answer = await visitor.post('/staff/sign-in', { email: officer.email, password: 'wrong' })
  assert.match(wordsOf(answer.body), /too many wrong tries\. Wait 15 minutes/)
  const right = await visitor.post('/staff/sign-in', { email: officer.email, password: DEMO_PASSWORD })
  assert.equal(right.status, 422)
})

test('signing out ends the session for good', async () => {
  const officer = await site.signedIn(['officer'])
  assert.equal((await officer.get('/staff/account')).status, 200)
  assert.equal((await officer.post('/staff/sign-out', {})).location, '/staff/sign-in?done=signed-out')
  assert.equal((await officer.get('/staff/account')).status, 303)
  assert.match(wordsOf((await officer.get('/staff/sign-in?done=signed-out')).body), /You have signed out/)
})

test('signing out needs the button: a link or a foreign form does nothing', async () => {
  const officer = await site.signedIn(['officer'])
  await officer.get('/staff/sign-out')
  const foreign = await officer.post('/staff/sign-out', { _csrf: 'forged' })
  assert.equal(foreign.status, 422)
  assert.match(wordsOf(foreign.body), /There is a problem/)
  assert.equal((await officer.get('/staff/account')).status, 200)
})

test('a page that is not there says so in the frame of the staff site', async () => {
  const officer = await site.signedIn(['officer'])
  const missing = await officer.get('/staff/nothing-here')
  assert.equal(missing.status, 404)
  assert.match(wordsOf(missing.body), /Page not found/)
  assert.match(missing.body, /fp-staff-header/)
  assert.equal((await site.visitor().get('/staff/nothing-here')).status, 404)
})

test('twenty tries a minute from one address are enough', async () => {
  const visitor = site.visitor()
  for (let i = 0; i < 20; i++) await visitor.post('/staff/sign-in', { email: '', password: '' })
  const { status, body } = await visitor.post('/staff/sign-in', { email: '', password: '' })
  assert.equal(status, 429)
  assert.match(wordsOf(body), /Too many tries/)
})

test('a demonstration names somebody for each role on the page; a real council names nobody', async t => {
  await site.person(['adviser'])
  assert.match(
    (await site.visitor().get('/staff/sign-in')).body,
    /sign-in\?email=adviser\.test%40staff\.test">Adviser</,
  )
  const real = await testDatabase(t, { template: 'wiltshire' })
  await addStaff(real.ctx(), { roles: ['adviser'] })
  const { body } = await (await testWeb(t, real)).visitor().get('/staff/sign-in')
  assert.doesNotMatch(body, /adviser|demo-firstpoint/i)
})
