import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createApiKey, revokeApiKey } from '../../../modules/identity/index.ts'
import { endNotice, publishNotice } from '../../../modules/notices/index.ts'
import { changeStaff, changeTeam, disableStaff, enableStaff, setTeams } from '../../../modules/organisation/index.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { KNOWN_ACTS } from './say-act.ts'
import { text } from './text.ts'

const site = await testStaffSite({ after })
const admin = await site.signedIn(['administrator'], { name: 'Bea Boss', byPassword: true })
const ctx = withContext(site.database.ctx(), { actor: admin.person })
const words = async (query = '') => wordsOf((await admin.get(`/staff/audit${query}`)).body)

test('every act has words', () => {
  for (const type of KNOWN_ACTS) assert.ok(Object.hasOwn(text, `act.${type}`), type)
})

test('what an administrator does is there with who did it, every id in words', async () => {
  const { id: annId } = await site.person(['officer'], { name: 'Ann Other' })
  await changeStaff(ctx, annId, { roles: ['officer', 'team-leader'] })
  await setTeams(ctx, annId, ['highways'])
  await disableStaff(ctx, annId)
  await enableStaff(ctx, annId)
  await changeTeam(ctx, 'waste', { skills: [{ en: 'bins' }], disabled: true })
  const key = await createApiKey(ctx, { name: 'Lamp sensors' })
  await revokeApiKey(ctx, key.id)
  const notice = await publishNotice(ctx, { title: { en: 'Library closed' }, words: { en: 'Until Monday.' } })
  await endNotice(ctx, notice)
  const page = await words('?who=Bea')
  for (const said of [
    /Changed Ann Other Changed: roles Roles now: Officer, Team leader Bea Boss/,
    /Changed the teams of Ann Other Teams now: Highways Bea Boss/,
    /Disabled Ann Other Bea Boss/,
    /Let Ann Other sign in again Bea Boss/,
    /Changed the team ‘Waste and recycling’ Changed: skills, open or closed Bea Boss/,
    /Made the key ‘Lamp sensors’ Bea Boss/,
    /Revoked the key ‘Lamp sensors’ Bea Boss/,
    /Published the notice ‘Library closed’ Bea Boss/,
    /Ended the notice ‘Library closed’ Bea Boss/,
  ])
    assert.match(page, said)
  assert.doesNotMatch(page, /Signed in Bea Boss/)
  assert.match(await words('?who=Bea&what=sign-in'), /Signed in Bea Boss/)
})

test('is narrowed by who, what and when', async () => {
  assert.match(await words('?what=keys'), /Made the key/)
  assert.doesNotMatch(await words('?what=keys'), /Signed in/)
  assert.match(await words('?what=teams&from=2020-01-01'), /Changed the team/)
  assert.match(await words('?what=keys&to=2020-01-01'), /Nothing fits these filters/)
  assert.match(await words('?who=nobody-of-that-name'), /Nothing fits these filters/)
  assert.equal((await admin.get('/staff/audit?from=2026-99-99&what=constructor&before=x~y')).status, 200)
})

test('is for administrators alone', async () => {
  const leader = await site.signedIn(['officer', 'team-leader'], { name: 'A leader' })
  assert.equal((await leader.get('/staff/audit')).status, 404)
})
