// What another body deals with: no adviser reads out, writes or notes a date of ours for it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, followAll } from '../../../../test/support/database.ts'
import { noteRequest } from '../../../modules/interactions/index.ts'
import { addBody, addRoute, referralsFollower } from '../../../modules/referrals/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx({ actor: system('test') })
const admin = withContext(ctx, { actor: await addStaff(ctx, { roles: ['administrator'] }) })
const endpoint = { url: 'https://roads.example/v2', jurisdiction: 'roads', apiKey: 'k1' }
const bodyId = await addBody(admin, { name: 'National Roads', ...endpoint, personal: false, personalBecause: '' })
await addRoute(admin, { bodyId, service: 'pothole', area: '', code: 'POT' })
const OURS = /we will look at it/

test('whose it is stands where our promise would: on the desk, in what is drafted, and where it was taken', async () => {
  const adviser = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
  const { location } = await adviser.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const taking = withContext(ctx, { actor: adviser.person, channel: 'phone' })
  const { requestId } = await buildRequest(taking, { name: 'Sam Sample', email: 'sam@example.test' })
  await noteRequest(taking, { requestId, service: 'pothole' })
  for (const isReferred of [false, true]) {
    if (isReferred) await followAll(ctx, referralsFollower)
    for (const [path, says] of [
      [location, /National Roads deals with this, not us, so I cannot promise you a date/],
      [`/staff/taken/${requestId}`, /National Roads deals with this, not us\./],
      ['/staff/take/services/pothole', /National Roads deals with this, not us\./],
    ] as const) {
      const { body } = await adviser.get(path)
      assert.match(wordsOf(body), says)
      assert.doesNotMatch(body, OURS, path)
    }
  }
  await adviser.post(`${location}/hand`, { act: 'end' })
  const { body } = await adviser.get(`${location}/wrap-up`)
  assert.match(body, /Pothole [\d ]+: National Roads deals with this/)
  assert.doesNotMatch(body, OURS)

  const queue = async () => wordsOf((await officer.get('/staff/queue?tab=team')).body)
  const officer = await site.signedIn(['employee', 'officer'], { teams: ['highways'], name: 'Olly Officer' })
  const request = wordsOf((await officer.get(`/staff/requests/${requestId}`)).body)
  assert.match(request, /National Roads deals with this\. Nobody is told these dates\./)
  assert.match(await queue(), /With National Roads/)
  await sql`update referrals.referrals set status = 'failed'`.execute(ctx.db)
  assert.match(await queue(), /National Roads did not take it/)
  await sql`update referrals.referrals set status = 'sent'`.execute(ctx.db)
  const message = await officer.get(`/staff/requests/${requestId}/message`)
  assert.match(message.body, /passed/i)
  assert.doesNotMatch(message.body.replace(/<aside[\s\S]*<\/aside>/, ''), OURS)
})
