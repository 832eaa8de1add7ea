import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { findApiKey } from '../../../modules/identity/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })

test('a key is shown once, works, and is refused once it is revoked', async () => {
  const admin = await site.signedIn(['administrator'])
  const made = await admin.post('/staff/keys', { name: 'Reporting app' })
  assert.equal(made.location, '/staff/keys?done=created')
  const { body } = await admin.get(made.location)
  const key = /<code>(fp_[\w-]{32})<\/code>/.exec(body)![1]!
  assert.doesNotMatch((await admin.get('/staff/keys')).body, /fp_[\w-]{32}/, 'it is not shown again')
  assert.equal((await findApiKey(site.database.ctx(), key))?.name, 'Reporting app')

  const revocation = /href="(\/staff\/keys\/[0-9a-f-]{36}\/revocation)"/.exec(body)![1]!
  assert.match(wordsOf((await admin.get(revocation)).body), /Revoke the key for Reporting app\?/)
  assert.equal((await admin.post(revocation, {})).location, '/staff/keys?done=revoked')
  await site.database.memory.refresh(site.database.db)
  assert.equal(await findApiKey(site.database.ctx(), key), null)
  assert.match(wordsOf((await admin.get('/staff/keys')).body), /No, revoked on/)
})

test('a key needs to be for somebody', async () => {
  const admin = await site.signedIn(['administrator'])
  const { status, body } = await admin.post('/staff/keys', { name: ' ' })
  assert.equal(status, 422)
  assert.match(wordsOf(body), /Enter who the key is for/)
})

test('a name is shown as it was typed, never as a part of the page', async () => {
  const admin = await site.signedIn(['administrator'])
  await admin.post('/staff/keys', { name: '<img src=x onerror=alert(1)>' })
  assert.doesNotMatch((await admin.get('/staff/keys')).body, /<img src=x/)
})
