import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, followAll, testDatabase } from '../../../../test/support/database.ts'
import { createApiKey } from '../../../modules/identity/index.ts'
import { addBody, addRoute, referralsFollower, setBodyKey } from '../../../modules/referrals/index.ts'
import { readRequest } from '../../../modules/requests/index.ts'
import { system } from '../../../platform/actor.ts'
import { pothole, testApi } from '../testing.ts'

const database = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-12-01T10:00:00Z') })
const api = await testApi({ after }, database)
const ctx = database.ctx({ actor: system('test') })
const admin = database.ctx({ actor: await addStaff(ctx, { roles: ['administrator'], name: 'Amin' }) })

test('of what another body deals with no answer holds a date of ours', async () => {
  const ours = (await api.post('/open311/v2/requests.json', pothole())).json()[0]
  assert.match(ours.service_notice, /we will look at it/)
  const refer = () => followAll(ctx, referralsFollower)
  await refer()
  await sql`update requests.requests set opened_at = opened_at - interval '1 hour'`.execute(ctx.db)
  const endpoint = { url: 'https://roads.example/v2', jurisdiction: 'roads', apiKey: 'k1' }
  const bodyId = await addBody(admin, { name: 'National Roads', ...endpoint, personal: false, personalBecause: '' })
  await addRoute(admin, { bodyId, service: 'pothole', area: '', code: 'POT' })
  const fields = pothole({ description: 'Another hole', email: 'b@example.test' })
  const theirs = (await api.post('/open311/v2/requests.json', fields)).json()[0]
  const says = 'National Roads deals with this, not us. We send it on to them, and tell what they say.'
  assert.equal(theirs.service_notice, `We have your report. ${says}`)

  await refer()
  const read = async (id: string) => (await api.get(`/open311/v2/requests/${id}.json`)).json()[0]
  const { service_notice, agency_responsible, expected_datetime } = await read(theirs.service_request_id)
  assert.deepEqual([service_notice, agency_responsible, expected_datetime], [says, 'National Roads', null])
  assert.match((await read(ours.service_request_id)).service_notice, /we will look at it/)

  const { body, promise } = (await api.get(`/api/v1/requests/${theirs.service_request_id}`)).json()
  assert.deepEqual([body, promise], ['National Roads', []])
})

test('a body tells us of a request under our reference or under its own number', async () => {
  const { id: keyId, key } = await createApiKey(admin, { name: 'National Roads' })
  const { rows } = await sql<{ bodyId: string; requestId: string }>`update referrals.referrals
    set status = 'sent', their_id = 'HW1' returning body_id as "bodyId", request_id as "requestId"`.execute(ctx.db)
  const [{ bodyId, requestId }] = rows as [(typeof rows)[number]]
  await setBodyKey(admin, bodyId, keyId)
  const tell = (number: string, description: string, api_key = key) =>
    api.post('/open311/v2/servicerequestupdates.xml', {
      ...{ api_key, service_request_id: number, status: 'open', description },
    })
  assert.equal((await tell('HW1', 'We look at it today.')).statusCode, 200)
  assert.equal((await tell('HW2', 'Not ours.')).statusCode, 404)
  assert.equal((await tell('HW1', 'Not theirs.', 'demo')).statusCode, 404)
  const { reference, updates } = await readRequest(ctx, requestId)
  assert.equal((await tell(reference, 'We have been there.')).statusCode, 200)
  assert.deepEqual(
    updates.map(({ words }) => words),
    ['We look at it today.'],
  )
})
