// What another body deals with: no page says a date of ours for it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, followAll, testDatabase } from '../../../../test/support/database.ts'
import { fillDraft } from '../../../../test/support/fill-draft.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { publishNotice } from '../../../modules/notices/index.ts'
import {
  addBody,
  addRoute,
  listBodiesFor,
  listWithBodies,
  referralsFollower,
  takeBackReferral,
} from '../../../modules/referrals/index.ts'
import { countAffected, participantToken } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('test') })
const admin = database.ctx({ actor: await addStaff(ctx, { roles: ['administrator'], name: 'Amin' }) })
const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer', 'team-leader'], teams: ['highways'] }) })
const OURS = /we will look at it/

const idOf = ({ requestId }: { requestId: string }) => ({ id: requestId, service: 'pothole' })
const ask = () => buildRequest(database.ctx({ channel: 'web' }), { name: 'Sam Sample', email: 'sam@example.test' })
const earlier = await ask()

const refer = () => followAll(ctx, referralsFollower)

await refer()
const about = { title: { en: 'We mend on Friday' }, words: { en: 'All holes.' }, tells: true, services: ['pothole'] }
await publishNotice(officer, about)
const endpoint = { url: 'https://roads.example/v2', jurisdiction: 'roads', apiKey: 'k1' }
const bodyId = await addBody(admin, { name: 'National Roads', ...endpoint, personal: false, personalBecause: '' })
await addRoute(admin, { bodyId, service: 'pothole', area: '', code: 'POT' })
// Not before: it holds notices in memory.
const { visitor } = await testWeb({ after }, database)

async function read(path: string): Promise<string> {
  const { body, status } = await visitor().get(path)
  assert.equal(status, 200, path)
  return body.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('its pages say whose it is and nothing of our dates, as soon as it is asked and after it is sent on', async () => {
  const { participantId, reference } = await ask()
  const token = await participantToken(ctx, participantId)
  for (const isReferred of [false, true]) {
    if (isReferred) await refer()
    for (const [path, says] of [
      [`/sent/${token}`, /National Roads deals with this, not us\. We send it on to them/],
      [`/track/${token}`, /National Roads deals with this, not us\. We are sending it on to them/],
      [`/reports/${reference}`, /National Roads deals with this, not us\./],
    ] as const) {
      const page = await read(path)
      assert.match(page, says)
      assert.doesNotMatch(page, OURS, path)
      assert.doesNotMatch(page, /We mend on Friday/, path)
    }
  }
})

test('what a person has to read before it goes there is ours, as soon as it is asked', async () => {
  const words = 'My husband beats me'
  const { participantId } = await buildRequest(database.ctx({ channel: 'web' }), { name: 'Sam Sample', words })
  for (const isReferred of [false, true]) {
    if (isReferred) await refer()
    const page = await read(`/sent/${await participantToken(ctx, participantId)}`)
    assert.doesNotMatch(page, /National Roads/)
    assert.match(page, OURS)
  }
})

test('before it is asked the service, and what is checked before sending, say so too', async () => {
  assert.match(await read('/services/pothole'), /If you ask now National Roads deals with this, not us/)
  const { id, secret } = await fillDraft(database, { lat: 51.46104, lng: -2.11491 })
  const check = await visitor({ cookies: { fp_drafts: `${id}.${secret}` }, formAt: '/' }).get(`/ask/${id}/check`)
  assert.equal(check.status, 200)
  assert.match(check.body, /National Roads deals with this, not us/)
  assert.doesNotMatch(check.body, OURS)
})

test('what was asked before it went there, or is taken back, is ours with our dates and our news', async () => {
  const asked = await ask()
  const { requestId, participantId } = asked
  await refer()
  const extent = { services: ['pothole'], areas: [], postcodes: [], except: [] }
  const all = await countAffected(ctx, extent)
  assert.deepEqual([...(await listBodiesFor(ctx, [idOf(asked), idOf(earlier)])).keys()], [requestId])
  assert.ok((await listWithBodies(ctx)).includes(requestId))
  await takeBackReferral(officer, requestId)
  assert.ok(!(await listWithBodies(ctx)).includes(requestId))
  assert.ok(all > 0)
  for (const id of [participantId, earlier.participantId]) {
    const page = await read(`/track/${await participantToken(ctx, id)}`)
    assert.match(page, OURS)
    assert.match(page, /We mend on Friday/)
    assert.doesNotMatch(page, /National Roads/)
  }
})
