import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { followAll } from '../../../../../test/support/database.ts'
import { addBody, addRoute, referralsFollower } from '../../../../modules/referrals/index.ts'
import { buildRequest } from '../../../../modules/requests/testing.ts'
import { system } from '../../../../platform/actor.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const admin = await site.signedIn(['administrator'])

test('where two areas have one name, their kind stands with it', async () => {
  const about = { name: 'National Roads', url: 'https://roads.example/v2', jurisdiction: '', apiKey: '' }
  const body = await addBody(site.database.ctx({ actor: admin.person }), {
    ...about,
    ...{ personal: false, personalBecause: '' },
  })
  const page = (await admin.get(`/staff/bodies/${body}`)).body
  const [, offered] = /<select[^>]*id="area"[^>]*>([\s\S]*?)<\/select>/.exec(page)!
  const names = [...offered!.matchAll(/<option[^>]*>([^<]+)</g)].map(([, name]) => name!.trim())
  assert.equal(new Set(names).size, names.length)
  assert.deepEqual(
    names.filter(name => /^Malmesbury\b/.test(name)),
    ['Malmesbury (community area)', 'Malmesbury (electoral division)'],
  )
  assert.ok(names.includes('Chippenham'))
})

test('what cannot be brought to a body is no green light: how often, since when and what it answered', async () => {
  const ctx = site.database.ctx({ actor: system('test') })
  const given = { jurisdiction: '', apiKey: '', personal: false, personalBecause: '' }
  const as = site.database.ctx({ actor: admin.person })
  const bodyId = await addBody(as, { name: 'County Highways', url: 'https://county.example/v2', ...given })
  await addRoute(as, { bodyId, service: 'pothole', area: '', code: 'POT' })
  const { requestId } = await buildRequest(ctx)
  await followAll(ctx, referralsFollower)
  await sql`update referrals.referrals set answer = 'Its answer is no XML' where request_id = ${requestId}::uuid`.execute(
    ctx.db,
  )
  await sql`update graphile_worker._private_jobs set attempts = 5 where key like 'referral:%'`.execute(ctx.db)
  const list = wordsOf((await admin.get('/staff/bodies')).body)
  assert.match(list, /County Highways 1 waits What waits is tried again\. It answered: Its answer is no XML/)
  const officer = await site.signedIn(['officer'], { teams: ['highways'] })
  const page = wordsOf((await officer.get(`/staff/requests/${requestId}`)).body)
  assert.match(page, /County Highways does not have it yet\. Tried 5 times since .*, next .*: Its answer is no XML/)
  assert.match(page, /We deal with it ourselves/)
})
