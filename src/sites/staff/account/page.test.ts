import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { DEMO_PASSWORD } from '../../../modules/identity/index.ts'
import { codeOfKey } from '../../../modules/identity/testing.ts'
import { type StaffVisitor, testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })

/** Turns two-step sign-in on as the pages lead through it; answers the key of the app and the recovery codes. */
async function turnOnTwoStep(officer: StaffVisitor) {
  const begun = await officer.post('/staff/account/two-step', { password: DEMO_PASSWORD })
  assert.equal(begun.location, '/staff/account/two-step/app')
  const { body } = await officer.get(begun.location)
  assert.match(body, /<img class="fp-qr" src="data:image\/svg\+xml;base64,/)
  const key = /<code class="fp-secret">([A-Z2-7 ]+)<\/code>/.exec(body)![1]!.replaceAll(' ', '')
  const confirmed = await officer.post(begun.location, { code: codeOfKey(key, new Date()) })
  assert.equal(confirmed.location, '/staff/account/recovery-codes?done=two-step-on')
  const codes = [...(await officer.get(confirmed.location)).body.matchAll(/<li><code>([^<]+)<\/code>/g)].map(
    each => each[1]!,
  )
  return { key, codes }
}

test('two-step sign-in is turned on with a picture, and recovery codes are shown once', async () => {
  const officer = await site.signedIn(['officer'], { name: 'Two steps' })
  const { key, codes } = await turnOnTwoStep(officer)
  assert.equal(codes.length, 10)
  assert.doesNotMatch((await officer.get('/staff/account/recovery-codes')).body, new RegExp(codes[0]!))
  assert.match(wordsOf((await officer.get('/staff/account')).body), /On: your password and a code/)
  assert.equal((await officer.get('/staff/account/two-step/app')).location, '/staff/account/two-step')

  const phone = site.visitor()
  const first = await phone.post('/staff/sign-in?back=/staff/teams', {
    email: officer.person.email,
    password: DEMO_PASSWORD,
  })
  assert.equal(first.location, '/staff/sign-in/code?back=%2Fstaff%2Fteams')
  assert.equal((await phone.get('/staff/account')).status, 303)
  assert.equal((await phone.post(first.location, { code: '000' })).status, 422)
  assert.equal(
    (await phone.post(first.location, { code: codeOfKey(key, new Date(Date.now() + 30_000)) })).location,
    '/staff/teams',
  )
  assert.equal((await phone.get('/staff/account')).status, 200)

  const lost = site.visitor()
  const second = await lost.post('/staff/sign-in?back=/staff/teams', {
    email: officer.person.email,
    password: DEMO_PASSWORD,
  })
  const byCode = await lost.post(second.location, { code: codes[3]! })
  const told = await lost.get(byCode.location)
  assert.match(wordsOf(told.body), /signed in with a recovery code\. It does not work again, and you have 9 left/)
  assert.match(told.body, /href="\/staff\/teams">Go on to your work/)
  assert.match(wordsOf((await lost.get('/staff/account')).body), /Recovery codes 9 left/)
})

test('where the council wants two steps, nothing else is open before they are set up', async t => {
  const strict = await testStaffSite(t, { STAFF_TWO_STEP: 'yes' })
  const officer = await strict.signedIn(['officer'], { name: 'Strict' })
  const led = await officer.get('/staff/queue')
  assert.equal(led.location, '/staff/account/two-step?done=two-step-wanted')
  assert.match(wordsOf((await officer.get(led.location)).body), /Your council asks everybody for a second step/)
  await turnOnTwoStep(officer)
  assert.equal((await officer.get('/staff/queue')).status, 200)
})

test('turning it off asks for the password', async () => {
  const officer = await site.signedIn(['officer'], { name: 'Off again' })
  await turnOnTwoStep(officer)
  assert.equal((await officer.post('/staff/account/two-step', { password: 'wrong' })).status, 422)
  const off = await officer.post('/staff/account/two-step', { password: DEMO_PASSWORD })
  assert.equal(off.location, '/staff/account?done=two-step-off')
  assert.match(wordsOf((await officer.get(off.location)).body), /Off: your password only/)
})

test('a new password is asked for twice, checked, and signs out everywhere else', async () => {
  const here = await site.signedIn(['officer'], { name: 'New password' })
  const elsewhere = await site.signedIn(['officer'], { name: 'New password' })
  const change = (current: string, password: string, again = password) =>
    here.post('/staff/account/password', { current, password, again })
  const words = async (answer: Promise<{ body: string }>) => wordsOf((await answer).body)
  assert.match(
    await words(change(DEMO_PASSWORD, 'kettle marble thursday', 'other')),
    /two new passwords are not the same/,
  )
  assert.match(await words(change(DEMO_PASSWORD, 'password12345')), /easy to guess/)
  assert.match(await words(change('wrong', 'kettle marble thursday')), /The password is not right/)
  assert.equal((await change(DEMO_PASSWORD, 'kettle marble thursday')).location, '/staff/account?done=password')
  assert.equal((await here.get('/staff/account')).status, 200)
  assert.equal((await elsewhere.get('/staff/account')).status, 303)
})

test('the list of sessions says which is this one, and ends the others', async () => {
  const here = await site.signedIn(['officer'], { name: 'Two places' })
  const elsewhere = await site.signedIn(['officer'], { name: 'Two places' })
  const { body } = await here.get('/staff/account')
  assert.equal(body.match(/This is you now/g)?.length, 1)
  const other = /name="session" value="([0-9a-f-]{36})"/.exec(body)![1]!
  await here.post('/staff/account/sessions', { session: other })
  assert.equal((await elsewhere.get('/staff/account')).status, 303)
  assert.equal((await here.get('/staff/account')).status, 200)
})

test('nobody ends the session of somebody else', async () => {
  const victim = await site.signedIn(['officer'], { name: 'Victim' })
  const session = await site.database.db
    .selectFrom('staff_auth.session')
    .select('id')
    .where('userId', '=', victim.person.id)
    .executeTakeFirstOrThrow()
  const other = await site.signedIn(['officer'], { name: 'Other' })
  await other.post('/staff/account/sessions', { session: session.id })
  assert.equal((await victim.get('/staff/account')).status, 200)
})
