import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { findByReference, readRequest } from '../../../modules/requests/index.ts'
import { system } from '../../../platform/actor.ts'
import { testApi } from '../testing.ts'

const database = await testDatabase({ after }, { template: 'wrexham', now: new Date('2026-12-01T10:00:00Z') })
const api = await testApi({ after }, database)
type Row = Record<string, string>

test('a bilingual council answers in the language asked for, else in its first', async () => {
  const names = async (query: string): Promise<string[]> =>
    (await api.get(`/open311/v2/services.json${query}`)).json().map((row: Row) => row.service_name)
  const [english, welsh] = [await names('?language=en'), await names('?language=cy')]
  assert.equal(english.length, welsh.length)
  assert.notDeepEqual(english, welsh)
  assert.deepEqual(await names('?language=fr'), await names(''))
})

test('a report in Welsh is answered in Welsh and kept as one', async () => {
  const [place] = (await database.database.pool.query('select lat, lng from places.postcodes limit 1')).rows
  const answer = await api.post('/open311/v2/requests.json?language=cy', {
    api_key: 'demo',
    service_code: 'pothole',
    lat: String(place.lat),
    long: String(place.lng),
    description: 'Mae twll mawr yn y ffordd',
    first_name: 'Ann',
    email: 'ann@example.test',
  })
  assert.equal(answer.statusCode, 200, answer.body)
  const [{ service_request_id, service_notice }] = answer.json()
  assert.match(service_notice, /^Mae eich adroddiad gyda ni\. Erbyn dydd /)
  const asSystem = database.ctx({ actor: system('test') })
  const request = await readRequest(asSystem, (await findByReference(asSystem, service_request_id))!)
  assert.equal(request.participants[0]?.language, 'cy')
})

test('errors are said in Welsh too', async () => {
  const answer = await api.post('/open311/v2/requests.json?language=cy', { api_key: 'wrong' })
  assert.match(answer.json()[0].description, /api_key hwn/)
})
