import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { createApiKey } from '../../../modules/identity/index.ts'
import { system } from '../../../platform/actor.ts'
import { pothole, testApi } from '../testing.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
let now = new Date('2026-12-01T23:30:00Z')
const api = await testApi({ after }, database, () => now)

async function send(fields: Parameters<typeof pothole>[0], headers = {}): Promise<string> {
  const answer = await api.post('/open311/v2/requests.json', pothole(fields), headers)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json()[0].service_request_id
}
const countAll = async () =>
  Number((await database.database.pool.query('select count(*) from requests.requests')).rows[0].count)
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000)
}

describe('a report sent again because no answer came', () => {
  test('is known by FixMyStreet’s number, whatever else has changed', async () => {
    const first = await send({ 'attribute[fixmystreet_id]': '101', description: 'First words' })
    assert.equal(await send({ 'attribute[fixmystreet_id]': '101', description: 'Moderated words', phone: '' }), first)
    assert.notEqual(await send({ 'attribute[fixmystreet_id]': '102', description: 'First words' }), first)
  })

  for (const code of ['external_id', 'service_request_id_ext', 'report_url'])
    test(`is known by attribute[${code}]`, async () => {
      const first = await send({ [`attribute[${code}]`]: `https://fms.test/report/${code}`, description: code })
      assert.equal(
        await send({ [`attribute[${code}]`]: `https://fms.test/report/${code}`, description: 'other' }),
        first,
      )
    })

  test('is known by the address of its page in the description, at the same place', async () => {
    const words = (title: string, id: number) =>
      `title: ${title}\n\ndetail: A hole\n\nurl: http://www.fixmystreet.test/report/${id}\n\nSubmitted via FixMyStreet\n`
    const first = await send({ description: words('Hole', 7) })
    assert.equal(await send({ description: words('Hole, mended title', 7) }), first)
    assert.notEqual(await send({ description: words('Hole', 8) }), first)
  })

  test('is another report when it only speaks of the same page from elsewhere', async () => {
    const description = 'Like http://www.fixmystreet.test/report/9 but worse'
    const first = await send({ description })
    assert.notEqual(await send({ description, lat: '51.4600' }), first)
  })

  test('is known by its Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'abc' }
    const first = await send({ description: 'With a key' }, key)
    assert.equal(await send({ description: 'With a key' }, key), first)
    assert.notEqual(await send({ description: 'With a key' }, { 'idempotency-key': 'abd' }), first)
  })

  test('is no repeat where the same Idempotency-Key comes with another report: that one is refused', async () => {
    const key = { 'idempotency-key': 'used' }
    const post = (fields: Record<string, string>, headers = {}) =>
      api.post('/open311/v2/requests.json', pothole(fields), headers)
    const [first] = (await post({ description: 'First' }, key)).json()
    const other = await post({ description: 'Street light out', service_code: 'street-light' }, key)
    assert.equal(other.statusCode, 422)
    assert.match(other.json()[0].description, /This Idempotency-Key came with another report before/)
    assert.deepEqual((await post({ description: 'First' }, key)).json(), [first])
  })

  test('is answered with what was promised of its own service, though it now names another', async () => {
    const number = { 'attribute[fixmystreet_id]': '701' }
    const post = (fields: Record<string, string>) =>
      api.post('/open311/v2/requests.json', pothole({ ...number, ...fields }))
    const [first] = (await post({ description: 'First' })).json()
    assert.deepEqual((await post({ description: 'Moved', service_code: 'street-light' })).json(), [first])
  })

  test('is answered with what was promised the first time, however late it is sent again', async () => {
    const post = () =>
      api.post('/open311/v2/requests.json', pothole({ description: 'Late again' }), { 'idempotency-key': 'late' })
    const [first] = (await post()).json()
    later(24 * 9)
    const [again] = (await post()).json()
    assert.match(first.service_notice, /By \w+day \d+ December we will look/)
    assert.deepEqual(again, first)
    const where = { lat: 51.4587, lng: -2.1156, words: 'By the bridge' }
    const answers = { where, size: 'large', depth: 'deep', position: 'wheels', details: 'Late in JSON' }
    const body = { service: 'pothole', answers }
    const asked = async () =>
      (await api.json('/api/v1/requests', body, { 'idempotency-key': 'late-json', 'x-api-key': 'demo' })).json()
    const said = await asked()
    later(24 * 9)
    assert.deepEqual((await asked()).promise, said.promise)
    assert.ok(said.promise?.length > 0, JSON.stringify(said))
  })

  test('is one request even if it says its number under another Idempotency-Key', async () => {
    const first = await send({ 'attribute[fixmystreet_id]': '103' }, { 'idempotency-key': 'one' })
    assert.equal(await send({ 'attribute[fixmystreet_id]': '103' }, { 'idempotency-key': 'two' }), first)
  })

  test('is known by the same fields in any order within 24 hours, over midnight too, and not after', async () => {
    const first = await send({ description: 'The same' })
    later(1)
    const reversed = Object.fromEntries(Object.entries(pothole({ description: 'The same' })).reverse())
    assert.equal((await api.post('/open311/v2/requests.xml', reversed)).body.includes(first), true)
    later(22.9)
    assert.equal(await send({ description: 'The same' }), first)
    later(0.2)
    assert.notEqual(await send({ description: 'The same' }), first)
  })

  test('by another key is another report', async () => {
    const { key } = await createApiKey(database.ctx({ actor: system('test') }), { name: 'Another app' })
    const fields = { 'attribute[fixmystreet_id]': '104', description: 'Two apps' }
    assert.notEqual(await send(fields), await send({ ...fields, api_key: key }))
  })

  test('twenty times at the same moment is one request', async () => {
    const before = await countAll()
    const fields = { 'attribute[fixmystreet_id]': '105', media_url: 'https://fms.test/105.jpg' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(fields)))
    assert.equal(new Set(answers).size, 1)
    const plain = await Promise.all(Array.from({ length: 20 }, () => send({ description: 'All at once' })))
    assert.equal(new Set(plain).size, 1)
    assert.equal(await countAll(), before + 2)
    const notes = await database.database.pool.query(
      "select count(*) from requests.updates where words like '%105.jpg'",
    )
    assert.equal(Number(notes.rows[0].count), 1)
  })
})
