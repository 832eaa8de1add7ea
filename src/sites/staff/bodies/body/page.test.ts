import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addBody } from '../../../../modules/referrals/index.ts'
import { testStaffSite } from '../../testing.ts'

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
